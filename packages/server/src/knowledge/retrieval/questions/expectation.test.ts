import t from 'tap';
import { expectationOf, holds } from './expectation.js';

await t.test('[4.2] what is asked for is told from the question', (t) => {
  for (const [question, expected] of [
    ['How long does it take?', 'duration'],
    ['How much notice do I have to give?', 'duration'],
    ['What does a haircut cost?', 'amount'],
    ['How many may come?', 'number'],
    ['Do I need a helmet?', 'duty'],
    ['Is a visa required?', 'duty'],
    ['Do children have to pay?', 'amount'],
    ['How much water should I drink?', 'number'],
    ['How much is the water?', 'amount'],
    ['Opening hours of the office', 'hours'],
    ['Is the salon open on Mondays?', 'hours'],
    ['What time do you close?', 'hours'],
    ['When does the course start?', 'time'],
    ['When is the deposit due?', 'time'],
    ['Who is the owner?', null],
  ] as const) {
    t.equal(expectationOf(question, 'en'), expected, question);
  }
  t.end();
});

await t.test('[4.2] an amount has a sign, a code or a name of its currency', (t) => {
  for (const text of ['24.8p per kWh', '5 cents a label', 'EUR 12', '120 kr', '100 CHF', '£30']) {
    t.ok(holds(text, 'amount'), text);
  }
  for (const text of ['12 people', '4 projects', 'page 3', '14 centres']) {
    t.notOk(holds(text, 'amount'), text);
  }
  t.end();
});

await t.test('[4.2] numbers in words are durations and numbers like those in figures', (t) => {
  for (const text of [
    'It takes four to six weeks.',
    'We reply within one working day.',
    'A two-hour session.',
    'After fourteen days.',
    '3 to 5 days',
  ]) {
    t.ok(holds(text, 'duration'), text);
  }
  t.notOk(holds('Some weeks are longer.', 'duration'));
  t.ok(holds('You need fourteen evenings.', 'number'));
  t.end();
});

await t.test('[4.2] hours are times of the day or days, not lengths of time', (t) => {
  for (const text of ['Tuesday to Friday 14:00 to 18:00', 'from nine to six', 'Closed at noon.']) {
    t.ok(holds(text, 'hours'), text);
  }
  t.notOk(holds('Cancel 24 hours before.', 'hours'));
  t.end();
});
