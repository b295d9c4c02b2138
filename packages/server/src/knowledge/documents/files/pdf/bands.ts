import { isContents } from './contents.js';
import type { Piece, Row } from './piece.js';
import { inReadingOrder } from './pieces.js';
import { isMixedByLines, singleRows, textsOf, wrappedRows } from './table-rows.js';

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
const NARROWEST = 5;
/** Words have gaps of less by chance in a few lines. */
const SURE_GAP = 8;
const SURE_ROWS = 3;
/** Columns of a text have lines of so many letters at least, and so many lines. */
const TEXT_LENGTH = 16;
const TEXT_LINES = 3;
const MOST_COLUMNS = 3;
/** Rows of columns; what goes on is looked at anew. */
const MOST_ROWS = 500;
/** A line below a table is so many times as far from it as its rows are from each other. */
const SET_OFF = 1.3;
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
  for (let end = start; end < Math.min(rows.length, start + MOST_ROWS); end++) {
    const row = rows[end];
    if (!row) break;
    gaps = common(gaps, gapsOf(row.segments));
    const inner = gaps.filter(
      (gap) =>
        isBetween(gap, rows.slice(start, Math.min(end + 1, start + 40))) &&
        (end - start >= SURE_ROWS || gap.to - gap.from >= SURE_GAP),
    );
    // Nor does a line across some of them that is set off.
    const isFewer = found !== null && inner.length < found.gaps.length;
    if (isFewer && row.segments.length === 1 && isSetOff(rows, end)) break;
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
  if (band?.kind === 'columns') return { band: aroundTables(own, found.gaps), end: found.end };
  if (!band) return { band: null, end: found.end };
  const [from, to] = endsOfTable(own, found.gaps);
  if (from === 0 && to === own.length) return { band: [band], end: found.end };
  // Without what is above and below it, a table may have more columns.
  if (from > 0) return { band: null, end: start + from };
  const table = bandOf(own.slice(0, to), gapsAmong(own.slice(0, to)));
  return { band: table && [table], end: start + to };
}

/** True if a row is farther from the one above than that is from the one above it. */
function isSetOff(rows: readonly Row[], at: number): boolean {
  const [first, second, own] = rows.slice(Math.max(at - 2, 0), at + 1).map(({ y }) => y);
  if (first === undefined || second === undefined || own === undefined) return false;
  return second - own > (first - second) * SET_OFF;
}

/** Rows at which a table begins and ends: not with lines in one column that are a text above, or set off below. */
function endsOfTable(rows: readonly Row[], gaps: readonly Gap[]): readonly [number, number] {
  const columnOf = columnsBy(gaps);
  const isAcross = rows.map(({ segments }) => new Set(segments.map(columnOf)).size > 1);
  const from = Math.max(isAcross.indexOf(true), 0);
  const last = isAcross.lastIndexOf(true);
  const steps = rows.map(({ y }, at) => (rows[at - 1]?.y ?? Infinity) - y);
  const usual = steps.slice(from + 1, last + 1).sort((a, b) => a - b);
  const step = usual[Math.floor(usual.length / 2)] ?? 0;
  const below = steps.findIndex((one, at) => at > last && one > step * SET_OFF);
  return [from, below === -1 ? rows.length : below];
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
  const own = gapsOfHead(rows, gaps);
  const wrapped = wrappedRows(rows, own.length + 1, columnsBy(own));
  const isMixed = wrapped !== null && isMixedByLines(wrapped);
  const isText =
    columns.length <= MOST_COLUMNS &&
    columns.every((column) => column.length >= TEXT_LINES && lengthOf(column) >= TEXT_LENGTH);
  if (isText && !isMixed) return textBeside(rows, gaps);
  if (isContents(rows)) return null;
  const several = rows.filter((row) => new Set(row.segments.map(columnOf)).size > 1).length;
  if (!isMixed && (several < 2 || several < rows.length / 2)) return null;
  const cells = textsOf(wrapped ?? singleRows(rows, own.length + 1, columnsBy(own)));
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
