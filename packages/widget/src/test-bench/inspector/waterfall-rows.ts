import type { Mark } from '@chatbot-test/shared/protocol/message.schema.js';

export interface WaterfallRow {
  readonly name: Mark['name'];
  /** Whole milliseconds, rounded so that the rows add up to the rounded total. */
  readonly ms: number;
  /** Start and length of the bar, as parts of the whole, 0 to 1. */
  readonly start: number;
  readonly length: number;
  readonly longest: boolean;
}

/**
 * The bars of a waterfall. Marks are contiguous: each begins where the one before ends. Rounding
 * goes by the cumulative time (each row is the difference of two rounded ends), so that what is
 * read adds up: no row is a millisecond or more off, and neither is the sum.
 */
export function waterfallRows(marks: readonly Mark[]): readonly WaterfallRow[] {
  const total = marks.reduce((sum, { ms }) => sum + ms, 0);
  const longest = Math.max(...marks.map(({ ms }) => ms));
  let end = 0;
  return marks.map(({ name, ms }) => {
    const start = end;
    end += ms;
    return {
      name,
      ms: Math.round(end) - Math.round(start),
      start: total > 0 ? start / total : 0,
      length: total > 0 ? ms / total : 0,
      longest: ms > 0 && ms === longest,
    };
  });
}
