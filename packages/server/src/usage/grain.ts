/** Length of the time that a roll-up is of. */
export type Grain = 'hour' | 'day' | 'week';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

export const LENGTH_MS = { hour: HOUR_MS, day: DAY_MS, week: WEEK_MS } as const;
/** Weeks begin on a Monday; 1970 began on a Thursday. */
const FIRST_MS = { hour: 0, day: 0, week: 4 * DAY_MS } as const;

/** Start of the hour, the day or the week (UTC) that a moment is in, in ms since 1970. */
export function startOf(grain: Grain, moment: number): number {
  const [length, first] = [LENGTH_MS[grain], FIRST_MS[grain]];
  return Math.floor((moment - first) / length) * length + first;
}

/** Starts of hours, days or weeks, from one moment on and before another. */
export function startsBetween(grain: Grain, from: number, to: number): number[] {
  const [length, starts]: [number, number[]] = [LENGTH_MS[grain], []];
  for (let at = firstFrom(grain, from); at < to; at += length) starts.push(at);
  return starts;
}

/** Start of the first one that does not begin before a moment. */
export function firstFrom(grain: Grain, moment: number): number {
  const start = startOf(grain, moment);
  return start < moment ? start + LENGTH_MS[grain] : start;
}
