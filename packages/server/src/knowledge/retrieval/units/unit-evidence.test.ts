import t from 'tap';
import { wordsOf } from '../terms/words.js';
import { comparedQuestion, evidenceOf } from './unit-evidence.js';
import { unitsOf } from './units-of.js';

/** The evidence of a table's rows for a question, of which each word of the table is a term. */
function rowsFor(question: string, table: string) {
  const known = new Set(wordsOf(table));
  const words = wordsOf(question).filter((word) => known.has(word));
  const terms = words.map((word) => ({ word, weight: 1, alternatives: [] }));
  const matched = new Map(words.map((word, term) => [word, { term, weight: 1 }]));
  const compared = comparedQuestion(question, 'en', terms, matched);
  return evidenceOf(unitsOf(table), { title: 'Tickets', heading: '' }, compared);
}

const TICKETS = `| Ticket | For | Price |
| --- | --- | --- |
| Day ticket | All | 9 euros |
| Evening ticket, from seven in the evening on | All | 5 euros |
| Red | All | 6 euros |`;

t.test('[4.2] rows that a question does not tell apart have the same evidence', (t) => {
  const [day, evening] = rowsFor('How much is it for all?', TICKETS);
  t.same(day, evening, 'their place and length say nothing');
  t.end();
});

t.test('[4.2] every word of a row’s name has to be named, however short it is', (t) => {
  const [day, , red] = rowsFor('How much is a ticket?', TICKETS);
  t.equal(day?.keyNamed, 0.5, 'a day ticket is not just any');
  t.equal(red?.keyNamed, 0);
  t.equal(rowsFor('How much is the red one?', TICKETS)[2]?.keyNamed, 1);
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
    rowsFor('My son is 7, which one?', courses).map(({ range }) => Math.sign(range)),
    [1, 1, -1, 0],
  );
  t.end();
});
