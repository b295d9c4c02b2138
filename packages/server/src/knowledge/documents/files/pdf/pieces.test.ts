import t from 'tap';
import { rowsOf, type Piece } from './pieces.js';

/** Pieces beside each other on a line, each as wide as its letters. */
function line(...texts: string[]): Piece[] {
  let x = 0;
  return texts.map((text) => {
    const piece = { text, x, y: 700, right: x + text.length * 6, height: 12 };
    x = piece.right + 3;
    return { ...piece, isRightToLeft: /\p{sc=Arab}/u.test(text) };
  });
}

t.test('[8.9] words from right to left are read so in a line from left to right too', (t) => {
  const drawn = line(
    'The words of the shop are',
    '15',
    'المنتجات',
    'إرجاع',
    'costs 5 €',
    'إرجاع',
    '.',
  );
  const [row] = rowsOf(drawn);
  t.equal(
    row?.segments.map(({ text }) => text).join('|'),
    'The words of the shop are 15 إرجاع المنتجات costs 5 € إرجاع .',
  );
  t.end();
});
