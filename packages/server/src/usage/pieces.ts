import { DAY_MS, firstFrom, startOf, startsBetween, type Grain } from './grain.js';

/** A roll-up that is added, or taken away. */
export interface Piece {
  readonly grain: Grain;
  /** Start, in ms since 1970. */
  readonly at: number;
  readonly sign: 1 | -1;
}

/**
 * Pieces that add up to the time between two moments: its hours, if it is shorter than a day; else the days (UTC)
 * between the midnights nearest to them, and the hours between each moment and its midnight. So a day of
 * Berlin in summer takes five roll-ups in place of 24, of which four are those of the days beside it, too.
 * Where weeks are added up, each stands for its seven days.
 *
 * An hour belongs to where it begins.
 *
 * @param weeksUntil all weeks that end by then are added up
 */
export function piecesBetween(from: number, to: number, weeksUntil = 0): Piece[] {
  if (to - from < DAY_MS) return pieces('hour', from, to);
  return [
    ...daysBetween(midnightOf(from), midnightOf(to), weeksUntil),
    ...hoursFromMidnight(to, 1),
    ...hoursFromMidnight(from, -1),
  ];
}

function daysBetween(from: number, to: number, weeksUntil: number): Piece[] {
  const first = firstFrom('week', from);
  const last = startOf('week', Math.min(to, weeksUntil));
  if (last <= first) return pieces('day', from, to);
  return [
    ...pieces('day', from, first),
    ...pieces('week', first, last),
    ...pieces('day', last, to),
  ];
}

/** Hours from the nearest midnight to a moment: taken away where the midnight is later, or the sign is -1. */
function hoursFromMidnight(moment: number, sign: 1 | -1): Piece[] {
  const midnight = midnightOf(moment);
  return midnight < moment
    ? pieces('hour', midnight, moment, sign)
    : pieces('hour', moment, midnight, sign === 1 ? -1 : 1);
}

function pieces(grain: Grain, from: number, to: number, sign: 1 | -1 = 1): Piece[] {
  return startsBetween(grain, from, to).map((at) => ({ grain, at, sign }));
}

/** The nearest one, UTC. */
function midnightOf(moment: number): number {
  return Math.round(moment / DAY_MS) * DAY_MS;
}
