import type { Piece, Row } from './piece.js';

/** Signs beside a line are so much smaller than its letters, and so near to it, in letter heights. */
const SMALL = 0.85;
const NEAR = 0.6;
/** Gap between a sign and the letter that it belongs to, in letter heights. */
const GAP = 0.3;
/** Signs in a row and pieces of a line; more are no text with marks. */
const MOST_SIGNS = 30;
const MOST_PIECES = 1_000;
/** Words and ends of sentences, after which a raised number is the mark of a note, and no power. */
const NOTED = /\p{L}{3}$|[.,;:!?)”"’»]$/u;

/**
 * Rows with the small signs beside their letters that are set higher or lower: marks of notes, powers
 * and indices. As lines of their own they would part sentences, paragraphs and tables.
 *
 * @param rows from top to bottom, of pieces that are not joined yet
 */
export function withRaised(rows: readonly Row[]): Row[] {
  const whole: Row[] = [];
  let signs: Row | null = null;
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    const above = whole.at(-1);
    if (!signs && next && isBeside(row, next)) signs = row;
    else if (!signs && above && isBeside(row, above)) whole[whole.length - 1] = joined(above, row);
    else {
      whole.push(signs ? joined(row, signs) : row);
      signs = null;
    }
  }
  return whole;
}

/** True if a row has nothing but small signs that follow letters of a line. */
function isBeside(signs: Row, line: Row): boolean {
  const pieces = signs.segments;
  if (pieces.length > MOST_SIGNS || line.segments.length > MOST_PIECES) return false;
  if (signs.height > line.height * SMALL) return false;
  if (Math.abs(signs.y - line.y) > line.height * NEAR) return false;
  return pieces.every((sign) => letterBefore(sign, line) !== undefined);
}

/** Piece of a line that ends where a sign begins. */
const letterBefore = (sign: Piece, { segments, height }: Row) =>
  segments.find(({ right }) => Math.abs(sign.x - right) <= height * GAP);

function joined(line: Row, signs: Row): Row {
  const own = signs.segments.map((sign): Piece => {
    const isMark = sign.y > line.y && NOTED.test(letterBefore(sign, line)?.text ?? '');
    return { ...sign, text: isMark ? ` ${sign.text}` : sign.text };
  });
  return { ...line, segments: [...line.segments, ...own] };
}
