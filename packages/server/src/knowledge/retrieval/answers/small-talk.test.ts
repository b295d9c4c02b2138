import t from 'tap';
import { smallTalkOf } from './small-talk.js';

t.test('a message of nothing but pleasantries is small talk', (t) => {
  for (const [text, kind] of [
    ['Hi', 'greeting'],
    ['hello there!', 'greeting'],
    ['Good morning', 'greeting'],
    ['Guten Tag', 'greeting'],
    ['こんにちは', 'greeting'],
    ['thanks', 'thanks'],
    ['ok, thank you very much!', 'thanks'],
    ['merci beaucoup', 'thanks'],
    ['Thanks, bye', 'farewell'],
    ['auf Wiedersehen', 'farewell'],
  ] as const) {
    t.equal(smallTalkOf(text), kind, text);
  }
  t.end();
});

t.test('a question is not, however polite', (t) => {
  for (const text of [
    'Hi, where is my order?',
    'thanks, and the refund?',
    'good',
    'how are your boots made',
    '',
    '???',
    'hi hi hi hi hi hi hi',
  ]) {
    t.equal(smallTalkOf(text), null, text);
  }
  t.end();
});
