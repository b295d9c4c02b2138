import t from 'tap';
import { lastTold } from './last-told.js';

await t.test('[4.2] what is asked of a thing comes last in a question', (t) => {
  for (const [question, last] of [
    ['Is the sauna mixed?', 'mixed'],
    ['what does the app cost', 'cost'],
    ['When can I come again?', ''],
    ['Can I pay in cash?', ''],
    ['Is there Wi-Fi on the plane?', ''],
    ['what is the tyre pressure of a tractor', 'tractor'],
    ['my bike is broken', ''],
    ['', ''],
  ] as const) {
    t.equal(lastTold(question), last, question);
  }
  t.end();
});
