import fc from 'fast-check';
import type { MarkName } from '@chatbot-test/shared/protocol/message.schema.js';
import t from 'tap';
import { ReplyTrace } from './reply-trace.js';

const CHATBOT = { provider: 'knowledge' };
const names: MarkName[] = ['retrieval', 'prompt', 'connect', 'firstToken', 'generation'];

await t.test('[4.1] marks add up to the total, whatever times a service gives', (t) => {
  const marks = fc.array(fc.tuple(fc.constantFrom(...names), fc.double({ noNaN: true })));
  fc.assert(
    fc.property(marks, (given) => {
      const trace = new ReplyTrace(performance.now(), CHATBOT);
      trace.mark('queue');
      for (const [name, at] of given) trace.mark(name, Math.min(at, 1e9));
      trace.serviceEnded();
      trace.mark('store');
      const { marks, totalMs } = trace.debug();
      const sum = marks.reduce((total, { ms }) => total + ms, 0);
      t.ok(Math.abs(sum - totalMs) < 0.001);
      t.ok(marks.every(({ ms }) => ms >= 0));
    }),
  );
  t.end();
});

await t.test('[4.1] the part in which a service ended is named, unless it has done so', (t) => {
  const lastAfter = (...done: MarkName[]) => {
    const trace = new ReplyTrace(performance.now(), CHATBOT);
    for (const name of done) trace.mark(name);
    trace.serviceEnded();
    return trace.debug().marks.at(-1)?.name;
  };
  t.equal(lastAfter('queue'), 'retrieval');
  t.equal(lastAfter('queue', 'retrieval'), 'prompt');
  t.equal(lastAfter('queue', 'retrieval', 'prompt', 'connect', 'firstToken'), 'generation');
  const spoken = new ReplyTrace(performance.now(), CHATBOT);
  spoken.mark('queue');
  spoken.take({ type: 'text', text: 'a' });
  spoken.serviceEnded();
  spoken.serviceEnded();
  t.same(
    spoken.debug().marks.map(({ name }) => name),
    ['queue', 'generation'],
  );
  t.end();
});

await t.test('[4.1] what is unknown is null, never 0', (t) => {
  const { firstTokenMs, model, tokens, costUsd } = new ReplyTrace(0, CHATBOT).debug();
  t.same([firstTokenMs, model, tokens, costUsd], [null, null, null, null]);
  t.end();
});
