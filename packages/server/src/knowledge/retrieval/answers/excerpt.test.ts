import t from 'tap';
import { unitsOf } from '../units/units-of.js';
import { excerpt } from './excerpt.js';

/** Makes the excerpt of a passage whose best units are those with one of these texts in them. */
function said(passage: string, ...best: string[]): string[] {
  const units = unitsOf(passage);
  const isBest = (plain: string) => best.some((text) => plain.includes(text));
  return excerpt(
    units,
    units.units.map(({ plain }) => (isBest(plain) ? 5 : 0)),
  );
}
const filler = 'Nothing of interest is said in this sentence at all. '.repeat(8).trim();
const HEAD = '| Country | Time | Cost |\n| --- | --- | --- |';
const ROWS = ['Germany', 'France', 'Norway', 'Sweden', 'Spain', 'Italy'].map(
  (country, index) => `| ${country} | ${index + 2} days | €${index}.95 |`,
);
const TABLE = [HEAD, ...ROWS].join('\n');

t.test('[4.2] a short passage is said whole', (t) => {
  t.same(said('One.\n\n- a\n- b', 'nothing'), ['One.', '- a\n- b']);
  t.end();
});

t.test('[4.2] of a table the rows that answer, or all where none stands out', (t) => {
  t.same(said(TABLE, 'Norway'), [`${HEAD}\n| Norway | 4 days | €2.95 |`]);
  t.same(said(TABLE, 'Norway', 'Spain'), [
    `${HEAD}\n| Norway | 4 days | €2.95 |\n| Spain | 6 days | €4.95 |`,
  ]);
  t.same(said(TABLE, 'Country'), [TABLE]);
  t.end();
});

t.test(
  '[4.2] of a long passage the block that answers, with the sentence that introduces it',
  (t) => {
    const passage = `${filler}\n\nYou need:\n\n1. a tent\n2. a stove\n\n${filler}`;
    t.same(said(passage, 'stove'), ['You need:', '1. a tent\n2. a stove']);
    t.end();
  },
);

t.test(
  '[4.2] beside a row the sentence that may be meant as well, as far as there is room',
  (t) => {
    const units = unitsOf(`${TABLE}\n\nBelow 1 kg it is free.\n\n${filler}`);
    const of = (sentence: number) => (plain: string) =>
      plain.includes('Norway') ? 5 : plain.startsWith('Below') ? sentence : 0;
    const saidWith = (sentence: number) =>
      excerpt(
        units,
        units.units.map(({ plain }) => of(sentence)(plain)),
      );
    t.same(saidWith(3), [`${HEAD}\n| Norway | 4 days | €2.95 |`, 'Below 1 kg it is free.']);
    t.same(saidWith(1), [`${HEAD}\n| Norway | 4 days | €2.95 |`]);
    t.end();
  },
);

t.test('[4.2] of a long paragraph whole sentences around the one that answers', (t) => {
  const paragraph = `${filler} ${filler} The refund takes five days. It is sent at once. ${filler}`;
  const [text = ''] = said(paragraph, 'refund');
  t.match(text, /The refund takes five days\./);
  t.ok(text.length <= 700, `${text.length}`);
  t.match(text, /^[A-Z].*\.$/, 'whole sentences');
  t.end();
});

t.test('[4.2] of many list items those that answer', (t) => {
  const items = Array.from({ length: 12 }, (_, i) => `- item ${i} ${'with words '.repeat(8)}`);
  t.same(said([...items, '- the lost parcel'].join('\n'), 'parcel'), ['- the lost parcel']);
  t.end();
});
