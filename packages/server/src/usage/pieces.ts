import type { Grain } from './roll-up.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A roll-up that is added, or taken away. */
export interface Piece {
  readonly grain: Grain;
  /** Its start, in ms since 1970. */
  readonly at: number;
  readonly sign: 1 | -1;
}

/**
 * Pieces that add up to the time between two moments: its hours, if it is shorter than a day; else the days (UTC)
 * between the midnights nearest to them, and the hours between each moment and its midnight. So a day of
 * Berlin in summer takes five roll-ups in place of 24, of which four are those of the days beside it, too.
 *
 * An hour belongs to where it begins.
 */
export function piecesBetween(from: number, to: number): Piece[] {
  if (to - from < DAY_MS) return hoursBetween(from, to, 1);
  const days = startsBetween(midnightOf(from), midnightOf(to), DAY_MS);
  return [
    ...days.map((at): Piece => ({ grain: 'day', at, sign: 1 })),
    ...hoursFromMidnight(to, 1),
    ...hoursFromMidnight(from, -1),
  ];
}

/** Hours from the nearest midnight to a moment: taken away where the midnight is later, or the sign is -1. */
function hoursFromMidnight(moment: number, sign: 1 | -1): Piece[] {
  const midnight = midnightOf(moment);
  return midnight < moment
    ? hoursBetween(midnight, moment, sign)
    : hoursBetween(moment, midnight, sign === 1 ? -1 : 1);
}

function hoursBetween(from: number, to: number, sign: 1 | -1): Piece[] {
  return startsBetween(from, to, HOUR_MS).map((at) => ({ grain: 'hour', at, sign }));
}

/** The nearest one, UTC. */
function midnightOf(moment: number): number {
  return Math.round(moment / DAY_MS) * DAY_MS;
}

/** Starts of periods of a length, from one moment on and before another. */
function startsBetween(from: number, to: number, length: number): number[] {
  const starts: number[] = [];
  for (let at = Math.ceil(from / length) * length; at < to; at += length) starts.push(at);
  return starts;
}
