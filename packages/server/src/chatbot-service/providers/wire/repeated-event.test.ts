import fc from 'fast-check';
import t from 'tap';
import { Completion } from '../model/completion.js';
import { RepeatedEvent } from './repeated-event.js';
import { WireReader } from './wire-events.js';

const TARGET = { host: 'a.example', model: null, secrets: [] };
const read = (value: unknown) => (value as { text?: unknown } | undefined)?.text;

/** Reads a stream of these events as a completion. */
function completed(...events: readonly object[]): Completion {
  const completion = new Completion(TARGET, '', '');
  const reader = new WireReader('sse', TARGET.host, (event) => {
    completion.take(event);
    return completion.hasEnded;
  });
  for (const event of events) reader.feed(Buffer.from(`data: ${JSON.stringify(event)}\n\n`));
  reader.end();
  completion.end();
  return completion;
}

const piece = (content: string, more: object = {}) => ({
  id: 'c-1',
  model: 'm',
  choices: [{ index: 0, delta: { content, ...more }, finish_reason: null }],
});

t.test('[4.2] the text of a repeated event is cut out as it is parsed', (t) => {
  const repeated = new RepeatedEvent();
  t.equal(repeated.textOf('{"text":"two"}'), null, 'nothing was learnt');
  repeated.learn('{"text":"one"}', 'one', read);
  t.equal(repeated.textOf('{"text":"two"}'), 'two');
  for (const other of ['{"text":""}', '{"text":"a\\n"}', '{"text":"a","b":""}', '{"text":"'])
    t.equal(repeated.textOf(other), null, other);
  t.end();
});

t.test('[4.2] an event is not learnt whose text stands in another place', (t) => {
  for (const [data, text] of [
    ['{"text":"one","title":"one"}', 'one'],
    ['{"text":"\\u006fne","title":"one"}', 'one'],
    ['{"text":"a\\"b"}', 'a"b'],
    ['{"text":",","title":"a"}', ','],
    ['{"text":""}', ''],
  ] as const) {
    const repeated = new RepeatedEvent();
    repeated.learn(data, text, read);
    t.equal(repeated.textOf(data), null, data);
  }
  t.end();
});

t.test('[4.2] pieces say the same text, whatever is in them and around them', (t) => {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.constantFrom('m', 'c-1', 'content', '"', '\\', '\n', '","x":"', ' ', ',', ':'),
  );
  const more = fc.constantFrom({}, { role: 'assistant' }, { refusal: null }, { note: 'm' });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, more)), (pieces) => {
      const events = pieces.map(([content, fields]) => piece(content, fields));
      const { said } = completed(piece('Begun. '), ...events);
      return said === `Begun. ${pieces.map(([content]) => content).join('')}`;
    }),
  );
  t.end();
});

t.test('[4.2] what differs from the pieces before is read whole', (t) => {
  const pieces = ['One ', 'two ', 'three '].map((each) => piece(each));
  const another = { ...piece('no '), choices: [{ index: 1, delta: { content: 'no ' } }] };
  const last = { ...piece('four'), usage: { prompt_tokens: 2, completion_tokens: 5 } };
  const [choice] = last.choices;
  const ended = { ...last, choices: [{ ...choice, finish_reason: 'length' }] };
  const { said, reason, tokens } = completed(...pieces, another, ended);
  t.same([said, reason, tokens], ['One two three four', 'length', { input: 2, output: 5 }]);
  t.throws(() => completed(...pieces, { error: { message: 'Full.' } }), { message: /failed/ });
  t.end();
});
