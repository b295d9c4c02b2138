import t from 'tap';
import { readTokenizerFile } from './model-files.js';
import { MOST_TOKENS, Tokenizer } from './tokenizer.js';

const tokenizer = new Tokenizer();
const pieces = new Map(
  Object.entries(readTokenizerFile().model.vocab).map(([piece, token]) => [token, piece]),
);
const cut = (text: string) =>
  tokenizer
    .encode(text)
    .map((token) => pieces.get(token))
    .join(' ');

/** Texts and their pieces, which are between `[CLS]` and `[SEP]`. */
const CUT: readonly (readonly [text: string, pieces: string])[] = [
  ['', ''],
  [' \n\t', ''],
  ['Refunds?', 'ref ##unds ?'],
  ['unaffable', 'una ##ffa ##ble'],
  ['Café Żółć ñandú', 'cafe z ##o ##ł ##c nan ##du'],
  ['\u0065\u0301tude', 'et ##ude'],
  ['登山靴', '[UNK] 山 [UNK]'],
  ['東京2026', '東 京 202 ##6'],
  ['don’t', 'don ’ t'],
  ['a\u0000b\u200bc\u00adde', 'abc ##de'],
  ['😀 ok', '[UNK] ok'],
  ['e-mail@example.com', 'e - mail @ example . com'],
  ['$12.50', '$ 12 . 50'],
  ['x'.repeat(101), '[UNK]'],
];

for (const [text, expected] of CUT) {
  t.test(`[4.2] a text is cut into pieces of words: ${JSON.stringify(text.slice(0, 30))}`, (t) => {
    t.equal(cut(text), ['[CLS]', ...(expected ? [expected] : []), '[SEP]'].join(' '));
    t.end();
  });
}

t.test('[4.2] of a long text, the first tokens are read, and the end is marked', (t) => {
  const tokens = tokenizer.encode('boots '.repeat(20_000));
  t.equal(tokens.length, MOST_TOKENS);
  t.equal(pieces.get(tokens[0] ?? -1), '[CLS]');
  t.equal(pieces.get(tokens.at(-2) ?? -1), 'boots');
  t.equal(pieces.get(tokens.at(-1) ?? -1), '[SEP]');
  t.end();
});
