import t from 'tap';
import type { Piece } from './piece.js';
import { piecesOf, rowsOf } from './pieces.js';

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

const item = (str: string, transform: readonly number[]) => ({
  ...{ str, transform, width: str.length * 6, height: 12, dir: 'ltr', fontName: 'f' },
});
const textsOf = (items: readonly object[]) =>
  piecesOf(items).map((pieces) =>
    rowsOf(pieces).map(({ segments }) => segments.map(({ text }) => text).join('|')),
  );

t.test('[8.9] a page that is written sideways or upside down is read by its lines', (t) => {
  const lines = ['Opening hours', 'Open from nine.'];
  for (const [directions, step] of [
    [
      [12, 0, 0, 12],
      [0, -16],
    ],
    [
      [0, 12, -12, 0],
      [16, 0],
    ],
    [
      [-12, 0, 0, -12],
      [0, 16],
    ],
    [
      [0, -12, 12, 0],
      [-16, 0],
    ],
  ] as const) {
    const items = lines.map((text, at) =>
      item(text, [...directions, 300 + at * step[0], 300 + at * step[1]]),
    );
    t.same(textsOf(items), [lines], directions.join(' '));
  }
  const margin = item('Margin', [0, 12, -12, 0, 20, 100]);
  const text = item('The text of the page', [12, 0, 0, 12, 72, 700]);
  t.same(textsOf([margin, text]), [['The text of the page'], ['Margin']], 'most of it first');
  t.end();
});

t.test('[8.9] a letter in a mirror stands in its line', (t) => {
  const before = item('It is read by X', [12, 0, 0, 12, 72, 700]);
  const mirrored = item('E', [-12, 0, 0, 12, 163, 698]);
  const after = item('TeX.', [12, 0, 0, 12, 169, 700]);
  t.same(textsOf([before, mirrored, after]), [['It is read by XETeX.']]);
  t.end();
});

t.test('[8.9] a word that is written wide is a word, and a row of letters is none', (t) => {
  const at = (str: string, x: number) => item(str, [12, 0, 0, 12, x, 700]);
  t.same(textsOf([at('h o u r s', 72), at('o f', 130)]), [['hours of']]);
  for (const text of ['A B C', '1 2 3', 'o f', 'Plan A b'])
    t.same(textsOf([at(text, 72)]), [[text]]);
  t.end();
});
