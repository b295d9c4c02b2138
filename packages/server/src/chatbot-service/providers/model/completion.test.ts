import t from 'tap';
import { WireReader } from '../wire/wire-events.js';
import { Completion } from './completion.js';

/** Reads these events to the end. */
function read(...values: readonly unknown[]) {
  const completion = new Completion({ host: 'a.example', model: null, secrets: [] }, '', '');
  for (const value of values) completion.take({ value, data: '', name: '' });
  completion.end();
  const { said, thoughts, reason } = completion;
  return { said, thoughts, reason };
}

const delta = (fields: object, finish_reason: string | null = null) => ({
  choices: [{ delta: fields, finish_reason }],
});

await t.test('[1.4] thoughts are read under each name that they have', async (t) => {
  const answer = delta({ content: 'Two days.' }, 'stop');
  const expected = { said: 'Two days.', thoughts: 'Let me see.', reason: 'stop' };
  const thought = 'Let me see.';
  const thinking = [{ type: 'thinking', thinking: [{ type: 'text', text: thought }] }];
  t.same(read(delta({ reasoning_content: '', reasoning: thought }), answer), expected);
  t.same(read(delta({ reasoning_content: thought, reasoning: thought }), answer), expected);
  t.same(read(delta({ content: thinking }), answer), expected);
});

await t.test('[1.4] a refusal in a field of its own is said', async (t) => {
  const { said } = read(delta({ refusal: 'I cannot ' }), delta({ refusal: 'help.' }, 'stop'));
  t.equal(said, 'I cannot help.');
  t.equal(read({ choices: [{ message: { content: null, refusal: 'No.' } }] }).said, 'No.');
});

await t.test('[1.4] the most that may be written has many names', async (t) => {
  const reasons = ['length', 'model_length', 'max_tokens', 'MAX_TOKENS', 'stop', 'error'];
  t.same(
    reasons.map((reason) => read(delta({ content: 'Two' }, reason)).reason),
    ['length', 'length', 'length', 'length', 'stop', 'error'],
  );
});

await t.test('[4.5] a stream that says in any way that it has ended is whole', (t) => {
  const ends: [data: string, name?: string][] = [
    ['[DONE]'],
    ['[done]'],
    ['"[DONE]"'],
    ['DONE'],
    ['[END]'],
    ['{"done":true}'],
    ['{}', 'done'],
    ['', 'end'],
  ];
  for (const [data, name = ''] of ends) {
    const completion = new Completion({ host: 'a.example', model: null, secrets: [] }, '', '');
    const reader = new WireReader('sse', 'a.example', (event) => {
      completion.take(event);
      return completion.hasEnded;
    });
    const text = JSON.stringify(delta({ content: 'Two days.' }));
    reader.feed(Buffer.from(`data: ${text}\n\n${name && `event: ${name}\n`}data: ${data}\n\n`));
    reader.end();
    completion.end();
    completion.check();
    t.equal(completion.said, 'Two days.', data || name);
  }
  t.end();
});
