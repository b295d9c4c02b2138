/** Text that PDF.js found in one place. Lengths in points, from the lower left of the page. */
export interface Piece {
  text: string;
  readonly x: number;
  readonly y: number;
  /** Right end. */
  right: number;
  /** Height of its largest letter. */
  height: number;
  readonly isRightToLeft: boolean;
}

/** Pieces on one line. */
export interface Row {
  readonly y: number;
  height: number;
  /** Segments from left to right; parts of a sentence are one. */
  segments: Piece[];
}

/** A gap of so many letter heights parts words, and one of so many parts columns. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 1.1;

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/**
 * The pieces of a page that have text, as PDF.js lists them.
 *
 * @param hasText whether the letters of a font do; U+FFFD stands for those that do not
 */
export function piecesOf(
  items: readonly object[],
  hasText: (font: string) => boolean = () => true,
): Piece[] {
  const pieces: Piece[] = [];
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
    const [, , , , x = 0, y = 0] = transform;
    const text = hasText(fontName)
      ? str.replace(/[ﬀ-ﬆ]/g, (sign) => LIGATURES[sign] ?? sign)
      : '\uFFFD'.repeat(str.length);
    pieces.push({ text, x, y, right: x + width, height, isRightToLeft: dir === 'rtl' });
  }
  return pieces;
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
  for (const row of rows) row.segments = segmentsOf(row.segments);
  return rows;
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
function joined(group: readonly Piece[]): Piece {
  const [first] = group;
  if (!first) throw new Error('A group has a piece.');
  const length = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, one) => sum + one.text.length, 0);
  const isRightToLeft = length(group.filter((one) => one.isRightToLeft)) > length(group) / 2;
  const read = isRightToLeft ? rightToLeft(group) : group;
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
  };
}

/** Numbers and foreign words in such a line are read from left to right among themselves. */
function rightToLeft(group: readonly Piece[]): Piece[] {
  const runs: Piece[][] = [];
  for (const piece of group) {
    const run = runs.at(-1);
    if (run && !piece.isRightToLeft && !run[0]?.isRightToLeft) run.push(piece);
    else runs.push([piece]);
  }
  return runs.reverse().flat();
}
