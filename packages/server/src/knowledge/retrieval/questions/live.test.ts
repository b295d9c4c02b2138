import t from 'tap';
import { asksForMoment, speaksOfMoment } from './live.js';

await t.test('[4.2] a question for the state of the moment is told by its form', (t) => {
  for (const question of [
    'how deep is the snow today',
    'is a washing machine free right now',
    'How many people are waiting at the moment?',
    'Is the bus running late today?',
    "What's the weather like?",
    "who's on duty tonight",
  ]) {
    t.ok(asksForMoment(question, 'en'), question);
  }
  for (const question of [
    'Are you open today?',
    'what does it cost now',
    'can I come today',
    'What should I do now?',
    'my heating is broken now, who do I call',
    'Do you currently offer courses?',
    'What happens in bad weather?',
  ]) {
    t.notOk(asksForMoment(question, 'en'), question);
  }
  t.notOk(asksForMoment('is it free right now', 'de'));
  t.end();
});

await t.test('[4.2] a text may speak of the moment', (t) => {
  t.ok(speaksOfMoment('At the moment only large ones are free.'));
  t.notOk(speaksOfMoment('The lobby is open from 5:00.'));
  t.end();
});
