import t from 'tap';
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
