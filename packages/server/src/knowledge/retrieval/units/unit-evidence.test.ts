import t from 'tap';
import { wordsOf } from '../terms/words.js';
import { comparedQuestion, evidenceOf } from './unit-evidence.js';
import { unitsOf } from './units-of.js';

/** The evidence of a passage's units for a question, of which each word of the passage is a term. */
function unitsFor(question: string, passage: string) {
  const known = new Set(wordsOf(passage));
  const words = wordsOf(question).filter((word) => known.has(word));
  const terms = words.map((word) => ({ word, weight: 1, alternatives: [] }));
  const matched = new Map(words.map((word, term) => [word, { term, weight: 1 }]));
  const compared = comparedQuestion(question, 'en', terms, matched);
  return evidenceOf(unitsOf(passage), { title: 'Tickets', heading: '' }, compared);
}

const TICKETS = `| Ticket | For | Price |
| --- | --- | --- |
| Day ticket | All | 9 euros |
| Evening ticket, from seven in the evening on | All | 5 euros |
| Red | All | 6 euros |`;

t.test('[4.2] rows that a question does not tell apart have the same evidence', (t) => {
  const [day, evening] = unitsFor('How much is it for all?', TICKETS);
  t.same(day, evening, 'their place and length say nothing');
  t.end();
});

t.test('[4.2] every word of a row’s name has to be named, however short it is', (t) => {
  const [day, , red] = unitsFor('How much is a ticket?', TICKETS);
  t.equal(day?.keyNamed, 0.5, 'a day ticket is not just any');
  t.equal(red?.keyNamed, 0);
  t.equal(unitsFor('How much is the red one?', TICKETS)[2]?.keyNamed, 1);
  t.end();
});

t.test('[4.2] what a number is measured in names no row', (t) => {
  const berths = `| Length of boat | Berth |
| --- | --- |
| up to 6 m | £1,450 |
| 8.1 to 10 m | £2,980 |`;
  const [short, long] = unitsFor('My boat has a length of 9 m, what is a berth?', berths);
  t.equal(short?.keyNamed, 0);
  t.same(
    [short?.range, long?.range].map((range) => Math.sign(range ?? 0)),
    [-1, 1],
  );
  t.end();
});

t.test('[4.2] a column of ages has ranges of years', (t) => {
  const weeks = '| Week | Ages |\n| --- | --- |\n| Fire | 7 to 10 |\n| Climbing | 11 to 14 |';
  t.same(
    unitsFor('My son is 8, which one?', weeks).map(({ range }) => Math.sign(range)),
    [1, -1],
  );
  t.end();
});

t.test('[4.2] an age finds the row whose bounds it is in', (t) => {
  const courses = `| Course | For |
| --- | --- |
| Seahorse | From 5 years |
| Card, under 24 | Everybody |
| Crawl | From 16 years |
| Towels | From 3 euros |`;
  t.same(
    unitsFor('My son is 7, which one?', courses).map(({ range }) => Math.sign(range)),
    [1, 1, -1, 0],
  );
  t.end();
});

t.test('[4.2] a month finds the row whose months it is among', (t) => {
  const seasons = `| Season | Saturday |
| --- | --- |
| April, October | £5,900 |
| May – September | £7,800 |`;
  const [spring, summer] = unitsFor('How much is a Saturday in June?', seasons);
  t.same(
    [spring?.range, summer?.range].map((range) => Math.sign(range ?? 0)),
    [0, 1],
  );
  t.end();
});

t.test('[4.2] of a row that is named no other takes the place, whatever its bounds', (t) => {
  const bands = `| Band | For |
| --- | --- |
| Big band | from 14 years |
| Rock | from 12 years |`;
  t.same(
    unitsFor("I'm 13, can I join the big band?", bands).map(({ range }) => range),
    [0, 0],
    'not old enough is an answer',
  );
  t.same(
    unitsFor("I'm 13, which one is for me?", bands).map(({ range }) => Math.sign(range)),
    [-1, 1],
  );
  t.end();
});

const SIZES = `| Size | Height | Waist | Hip |
| --- | --- | --- | --- |
| M | 168 to 176 cm | 71 to 78 cm | 96 to 103 cm |
| L | 177 to 185 cm | 79 to 86 cm | 104 to 110 cm |
| XL | 186 to 195 cm | 99 to 106 cm | 111 to 117 cm |`;
const signs = (question: string, passage: string) =>
  unitsFor(question, passage).map(({ range }) => Math.sign(range));

t.test('[4.2] a length is compared in the unit of the table', (t) => {
  t.same(signs('I am 1.80 m, which size', SIZES), [-1, 1, -1]);
  t.same(signs('I am 1m80, which size', SIZES), [-1, 1, -1]);
  t.same(signs('a bag of 1.80 kg', SIZES), [0, 0, 0], 'a weight is no length');
  t.end();
});

t.test('[4.2] each of several numbers is for the column that it stands beside', (t) => {
  t.same(signs('my waist is 81 and my hip is 106', SIZES), [-1, 1, -1], '106 is no waist');
  t.same(signs('81 waist, 106 hip', SIZES), [-1, 1, -1]);
  t.end();
});

t.test('[4.2] a height is not in a bound of something far shorter', (t) => {
  t.same(signs('I am 1.92 m', '- From 50 cm: L\n- From 150 cm: XL'), [0, 1]);
  t.end();
});

t.test('[4.2] a number that names a column is no value of another row', (t) => {
  const models = `| | Grazer 300 | Grazer 800 |
| --- | --- | --- |
| Lawn up to | 300 m² | 800 m² |
| Cutting height | 25–55 mm | 20–60 mm |
| Noise | 57 dB | 58 dB |`;
  const [lawn, , noise] = unitsFor('noise of the 800', models);
  t.ok((noise?.own ?? 0) > (lawn?.own ?? 0));
  t.same(signs('can the 300 cut 35 %', models), [0, 0, 0], 'nor is a share a height');
  const slope = `${models}\n| Steepest slope | 30 % | 40 % |`;
  t.same(signs('can the 300 do 35 %', slope), [0, 0, 0, 1], 'its limit is the answer');
  t.end();
});

t.test('[4.2] a price is no range, and no number of people', (t) => {
  const parts = '| Part | Price |\n| --- | --- |\n| Buckle | €3 |\n| Pegs | €8 |';
  t.same(signs('the price of a tent for three', parts), [0, 0]);
  t.same(signs('I have 5 euros', parts), [0, 0]);
  t.same(signs('what is there for 8 euros', parts), [0, 1]);
  const [buckle] = unitsFor('a tent for 3', parts);
  t.equal(buckle?.own, 0);
  t.end();
});

t.test('[4.2] the question of a list of them is a heading to its answer', (t) => {
  const likeness = (passage: string) =>
    unitsFor('How much should I practise?', passage).map(({ headed }) => headed > 0.9);
  t.same(likeness('**How much should I practise?** Ten minutes a day.'), [true, true]);
  t.same(likeness('**How much should I practise?**\n\nTen minutes a day.\n\nBye.'), [
    ...[true, true, false],
  ]);
  t.same(likeness('How much I practise is my secret. Ten minutes a day?'), [false, false]);
  t.end();
});

t.test('[4.2] a bound in a list counts as one in a sentence', (t) => {
  const [files] = unitsFor('My file has 250 pages', '- Files of up to 25 MB and 200 pages');
  t.ok((files?.range ?? 0) > 0);
  t.end();
});

t.test('[4.2] the word behind "how" and the unit of a number need be in no document', (t) => {
  const measuresOf = (question: string) => {
    const terms = wordsOf(question).map((word) => ({ word, weight: 1, alternatives: [] }));
    const { measures } = comparedQuestion(question, 'en', terms, new Map());
    return [...measures].map((term) => terms[term]?.word);
  };
  t.same(measuresOf('how quick is delivery'), ['quick']);
  t.same(measuresOf('it stops at 99 percent'), ['percent']);
  t.same(measuresOf('is the quick one better than 2 slow ones'), []);
  t.end();
});
