import type { Piece, Row } from './piece.js';
import { joined } from './pieces.js';

/** A gap of so many letter heights may part columns where others begin in the same place. */
const TIGHT_GAP = 0.7;
/** Numbers and signs before a text, which are no column of their own. */
const LABEL = /^[^\p{L}]*$|^\(?\p{L}[.)]$/u;
/** Texts that begin so near to each other, in points, are aligned. */
const ALIGNED = 1;
/** Rows with a text that begins in one place, without any text across it between them. */
const LEAST_ROWS = 3;
/** Places that are looked at in a row. */
const MOST_PLACES = 60;

/** A place at which texts of rows below each other begin after a gap. */
interface Place {
  readonly x: number;
  readonly rows: number[];
}

/**
 * Rows of a page in which texts that nearly touch are parted where a column begins: where in several
 * rows a text begins in the same place after a gap, and none between them goes across it. Words of a
 * paragraph do not, whose lines go across each place.
 */
export function withTightColumns(rows: readonly Row[]): Row[] {
  const parted = rows.map(() => new Set<number>());
  let places: Place[] = [];
  const close = ({ x, rows: own }: Place) => {
    if (own.length >= LEAST_ROWS) for (const at of own) parted[at]?.add(x);
  };
  for (const [at, row] of rows.entries()) {
    const begins = beginsIn(row);
    const open: Place[] = [];
    for (const place of places) {
      const isBegun = begins.some((x) => Math.abs(x - place.x) <= ALIGNED);
      if (isBegun) place.rows.push(at);
      if (isBegun || !isAcross(row, place.x)) open.push(place);
      else close(place);
    }
    for (const x of begins) {
      const isKnown = open.some((place) => Math.abs(x - place.x) <= ALIGNED);
      if (!isKnown && open.length < MOST_PLACES) open.push({ x, rows: [at] });
    }
    places = open;
  }
  places.forEach(close);
  return rows.map((row, at) => {
    const own = [...(parted[at] ?? [])];
    if (own.length === 0) return row;
    return { ...row, segments: row.segments.flatMap((segment) => partedAt(segment, own)) };
  });
}

/** Places at which texts of a row begin after a gap, with more than a label before it. */
function beginsIn(row: Row): number[] {
  const begins: number[] = [];
  let isLabel = true;
  let right = Infinity;
  for (const { x, right: end, height, text } of row.segments.flatMap(partsOf)) {
    if (!isLabel && x - right >= height * TIGHT_GAP) begins.push(x);
    isLabel &&= LABEL.test(text);
    right = end;
  }
  return begins.slice(0, MOST_PLACES);
}

const partsOf = (segment: Piece) => segment.parts ?? [segment];

const isAcross = ({ segments }: Row, x: number) =>
  segments.some((one) =>
    partsOf(one).some((part) => part.x < x - ALIGNED && part.right > x + ALIGNED),
  );

function partedAt(segment: Piece, places: readonly number[]): Piece[] {
  const groups: Piece[][] = [];
  for (const part of partsOf(segment)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isNext =
      before !== undefined &&
      part.x - before.right >= part.height * TIGHT_GAP &&
      places.some((x) => Math.abs(part.x - x) <= ALIGNED);
    if (group && !isNext) group.push(part);
    else groups.push([part]);
  }
  return groups.length > 1 ? groups.map(joined) : [segment];
}
