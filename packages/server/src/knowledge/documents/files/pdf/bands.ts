import type { Piece, Row } from './pieces.js';

/** Part of a page from top to bottom. */
export type Band =
  | { readonly kind: 'lines'; readonly rows: readonly Row[] }
  /** Texts beside each other, each to be read to its end. */
  | { readonly kind: 'columns'; readonly columns: readonly (readonly Row[])[] }
  | { readonly kind: 'table'; readonly cells: readonly (readonly string[])[] };

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Narrowest gap between columns, in points. */
const NARROWEST = 8;
/** Columns of a text have lines of so many letters at least, and so many lines. */
const TEXT_LENGTH = 16;
const TEXT_LINES = 3;
const MOST_COLUMNS = 3;
const BULLET = /^(?:[•◦▪‣●○■·*–-]|\(?\w{1,3}[.)])$/;

/** Divides the rows of a page where columns begin and end: while a gap goes on between them. */
export function bandsOf(rows: readonly Row[]): Band[] {
  const bands: Band[] = [];
  let plain: Row[] = [];
  const flush = () => {
    if (plain.length > 0) bands.push({ kind: 'lines', rows: plain });
    plain = [];
  };
  for (let at = 0; at < rows.length;) {
    const { band, end } = columnsFrom(rows, at);
    if (band) {
      flush();
      bands.push(band);
      at = end;
    } else {
      const next = Math.max(end, at + 1);
      plain.push(...rows.slice(at, next));
      at = next;
    }
  }
  flush();
  return bands;
}

/** The columns that begin with a row, as far down as the gaps between them go on. */
function columnsFrom(rows: readonly Row[], start: number): { band: Band | null; end: number } {
  let gaps: Gap[] = [{ from: -Infinity, to: Infinity }];
  let found: { gaps: Gap[]; end: number } | null = null;
  for (let end = start; end < rows.length; end++) {
    const row = rows[end];
    if (!row) break;
    gaps = common(gaps, gapsOf(row.segments));
    const inner = gaps.filter((gap) =>
      isBetween(gap, rows.slice(start, Math.min(end + 1, start + 40))),
    );
    if (inner.length > 0) found = { gaps: inner, end: end + 1 };
    // A heading or a text across all columns ends them; a table's heading may come before any gap.
    else if (found || end > start + 2) break;
  }
  if (!found) return { band: null, end: start };
  const own = rows.slice(start, found.end);
  const [first] = own;
  // What stands above the columns on its own is no part of them.
  if (!first || (first.segments.length === 1 && !isBesideOther(first, own))) {
    return { band: null, end: start };
  }
  return { band: bandOf(own, found.gaps), end: found.end };
}

/** A lone piece of a row that another column's rows stand between. */
const isBesideOther = (first: Row, rows: readonly Row[]) =>
  rows
    .slice(1, 4)
    .some(({ segments }) =>
      segments.some(
        ({ x, right }) =>
          x > (first.segments[0]?.right ?? 0) || right < (first.segments[0]?.x ?? 0),
      ),
    );

function bandOf(rows: readonly Row[], gaps: readonly Gap[]): Band | null {
  const columnOf = ({ x }: Piece) => gaps.filter(({ to }) => x >= to - 0.5).length;
  const columns = Array.from({ length: gaps.length + 1 }, (_, column) =>
    rows.flatMap((row): Row[] => {
      const segments = row.segments.filter((segment) => columnOf(segment) === column);
      return segments.length > 0 ? [{ ...row, segments }] : [];
    }),
  );
  const lengthOf = (column: readonly Row[]) =>
    column.reduce((sum, { segments }) => sum + textOf(segments).length, 0) / column.length;
  const [first = []] = columns;
  if (first.length > 0 && first.every(({ segments }) => BULLET.test(textOf(segments)))) return null;
  const isText =
    columns.length <= MOST_COLUMNS &&
    columns.every((column) => column.length >= TEXT_LINES && lengthOf(column) >= TEXT_LENGTH);
  if (isText) {
    const isRightToLeft = rows.every(({ segments }) => segments.some((one) => one.isRightToLeft));
    return { kind: 'columns', columns: isRightToLeft ? columns.reverse() : columns };
  }
  const several = rows.filter((row) => new Set(row.segments.map(columnOf)).size > 1).length;
  if (several < 2 || several < rows.length / 2) return null;
  return { kind: 'table', cells: cellsOf(rows, gaps.length + 1, columnOf) };
}

/** Cells of a table; a line without its first column goes on with the row above. */
function cellsOf(
  rows: readonly Row[],
  width: number,
  columnOf: (piece: Piece) => number,
): string[][] {
  const cells: string[][] = [];
  for (const [index, row] of rows.entries()) {
    const own = Array.from({ length: width }, (_, column) =>
      textOf(row.segments.filter((segment) => columnOf(segment) === column)),
    );
    const above = cells.at(-1);
    const near = (rows[index - 1]?.y ?? Infinity) - row.y < row.height * 1.6;
    if (above && index > 1 && own[0] === '' && near) {
      for (const [column, text] of own.entries()) {
        above[column] = `${above[column] ?? ''} ${text}`.trim();
      }
    } else cells.push(own);
  }
  return cells;
}

const textOf = (segments: readonly Piece[]) => segments.map(({ text }) => text).join(' ');

function gapsOf(segments: readonly Piece[]): Gap[] {
  const gaps: Gap[] = [];
  let from = -Infinity;
  for (const { x, right } of segments) {
    if (x - from >= NARROWEST) gaps.push({ from, to: x });
    from = Math.max(from, right);
  }
  return [...gaps, { from, to: Infinity }];
}

function common(some: readonly Gap[], others: readonly Gap[]): Gap[] {
  return some
    .flatMap((a) =>
      others.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })),
    )
    .filter(({ from, to }) => to - from >= NARROWEST)
    .slice(0, 60);
}

/** Tells whether there is something on either side of a gap. */
function isBetween({ from, to }: Gap, rows: readonly Row[]): boolean {
  if (from === -Infinity || to === Infinity) return false;
  const all = rows.flatMap(({ segments }) => segments);
  return all.some(({ right }) => right <= from + 0.5) && all.some(({ x }) => x >= to - 0.5);
}
