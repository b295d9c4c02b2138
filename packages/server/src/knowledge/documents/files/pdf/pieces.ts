import { normalForm } from '../../../../input/normal-form.js';
import { isLetterSpaced, written } from './letter-spaced.js';
import type { Piece, Row } from './piece.js';
import { withRaised } from './raised-signs.js';

/** A gap of so many letter heights parts words, and one of so many parts columns. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 1.1;

/** Letters that are one sign, and forms of Arabic and Hebrew ones by their places in words: Unicode says what they stand for. */
const FORMS = /[\uFB00-\uFB06\uFB1D-\uFDFF\uFE70-\uFEFC]+/g;

/**
 * The pieces of a page that have text, as PDF.js lists them, by the four directions in which it is written: each as
 * if it was level. The direction of most of it comes first.
 *
 * @param hasText whether the letters of a font do; U+FFFD stands for those that do not
 * @param isCode whether the letters of a font are all of one width
 */
export function piecesOf(
  items: readonly object[],
  hasText: (font: string) => boolean = () => true,
  isCode: (font: string) => boolean = () => false,
): Piece[][] {
  const turned: [Piece[], Piece[], Piece[], Piece[]] = [[], [], [], []];
  const spacedLines = new Set<number>();
  for (const item of items) {
    if (!('str' in item && 'transform' in item)) continue;
    const { str, transform } = item as { str: string; transform: number[] };
    if (isLetterSpaced(str)) spacedLines.add(Math.round(transform[5] ?? 0));
  }
  for (const item of items) {
    if (!('str' in item && 'transform' in item)) continue;
    const { str, transform, width, height, dir, fontName } = item as {
      str: string;
      transform: number[];
      width: number;
      height: number;
      dir: string;
      fontName: string;
    };
    if (str.trim() === '') continue;
    const [, , , , left = 0, bottom = 0] = transform;
    const quarter = quarterOf(transform);
    const [x, y] = level(quarter, left, bottom);
    const word = written(str, spacedLines.has(Math.round(bottom)));
    const text = hasText(fontName)
      ? word.replace(FORMS, (forms) => normalForm(forms, 'NFKC'))
      : '\uFFFD'.repeat(str.length);
    turned[quarter]?.push({
      ...{ text, x, y, right: x + width, height },
      ...{ isRightToLeft: dir === 'rtl', isCode: isCode(fontName) },
    });
  }
  const lengthOf = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { text }) => sum + text.length, 0);
  return turned
    .filter(({ length }) => length > 0)
    .sort((one, other) => lengthOf(other) - lengthOf(one));
}

/** Quarters by which a text is turned. A letter in a mirror, as the first E of XeTeX, stands in its line. */
function quarterOf([a = 1, b = 0, c = 0, d = 1]: readonly number[]): number {
  const isMirrored = a * d < b * c && a < 0;
  return isMirrored ? 0 : (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
}

/** A place on a page that is turned back by quarters. */
function level(quarters: number, x: number, y: number): readonly [number, number] {
  if (quarters === 1) return [y, -x];
  if (quarters === 2) return [-x, -y];
  return quarters === 3 ? [-y, x] : [x, y];
}

/** Segments in the order in which they are read. */
export function inReadingOrder(segments: readonly Piece[]): readonly Piece[] {
  const some = segments.filter(({ text }) => lettersIn(text) > 0);
  const isRightToLeft = 2 * some.filter((one) => one.isRightToLeft).length > some.length;
  return isRightToLeft ? [...segments].reverse() : segments;
}

/** The rows of a page from top to bottom. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  const byHeight = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  for (const piece of byHeight) {
    const row = rows.at(-1);
    const isSame = row && row.y - piece.y < Math.max(2, Math.min(row.height, piece.height) * 0.5);
    if (!isSame) rows.push({ y: piece.y, height: piece.height, segments: [piece] });
    else {
      row.segments.push(piece);
      row.height = Math.max(row.height, piece.height);
    }
  }
  const whole = withRaised(rows);
  for (const row of whole) row.segments = segmentsOf(row.segments);
  return whole;
}

/** Joins what is written on, by the gaps between. */
function segmentsOf(pieces: readonly Piece[]): Piece[] {
  const groups: Piece[][] = [];
  let right = -Infinity;
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    const gap = piece.x - right;
    const group = groups.at(-1);
    // What overlaps was drawn twice, for boldness or a shadow.
    if (group?.some((one) => one.text === piece.text && Math.abs(one.x - piece.x) < 1)) continue;
    if (group && gap < piece.height * COLUMN_GAP) group.push(piece);
    else groups.push([piece]);
    right = Math.max(right, piece.right);
  }
  return groups.map(joined);
}

/** One piece of several beside each other, in the order in which they are read. */
export function joined(group: readonly Piece[]): Piece {
  const [first] = group;
  if (!first) throw new Error('A group has a piece.');
  const letters = (of: boolean) =>
    group.reduce((sum, one) => sum + (one.isRightToLeft === of ? lettersIn(one.text) : 0), 0);
  // Numbers stand in lines of either direction.
  const isRightToLeft = letters(true) > letters(false);
  const read = isRightToLeft ? rightToLeft(group) : leftToRight(group);
  let text = '';
  let before: Piece | null = null;
  for (const piece of read) {
    const gap = before ? Math.max(piece.x - before.right, before.x - piece.right) : 0;
    const isParted = /\s$/.test(text) || /^\s/.test(piece.text);
    text += (!isParted && gap > piece.height * WORD_GAP ? ' ' : '') + piece.text;
    before = piece;
  }
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    x: first.x,
    y: first.y,
    right: Math.max(...group.map(({ right }) => right)),
    height: Math.max(...group.map(({ height }) => height)),
    isRightToLeft,
    isCode: group.every((piece) => piece.isCode === true),
    parts: group,
  };
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** Brackets by which are drawn in their place from the right. */
const MIRRORED: Readonly<Record<string, string>> = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' },
  ...{ '<': '>', '>': '<', '«': '»', '»': '«' },
};

/** Words from right to left in a line of the other direction, with the signs and numbers between them. */
function leftToRight(group: readonly Piece[]): Piece[] {
  const read: Piece[] = [];
  let words: Piece[] = [];
  let signs: Piece[] = [];
  const flush = () => {
    read.push(...rightToLeft(words), ...signs);
    words = [];
    signs = [];
  };
  for (const piece of group) {
    if (piece.isRightToLeft) {
      words.push(...signs, piece);
      signs = [];
    } else if (words.length > 0 && lettersIn(piece.text) === 0) signs.push(piece);
    else {
      flush();
      read.push(piece);
    }
  }
  flush();
  return read;
}

/**
 * Numbers and foreign words in such a line are read from left to right among themselves. Signs between
 * two of them belong to them; at their ends, signs belong to the line.
 */
function rightToLeft(group: readonly Piece[]): Piece[] {
  const isForeign = ({ text, isRightToLeft }: Piece) =>
    !isRightToLeft && /[\p{L}\p{N}%°]/u.test(text);
  const runs: Piece[][] = [];
  let signs: Piece[] = [];
  const ofLine = (sign: Piece) =>
    sign.isRightToLeft
      ? sign
      : { ...sign, text: sign.text.replace(/./gu, (one) => MIRRORED[one] ?? one) };
  const flush = () => {
    for (const sign of signs) runs.push([ofLine(sign)]);
    signs = [];
  };
  let isInForeign = false;
  for (const piece of group) {
    if (isForeign(piece)) {
      const run = isInForeign ? runs.at(-1) : undefined;
      if (run) run.push(...signs, piece);
      else {
        flush();
        runs.push([piece]);
      }
      signs = [];
      isInForeign = true;
    } else if (piece.isRightToLeft) {
      flush();
      runs.push([piece]);
      isInForeign = false;
    } else signs.push(piece);
  }
  flush();
  return runs.reverse().flat();
}
