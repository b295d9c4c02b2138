import { spokenCode } from '../i18n/bench/bench-language.js';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A span of time in its largest unit: `5 min`. */
export function span(ms: number): string {
  const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? UNITS[3];
  const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(spokenCode(), style).format(Math.max(0, Math.floor(ms / length)));
}

/** A moment, by the reader's own clock. */
export function moment(at: string | Date): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(spokenCode(), style).format(new Date(at));
}
