import { spokenCode } from '../../i18n/bench/bench-language.js';
import { t } from '../../i18n/bench/t.js';

/** A number as the spoken language writes it. */
function written(value: number, digits = 0): string {
  return value.toLocaleString(spokenCode(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A duration for a sentence: `0.38 s` never, `380 ms`; from a second on `1.42 s`. */
export function duration(ms: number): string {
  return ms < 999.5 ? milliseconds(ms) : `${written(ms / 1_000, 2)} s`;
}

/** A duration for a column: whole milliseconds, so that a column has one unit. */
export function milliseconds(ms: number): string {
  return `${written(ms)} ms`;
}

export function count(value: number): string {
  return written(value);
}

/** Scores of 0 to 1 and beyond, always with the same number of decimals. */
export function score(value: number): string {
  return value.toFixed(3);
}

/** US dollars; small sums keep their first digits. Null is unknown, and 0 is really nothing. */
export function dollars(value: number | null): string {
  if (value === null) return t('unavailable');
  return value === 0 || value >= 0.01 ? `$${value.toFixed(2)}` : `$${value.toPrecision(2)}`;
}

/** The clock of the operator's machine, with milliseconds, always 24 hours: a log's column. */
export function clock(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const ms = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
}

/** Formats the time left: in minutes while there are at least two, then in seconds. */
export function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds >= 120 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`;
}
