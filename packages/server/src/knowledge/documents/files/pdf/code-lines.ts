import type { Piece, Row } from './piece.js';

/** Lines of code have no more than so many letter heights between them, and an empty line if they have so many. */
const FARTHEST = 3;
const EMPTY_LINE = 1.8;
/** Letters before a piece on its line, at most: places may be anywhere. */
const WIDEST = 160;
/** Code is less than this part of a text: letters of one width throughout are those of a typewriter. */
const MOST_CODE = 0.5;

/** Tells whether letters of one width mean code in a text, and are not all that it has. */
export function hasCode(pieces: readonly Piece[]): boolean {
  const lettersIn = (some: readonly Piece[]) =>
    some.reduce((sum, { text }) => sum + text.length, 0);
  const code = lettersIn(pieces.filter(({ isCode }) => isCode === true));
  return code > 0 && code < lettersIn(pieces) * MOST_CODE;
}

/** Counts the rows of code from one on: two at least, since one may be of a sentence. */
export function codeRowsFrom(rows: readonly Row[], start: number): number {
  let end = start;
  for (let row = rows[end]; row && isCode(row); row = rows[end]) {
    const above = end > start ? rows[end - 1] : undefined;
    if (above && above.y - row.y > row.height * FARTHEST) break;
    end += 1;
  }
  return end - start > 1 ? end - start : 0;
}

const isCode = ({ segments }: Row) => segments.every((segment) => segment.isCode === true);

/** Markdown of code, with its lines and how far they are from the left. */
export function codeOf(rows: readonly Row[]): string {
  const parts = rows.map(({ segments }) => segments.flatMap((one) => one.parts ?? [one]));
  const all = parts.flat();
  const left = all.reduce((least, { x }) => Math.min(least, x), Infinity);
  const longest = all.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const width = (longest.right - longest.x) / longest.text.length;
  const lines = parts.flatMap((pieces, at) => {
    const [above, row] = [rows[at - 1], rows[at]];
    const isApart = above && row && above.y - row.y > row.height * EMPTY_LINE;
    return [...(isApart ? [''] : []), lineOf(pieces, left, width)];
  });
  const fence = '`'.repeat(longestFence(lines) + 1);
  return [fence, ...lines, fence].join('\n');
}

function lineOf(pieces: readonly Piece[], left: number, width: number): string {
  let line = '';
  for (const { x, text } of pieces) {
    const place = Math.round((x - left) / width);
    line = line.padEnd(Math.min(place, WIDEST)) + text.trimEnd();
  }
  return line;
}

/** Signs of the longest fence that would end code with these lines, or one less than a fence has. */
const longestFence = (lines: readonly string[]) =>
  lines.reduce((most, line) => Math.max(most, /^\s*(`+)/.exec(line)?.[1]?.length ?? 0), 2);
