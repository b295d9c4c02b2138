import t from 'tap';
import { UnitCache } from './unit-cache.js';
import { sentencesOf, unitsOf } from './units-of.js';

const PASSAGE = `We mend bicycles. Ask for Dr. Spoke.

You need:

- a lock
- a helmet

| Day | Open |
| --- | --- |
| Monday | [9:00](x) to **17:00** |`;

t.test(
  '[4.2] a passage is cut into sentences, items and rows, each with what it stands below',
  (t) => {
    const { units } = unitsOf(PASSAGE);
    t.same(
      units.map(({ kind, plain }) => [kind, plain]),
      [
        ['sentence', 'We mend bicycles.'],
        ['sentence', 'Ask for Dr. Spoke.'],
        ['sentence', 'You need:'],
        ['item', 'a lock'],
        ['item', 'a helmet'],
        ['row', 'Day: Monday; Open: 9:00  to 17:00'],
      ],
    );
    t.same(units[3]?.around, ['you', 'need']);
    t.same(units[5]?.around, ['day', 'open']);
    t.same(units[5]?.words.includes('monday'), true);
    t.end();
  },
);

t.test(
  '[4.2] a sentence goes on where a line was only wrapped, and ends with a short line',
  (t) => {
    const wrapped = `The browser does not store it, nor does any other part of the page that
shows the panel. What is kept stands in the database of the server, which asks for it
again.`;
    t.same(sentencesOf(wrapped), [
      'The browser does not store it, nor does any other part of the page that shows the panel.',
      'What is kept stands in the database of the server, which asks for it again.',
    ]);
    t.same(sentencesOf('Kettle Lane Cycles\n14 Kettle Lane'), [
      'Kettle Lane Cycles',
      '14 Kettle Lane',
    ]);
    t.end();
  },
);

t.test('[8.6] a hostile passage has a bounded number of units, and is cut up once', (t) => {
  t.ok(unitsOf('a. '.repeat(100_000)).units.length <= 400);
  const cache = new UnitCache();
  t.equal(cache.of(PASSAGE), cache.of(PASSAGE));
  t.same(sentencesOf('One. Two, e.g. three. Four.').length, 3);
  t.end();
});
