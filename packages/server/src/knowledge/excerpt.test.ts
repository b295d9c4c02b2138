import t from 'tap';
import { excerpt } from './excerpt.js';
import type { MatchedWords } from './knowledge-retriever.js';

const words = (...list: string[]): MatchedWords =>
  new Map(list.map((word, term) => [word, { term, weight: 1 }]));
const filler = 'Nothing of interest is said in this sentence at all. '.repeat(4).trim();
const TABLE = `| Country | Time | Cost |
| --- | --- | --- |
| Germany | 2 days | €4.95 |
| France | 3 days | €5.95 |
| Norway | 4 to 98 days | €12.95 |
| Sweden | 98 | €8.95 |`;

t.test('a short passage is taken whole', (t) => {
  t.same(excerpt('One.\n\n- a\n- b', words('nothing')), ['One.', '- a\n- b']);
  t.end();
});

t.test('of a table only the rows that the question singles out', (t) => {
  const head = '| Country | Time | Cost |\n| --- | --- | --- |';
  t.same(excerpt(TABLE, words('cost', 'norway')), [`${head}\n| Norway | 4 to 98 days | €12.95 |`]);
  t.same(excerpt(TABLE, words('cost')), [TABLE], 'all rows where it singles out none');
  t.same(excerpt(TABLE, words('days', 'cost')), [TABLE], 'or nearly all');
  t.same(
    excerpt(TABLE, words('norway', 'cost'), 'Duties in Norway'),
    [TABLE],
    'and a word of the heading singles out none',
  );
  t.end();
});

t.test('a number is a row’s only where it is a whole cell', (t) => {
  const [rows] = excerpt(TABLE, words('98'));
  t.match(rows, '| Sweden | 98 | €8.95 |');
  t.notMatch(rows, 'Norway');
  t.end();
});

t.test('of a long passage the best block, with the sentence that introduces it', (t) => {
  const passage = `${filler}\n\nYou need:\n\n1. a tent\n2. a stove\n\n${filler}`;
  t.same(excerpt(passage, words('stove')), ['You need:', '1. a tent\n2. a stove']);
  t.end();
});

t.test('of a long paragraph the sentences that meet the question', (t) => {
  const paragraph = `${filler} ${filler} The refund takes five days. It is sent at once. ${filler}`;
  const [text = ''] = excerpt(paragraph, words('refund'));
  t.match(text, /The refund takes five days\./);
  t.ok(text.length <= 420, `${text.length}`);
  t.match(text, /^[A-Z].*\.$/, 'whole sentences');
  t.end();
});

t.test('of many list items those that meet the question', (t) => {
  const items = Array.from({ length: 12 }, (_, i) => `- item ${i} ${'with words '.repeat(4)}`);
  const passage = [...items, '- the lost parcel'].join('\n');
  t.same(excerpt(passage, words('parcel')), ['- the lost parcel']);
  t.end();
});
