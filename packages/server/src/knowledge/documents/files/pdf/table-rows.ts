import { continued } from './joined-lines.js';
import type { Piece, Row } from './piece.js';
import { inReadingOrder } from './pieces.js';

/** A gap of so many times the distance of lines in a cell parts rows of a table. */
const ROW_GAP = 1.2;
/** Lines are at least so many heights apart. */
const LEAST_PITCH = 0.8;
/** Lines nearer than so many heights are of one text. */
const NEAR = 1.6;
/** Rows of such a table, and the share of them that have something in several columns. */
const LEAST_ROWS = 3;
const ACROSS = 0.75;
/** Share of the lines that go on with a row which leave a column empty: its text is shorter. */
const PARTIAL = 0.5;
/** Share of the lines of cells that have no room for the first word of the next. */
const FULL = 0.6;

/** Part of a line in one column. */
interface Cell {
  readonly text: string;
  readonly right: number;
  readonly y: number;
  /** Width of its first word with the blank before it, about. */
  readonly word: number;
}

/** A line of a table: what it has in each column, null for nothing. */
type Line = readonly (Cell | null)[];

/** Rows of a table, each with its lines from top to bottom. */
export type TableRows = readonly (readonly Line[])[];

/**
 * Rows of a table whose cells go on over lines, by the gaps between rows, which are wider than those
 * between lines; null if they are not, as where rows of one line stand in groups. In a cell, lines
 * follow each other closely, and each has no room for a word of the next.
 */
export function wrappedRows(
  rows: readonly Row[],
  width: number,
  columnOf: (piece: Piece) => number,
): TableRows | null {
  const lines = linesOf(rows, width, columnOf);
  const height = rows.reduce((most, row) => Math.max(most, row.height), 0);
  const pitch = pitchOf(lines, height);
  const groups: Line[][] = [];
  // Signs above and below a line are no lines.
  if (pitch < height * LEAST_PITCH) return null;
  for (const [at, line] of lines.entries()) {
    const group = groups.at(-1);
    const gap = (rows[at - 1]?.y ?? Infinity) - (rows[at]?.y ?? 0);
    if (group && gap <= pitch * ROW_GAP) group.push(line);
    else groups.push([line]);
  }
  const across = groups.filter((group) => width - emptyIn(group, width) > 1).length;
  if (groups.length < LEAST_ROWS || across < groups.length * ACROSS) return null;
  const following = groups.flatMap((group) => group.slice(1));
  const partial = following.filter((line) => line.includes(null)).length;
  if (following.length === 0 || partial < following.length * PARTIAL) return null;
  return isWrapped(groups, width, pitch) ? groups : null;
}

/** Columns of which a row has nothing. */
function emptyIn(lines: readonly Line[], width: number): number {
  let empty = 0;
  for (let column = 0; column < width; column++) {
    if (lines.every((line) => line[column] === null)) empty += 1;
  }
  return empty;
}

/** True if lines of several rows go on in several columns: read as lines, their texts would mix. */
export const isMixedByLines = (rows: TableRows): boolean =>
  rows.filter((lines) => lines.slice(1).some((line) => line.filter(Boolean).length > 1)).length > 1;

/** Texts of the cells of rows. */
export const textsOf = (rows: TableRows): string[][] =>
  rows.map((lines) =>
    (lines[0] ?? []).map((_, column) =>
      lines
        .flatMap((line) => line[column]?.text ?? [])
        .reduce((before, text) => (before === '' ? text : continued(before, text)), ''),
    ),
  );

/**
 * Rows of a table of single lines. One without its first column goes on with the row above, unless
 * most of its cells would have had room there.
 */
export function singleRows(
  rows: readonly Row[],
  width: number,
  columnOf: (piece: Piece) => number,
): TableRows {
  const lines = linesOf(rows, width, columnOf);
  const rights = Array.from({ length: width }, (_, column) => rightOf(lines, column));
  const groups: Line[][] = [];
  for (const [at, line] of lines.entries()) {
    const [row, group] = [rows[at], groups.at(-1)];
    const isNear = row && (rows[at - 1]?.y ?? Infinity) - row.y < row.height * NEAR;
    const goesOn = at > 1 && isNear && line[0] === null;
    if (group && goesOn && !hasRoom(group.at(-1), line, rights)) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** True if most of several cells would have had room in the line above. */
function hasRoom(above: Line | undefined, line: Line, rights: readonly number[]): boolean {
  const cells = line.flatMap((cell, column) => (cell ? [{ cell, column }] : []));
  const room = cells.filter(({ cell, column }) => {
    const before = above?.[column];
    return before && before.right + cell.word <= (rights[column] ?? 0) - 1;
  });
  return cells.length > 1 && room.length * 2 > cells.length;
}

/** Right end of a column. */
const rightOf = (lines: readonly Line[], column: number) =>
  lines.reduce((most, line) => Math.max(most, line[column]?.right ?? -Infinity), -Infinity);

function linesOf(rows: readonly Row[], width: number, columnOf: (piece: Piece) => number): Line[] {
  return rows.map(({ segments }) => {
    const columns = Array.from({ length: width }, (): Piece[] => []);
    for (const segment of segments) columns[columnOf(segment)]?.push(segment);
    return columns.map(cellOf);
  });
}

function cellOf(pieces: readonly Piece[]): Cell | null {
  const [first] = pieces;
  if (!first) return null;
  const right = Math.max(...pieces.map((piece) => piece.right));
  const text = inReadingOrder(pieces)
    .map((piece) => piece.text)
    .join(' ');
  const letters = text.split(' ', 1).join('').length + 1;
  return { text, right, y: first.y, word: (letters * (right - first.x)) / text.length };
}

/** Distance of the closest lines in a column, in points. */
function pitchOf(lines: readonly Line[], height: number): number {
  let least = height * NEAR;
  const above: (number | undefined)[] = [];
  for (const line of lines) {
    for (const [column, cell] of line.entries()) {
      if (!cell) continue;
      least = Math.min(least, (above[column] ?? Infinity) - cell.y);
      above[column] = cell.y;
    }
  }
  return least;
}

/** True if lines of each cell follow closely, and most are as full as the column is wide. */
function isWrapped(groups: TableRows, width: number, pitch: number): boolean {
  let all = 0;
  let full = 0;
  for (let column = 0; column < width; column++) {
    const cells = groups.map((group) => group.flatMap((line) => line[column] ?? []));
    const right = rightOf(groups.flat(), column);
    for (const lines of cells) {
      for (const [at, { y, word }] of lines.entries()) {
        const above = lines[at - 1];
        if (!above) continue;
        if (above.y - y > pitch * ROW_GAP) return false;
        all += 1;
        if (above.right + word > right - 1) full += 1;
      }
    }
  }
  return full >= all * FULL;
}
