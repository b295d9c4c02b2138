import type { Piece, Row } from './piece.js';
import { rowsOf } from './pieces.js';

/** Running lines at each end of a page, at most: a title above a chapter above a rule of signs. */
const MOST_LINES = 3;
/** A line runs if it stands on so many pages, and on such a part of them: left and right pages differ. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.4;
/** The gap between running lines and the text is so many times the usual one of the page. */
const GAP = 1.5;
/** Running lines of different pages stand at the same height, in points. */
const SAME_PLACE = 3;
/** Letters beside a page number, at most, as in `Page 3 of 12`. */
const LETTERS_OF_NUMBER = 8;

interface Line {
  readonly page: number;
  readonly row: Row;
  /** Rows from there into the page. */
  readonly inward: readonly Row[];
  /** Usual distance of two rows of the page, in points. */
  readonly usualGap: number;
  readonly text: string;
  readonly numbers: readonly number[];
}

/**
 * Removes headers and footers that repeat: in the middle of sentences that go on over pages, and in
 * each passage, they are in the way. A text that runs stays where it stands first, a page number nowhere.
 *
 * Taken for running is a line at the end of a page that stands on many pages at the same height, with the
 * same text. Only numbers in it may differ, by as much as the numbers of the pages. A gap sets it
 * off from the text, and its parts do not stand above columns: the head of a table that goes on is none.
 *
 * @param pages pieces of each page, in points from the lower left
 */
export function withoutRunningHeads(pages: readonly (readonly Piece[])[]): Piece[][] {
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  const left = pages.map((pieces) => [...pieces]);
  if (pages.length < LEAST_PAGES) return left;
  const kept = new Set<string>();
  for (const end of ['top', 'bottom'] as const) {
    for (let line = 0; line < MOST_LINES; line++) {
      const running = linesAt(left, end, kept).flatMap((alike) => runningIn(alike, least));
      if (running.length === 0) break;
      for (const group of running) {
        const [first] = group;
        const isKept = first !== undefined && !isPageNumber(group);
        if (isKept) kept.add(keyOf(first.page, first.row));
        for (const { page, row } of isKept ? group.slice(1) : group) {
          left[page] = left[page]?.filter((piece) => !isIn(piece, row)) ?? [];
        }
      }
    }
  }
  return left;
}

/** The outermost lines of pages that are not kept, by text and height. */
function linesAt(
  pages: readonly (readonly Piece[])[],
  end: 'top' | 'bottom',
  kept: ReadonlySet<string>,
): Line[][] {
  const groups = new Map<string, Line[][]>();
  for (const [page, pieces] of pages.entries()) {
    const rows = rowsOf(pieces);
    if (end === 'bottom') rows.reverse();
    const at = rows.findIndex((row) => !kept.has(keyOf(page, row)));
    const row = rows[at];
    if (!row) continue;
    const text = row.segments.map((segment) => segment.text).join(' ');
    const template = text.replace(/\d+/g, '#');
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    const inward = rows.slice(at + 1);
    const line: Line = { page, row, inward, usualGap: usualGap(rows), text, numbers };
    const alike = groups.get(template) ?? [];
    const group = alike.find(([one]) => one && Math.abs(one.row.y - row.y) <= SAME_PLACE);
    if (group) group.push(line);
    else alike.push([line]);
    groups.set(template, alike);
  }
  return [...groups.values()].flat();
}

/** Those that run: all that are alike, or those with one text beside the page number, as of a chapter. */
function runningIn(alike: readonly Line[], least: number): (readonly Line[])[] {
  if (runs(alike, least)) return [alike];
  const slots = alike[0]?.numbers.map((_, at) => ({
    same: countsOf(alike, ({ numbers }) => numbers[at] ?? 0),
    following: countsOf(alike, ({ numbers, page }) => (numbers[at] ?? 0) - page),
  }));
  const texts = new Map<string, Line[]>();
  for (const line of alike) {
    const text = line.numbers.map((number, at) => {
      const fromPage = number - line.page;
      const same = slots?.[at]?.same.get(number) ?? 0;
      const following = slots?.[at]?.following.get(fromPage) ?? 0;
      return following > same ? `page ${fromPage}` : number;
    });
    const key = text.join();
    const group = texts.get(key);
    if (group) group.push(line);
    else texts.set(key, [line]);
  }
  return [...texts.values()].filter((group) => runs(group, Math.min(least, LEAST_PAGES)));
}

function countsOf(lines: readonly Line[], valueOf: (line: Line) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const value = valueOf(line);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** True if it stands on enough pages, and its numbers are the same or follow those of the pages. */
function runs(group: readonly Line[], least: number): boolean {
  const [first] = group;
  if (!first || group.length < least) return false;
  if (group.filter(isSetOff).length * 2 < group.length || group.some(isHeadOfTable)) return false;
  return first.numbers.every((number, at) =>
    [0, 1].some((step) =>
      group.every(
        ({ page, numbers }) => (numbers[at] ?? 0) - number === step * (page - first.page),
      ),
    ),
  );
}

/** Distance of most neighbouring rows, in points. */
function usualGap(rows: readonly Row[]): number {
  const gaps = rows.slice(1).map((row, at) => Math.abs((rows[at]?.y ?? 0) - row.y));
  return gaps.sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
}

/** True if a wide gap follows it, or the running lines next to it. */
function isSetOff({ row, inward, usualGap }: Line): boolean {
  const rows = [row, ...inward.slice(0, MOST_LINES)];
  return rows.some(({ y }, at) => at > 0 && Math.abs((rows[at - 1]?.y ?? 0) - y) > usualGap * GAP);
}

/** True if its parts stand above parts of the next row, and not all above the one line of a text. */
function isHeadOfTable({ row, inward: [next] }: Line): boolean {
  const columns = next?.segments.filter(({ x, right }) =>
    row.segments.some(
      (part) => Math.abs(x - part.x) <= SAME_PLACE || Math.abs(right - part.right) <= SAME_PLACE,
    ),
  );
  return (columns?.length ?? 0) > 1;
}

function isPageNumber([first, second]: readonly Line[]): boolean {
  const letters = first?.text.match(/\p{L}/gu)?.length ?? 0;
  return letters <= LETTERS_OF_NUMBER && first?.text !== second?.text;
}

const keyOf = (page: number, row: Row) => `${page} ${row.y}`;
const isIn = (piece: Piece, row: Row) =>
  piece.y <= row.y && row.y - piece.y < Math.max(2, row.height * 0.5);
