import { inReadingOrder, type Piece, type Row } from './pieces.js';

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
      bands.push(...band);
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
function columnsFrom(
  rows: readonly Row[],
  start: number,
): { band: readonly Band[] | null; end: number } {
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
  const band = bandOf(own, found.gaps);
  const isText = band?.kind === 'columns';
  return { band: isText ? aroundTables(own, found.gaps) : band && [band], end: found.end };
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
  const columnOf = columnsBy(gaps);
  const columns = columnsOf(rows, gaps);
  const lengthOf = (column: readonly Row[]) =>
    column.reduce((sum, { segments }) => sum + textOf(segments).length, 0) / column.length;
  const [first = []] = columns;
  if (first.length > 0 && first.every(({ segments }) => BULLET.test(textOf(segments)))) return null;
  const isText =
    columns.length <= MOST_COLUMNS &&
    columns.every((column) => column.length >= TEXT_LINES && lengthOf(column) >= TEXT_LENGTH);
  if (isText) return textBeside(rows, gaps);
  const several = rows.filter((row) => new Set(row.segments.map(columnOf)).size > 1).length;
  if (several < 2 || several < rows.length / 2) return null;
  const own = gapsOfHead(rows, gaps);
  const cells = cellsOf(rows, own.length + 1, columnsBy(own));
  const isReversed = isFromTheRight(rows);
  return { kind: 'table', cells: isReversed ? cells.map((row) => [...row].reverse()) : cells };
}

/** The same gaps, without those between a name that is in the middle of its column and what is below it. */
function gapsOfHead(rows: readonly Row[], gaps: readonly Gap[]): Gap[] {
  const columnOf = columnsBy(gaps);
  const places = [...gaps.keys(), gaps.length].map((column) =>
    rows.flatMap(({ segments }, row) =>
      segments.some((one) => columnOf(one) === column) ? [row] : [],
    ),
  );
  const isHead = (column: readonly number[]) => column.length === 1 && column[0] === 0;
  let [before = []] = places;
  return gaps.filter((_, index) => {
    const next = places[index + 1] ?? [];
    const isOne = (isHead(next) && !before.includes(0)) || (isHead(before) && !next.includes(0));
    before = isOne ? [...before, ...next] : next;
    return !isOne;
  });
}

const columnsBy = (gaps: readonly Gap[]) => (piece: Piece) =>
  gaps.filter(({ to }) => piece.x >= to - 0.5).length;

function columnsOf(rows: readonly Row[], gaps: readonly Gap[]): Row[][] {
  const columnOf = columnsBy(gaps);
  return Array.from({ length: gaps.length + 1 }, (_, column) =>
    rows.flatMap((row): Row[] => {
      const segments = row.segments.filter((segment) => columnOf(segment) === column);
      return segments.length > 0 ? [{ ...row, segments }] : [];
    }),
  );
}

function textBeside(rows: readonly Row[], gaps: readonly Gap[]): Band {
  const columns = columnsOf(rows, gaps).filter(({ length }) => length > 0);
  return { kind: 'columns', columns: isFromTheRight(rows) ? columns.reverse() : columns };
}

function isFromTheRight(rows: readonly Row[]): boolean {
  const segments = rows.flatMap((row) => row.segments);
  const [first, last] = [segments.at(0), segments.at(-1)];
  const read = inReadingOrder(segments);
  return first !== last && read[0] === last;
}

/** Columns of text above and below tables, whose rows go across and have more parts than there are columns. */
function aroundTables(rows: readonly Row[], gaps: readonly Gap[]): Band[] {
  const bands: Band[] = [];
  const isAcross = ({ segments }: Row) => segments.length > gaps.length + 1;
  let text: Row[] = [];
  const flush = () => {
    if (text.length > 0) bands.push(textBeside(text, gaps));
    text = [];
  };
  for (let at = 0; at < rows.length;) {
    let end = at;
    for (let row = rows[end]; row && isAcross(row); row = rows[end]) end += 1;
    const table = end - at > 1 ? bandOf(rows.slice(at, end), gapsAmong(rows.slice(at, end))) : null;
    if (table?.kind === 'table') {
      flush();
      bands.push(table);
    } else text.push(...rows.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  flush();
  return bands;
}

function gapsAmong(rows: readonly Row[]): Gap[] {
  const whole: Gap[] = [{ from: -Infinity, to: Infinity }];
  const gaps = rows.reduce((some, { segments }) => common(some, gapsOf(segments)), whole);
  return gaps.filter((gap) => isBetween(gap, rows));
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

const textOf = (segments: readonly Piece[]) =>
  inReadingOrder(segments)
    .map(({ text }) => text)
    .join(' ');

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
