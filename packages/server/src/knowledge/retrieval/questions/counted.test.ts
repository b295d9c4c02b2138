import t from 'tap';
import { countedBy } from './counted.js';

await t.test('[4.2] the things whose number is asked for are told from times and verbs', (t) => {
  for (const [question, counted] of [
    ['How many members do you have?', 'members'],
    ['How many spare keys are there?', 'spare keys'],
    ['What is the number of seats?', 'seats'],
    ['How many men come for a house?', 'men'],
    ['How many weeks does it take?', ''],
    ['How much is it?', ''],
  ] as const) {
    t.equal([...countedBy(question, 'en')].join(' '), counted, question);
  }
  t.end();
});
