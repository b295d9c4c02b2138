import t from 'tap';
import { askedAttribute } from './attribute.js';

/** Each with a text that states what is asked, and one that only says something else of the same thing. */
const ASKED = [
  ['What is the e-mail address of the office?', 'Office: a@example.org', 'Office: 0114 555 0160'],
  [
    "What's the phone number of support?",
    'Support: 0114 555 0160',
    'Support has a phone, for €900.',
  ],
  ['What does a hearing aid weigh?', 'A hearing aid has 30 g.', 'Hearing aids: £200'],
  ['How heavy a boat can it lift?', 'It lifts up to 16 tonnes.', 'It lifts boats of 12 m.'],
  ['How warm is the sauna?', 'The sauna is heated to 85 °C.', 'The sauna costs €19 for 3 hours.'],
  ['How deep is the pool?', 'It is 1.8 to 3.5 m deep.', 'The pool is open from 9 to 21.'],
  ['How old is the master?', 'She is 52.', 'Boats up to 90 nights, quiet from 22:00.'],
  ['How old must I be?', 'You have to be 18 to hire one.', 'Hire costs from 18 euros an hour.'],
  ['What colour is the card?', 'The card is dark blue.', 'The card costs £5.'],
  ['When was it built?', 'Built in 1922 by tram workers.', 'Built with care, open from 9 to 17.'],
  [
    'Which mouthwash is the best?',
    'We recommend one without alcohol.',
    'No mouthwash is paid for.',
  ],
] as const;

await t.test(
  '[4.2] what is asked of a thing has a form, and a text without it is no answer',
  (t) => {
    for (const [question, answer, other] of ASKED) {
      const asked = askedAttribute(question, 'en');
      t.ok(asked?.states(answer), `${question} ${answer}`);
      t.notOk(asked?.states(other), `${question} ${other}`);
    }
    t.end();
  },
);

await t.test('[4.2] other questions ask for nothing that has a form of its own', (t) => {
  for (const question of [
    'Can I get the bill by e-mail?',
    'Do I have to phone before I come?',
    'When do you open?',
    'How do I clean it?',
    'I only weigh 47 kilos, is that enough?',
  ]) {
    t.equal(askedAttribute(question, 'en'), null, question);
  }
  t.equal(askedAttribute('Wie schwer ist es? How heavy?', 'de'), null);
  t.end();
});
