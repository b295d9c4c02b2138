import t from 'tap';
import { longestStretch } from '../../../testing/longest-stretch.js';
import { GptTokenCounter } from './token-counter.js';

await t.test(
  '[4.1] tokens are counted, also of text that looks like a control token',
  async (t) => {
    const counter = new GptTokenCounter();
    await Promise.all([counter.load(), counter.load()]);
    t.equal(await counter.count(''), 0);
    t.equal(await counter.count('Hello world'), 2);
    const odd = await counter.count('<|endoftext|>');
    t.ok(odd > 1, `${odd}: as text, not as one control token`);
  },
);

await t.test('[8.6] others have turns while a long text is counted', async (t) => {
  const counter = new GptTokenCounter();
  await counter.load();
  const words = 'Boots that do not fit may go back. '.repeat(10);
  const ratio = (await counter.count(words.repeat(100))) / (await counter.count(words));
  t.ok(ratio > 95 && ratio < 105, `in pieces it counts nearly the same: ${ratio} of 100`);
  for (const piece of ['%68', 'a', 'aB-', '登', words]) {
    const text = piece.repeat(262_144 / piece.length);
    const longest = await longestStretch(() => counter.count(text));
    t.ok(longest < 100, `${piece.slice(0, 10)}: ${longest.toFixed(0)} ms at a stretch`);
  }
});
