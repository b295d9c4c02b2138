import t from 'tap';
import { questionsOf } from './divide.js';

t.test('[4.2] a message that asks several things is divided where another question begins', (t) => {
  for (const [message, parts] of [
    [
      'What does it cost and how long does it take?',
      ['What does it cost', 'how long does it take?'],
    ],
    ['When are you open? And can I park there?', ['When are you open?', 'And can I park there?']],
    [
      'how much is a safety check, do I have to book?',
      ['how much is a safety check', 'do I have to book?'],
    ],
  ] as const) {
    t.same(questionsOf(message, 'en'), parts);
  }
  t.end();
});

t.test('[4.2] and one that asks one thing is not, whatever it tells before', (t) => {
  for (const message of [
    'Can I return or exchange boots and shoes?',
    'I bought a tent last week. Can I return it?',
    'My parcel came and the box was open, what now?',
    'do you repair bikes that I bought elsewhere',
    '???',
    'What? '.repeat(400),
  ]) {
    t.same(questionsOf(message, 'en'), [message], message.slice(0, 40));
  }
  t.same(
    questionsOf('How long do I have\nto return something?', 'en'),
    ['How long do I have to return something?'],
    'a line may be broken anywhere',
  );
  t.same(questionsOf('Was kostet das und wie lange dauert es?', 'de').length, 1);
  t.end();
});
