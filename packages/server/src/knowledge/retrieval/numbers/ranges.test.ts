import t from 'tap';
import { asksForAge, boundedMeasures, askedNumbers, isIn, rangeOf } from './ranges.js';

t.test('[4.2] a cell states a range, closed or open at one end', (t) => {
  for (const [cell, inside, outside] of [
    ['95 to 102 cm', 98, 94],
    ['36–38', 37, 39],
    ['up to 43 cm', 12, 44],
    ['From €1,000', 2_500, 999],
    ['12 °C and above', 15, 11],
    ['-15 to -6 °C', -10, 2],
    ['6.5 to 8 bar', 7, 6],
    ['37', 37, 38],
    ['White filling, two or three surfaces', 3, 4],
    ['Card, from the age of 24', 30, 23],
    ['younger than 6', 5, 7],
  ] as const) {
    const range = rangeOf(cell);
    t.ok(range && isIn(inside, range), `${inside} is in ${cell}`);
    t.notOk(range && isIn(outside, range), `${outside} is not in ${cell}`);
  }
  t.equal(rangeOf('–'), null);
  t.equal(rangeOf('9'.repeat(100)), null, 'what is long is no measure');
  t.end();
});

t.test(
  '[4.2] a question’s numbers have a sign and a measure, and no part of a code is one',
  (t) => {
    t.match(askedNumbers('a chest of 98 cm'), [
      { value: 98, measure: 'cm', beside: ['a', 'chest', 'of'] },
    ]);
    t.match(askedNumbers('for minus 10 degrees'), [{ value: -10 }]);
    t.match(askedNumbers('an order of 1,500 euro'), [{ value: 1_500 }]);
    t.same(askedNumbers('FW-123 b12'), []);
    t.equal(askedNumbers('1 '.repeat(5_000)).length, 4, 'and there are few of them');
    t.end();
  },
);

t.test(
  '[4.2] a sentence with a bound is about numbers of its kind; an age is told from others',
  (t) => {
    t.same([...boundedMeasures('You can train from the age of 16.')], ['', 'year']);
    t.same([...boundedMeasures('Tables for more than six people are reserved.')], ['people']);
    t.same([...boundedMeasures('Files of up to 25 MB and 200 pages.')], ['mb', 'page']);
    t.same([...boundedMeasures('Breakfast costs 9 euros.')], []);
    t.ok(asksForAge("I'm 15, can I train?"));
    t.ok(asksForAge('how much for my 8 year old'));
    t.notOk(asksForAge("I'm 172 cm tall"));
    t.end();
  },
);
