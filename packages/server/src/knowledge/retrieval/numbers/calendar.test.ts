import t from 'tap';
import { calendarNames, isWithin } from './calendar.js';

const within = (question: string, text: string) =>
  calendarNames(question).map((name) => isWithin(name, text));

t.test('[4.2] a weekday or a month is in a range of them', (t) => {
  t.same(within('how much is a saturday in june', 'Season: May – September; Saturday: £7,800'), [
    false,
    true,
  ]);
  t.same(within('in may?', 'April to June'), [true]);
  t.same(within('open on Thursday', 'Clinic – Mon – Fri, 9 to 5'), [true]);
  t.same(within('open on Tuesdays?', 'Mon-Thu 9 to 5'), [true]);
  t.same(within('open in January', 'November until March'), [true], 'over the end of a year');
  t.same(within('open on Friday', 'Monday to Thursday'), [false]);
  t.same(within('open on Monday', 'Open Monday, Thursday'), [false], 'two names are no range');
  t.end();
});

t.test('[4.2] may and march are months where they can be no verbs', (t) => {
  t.same(
    calendarNames('may I come in March').map(({ word }) => word),
    ['march'],
  );
  t.end();
});
