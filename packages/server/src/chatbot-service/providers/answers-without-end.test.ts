import t from 'tap';
import { startBothWays } from '../../../testing/chatbot-service/both-ways.js';
import { chunk, usageChunk } from '../../../testing/chatbot-service/chat-completion.js';
import type { Exchange } from '../../../testing/chatbot-service/wire-server.js';

const { server, check, askPreset } = await startBothWays(t);

/** Streams these, and leaves the answer open. */
const open =
  (...events: readonly object[]) =>
  (exchange: Exchange) => {
    exchange.beginEvents();
    exchange.events(...events);
  };
const stopped = [chunk({ content: 'Two days.' }), chunk({}, 'stop')];
const usage = usageChunk(9, 2);
const told = { text: 'Two days.' };
const counted = { ...told, tokens: [9, 2] } as const;

await check('[4.5] an end that was said is one, whatever becomes of the connection', [
  ['left open behind the reason', open(...stopped), told],
  ['left open behind the figures', open(...stopped, usage), counted],
  ['a reason with the last piece', open(chunk({ content: 'Two days.' }, 'length')), told],
  [
    'left open behind [DONE]',
    (exchange) => {
      open(...stopped, usage)(exchange);
      exchange.write('data: [DONE]\n\n');
    },
    counted,
  ],
  [
    'kept alive for ever',
    (exchange) => {
      open(...stopped)(exchange);
      const beat = setInterval(() => exchange.write(': at it\n\n'), 50);
      void exchange.closed.then(() => clearInterval(beat));
    },
    told,
  ],
  [
    'broken behind the reason',
    (exchange) => {
      open(...stopped)(exchange);
      setTimeout(() => exchange.cut(), 50);
    },
    told,
  ],
  [
    'figures that come later',
    (exchange) => {
      open(...stopped)(exchange);
      setTimeout(() => exchange.events(usage), 20);
    },
    counted,
  ],
  [
    'a second completion behind the first',
    (exchange) => {
      open(chunk({ content: 'Two ' }), chunk({}, 'stop'))(exchange);
      exchange.events(chunk({ content: 'days.' }), chunk({}, 'stop'));
    },
    told,
  ],
]);

await check('[4.5] a break before the end is still one', [
  [
    'behind a piece',
    (exchange) => {
      open(chunk({ content: 'Two' }))(exchange);
      setTimeout(() => exchange.cut(), 50);
    },
    { text: 'Two', code: 'service-cut-off' },
  ],
  [
    'behind text that came after an end',
    (exchange) => {
      open(chunk({}, 'stop'), chunk({ content: 'Two' }))(exchange);
      setTimeout(() => exchange.cut(), 50);
    },
    { text: 'Two', code: 'service-cut-off' },
  ],
]);

const whole = JSON.stringify({ choices: [{ message: { content: 'Two days.' } }] });
const tooLong =
  (status: number, body: string, isCut = false) =>
  (exchange: Exchange) => {
    const length = String(Buffer.byteLength(body) + 100);
    exchange.begin(status, { 'content-type': 'application/json', 'content-length': length });
    exchange.write(body);
    if (isCut) setTimeout(() => exchange.cut(), 50);
  };
await check('[4.5] a document is read that is complete, whatever length it claims', [
  ['left open', tooLong(200, whole), told],
  ['broken', tooLong(200, whole, true), told],
  ['half of one', tooLong(200, whole.slice(0, -5), true), { code: 'service-cut-off' }],
  [
    'an error',
    tooLong(402, JSON.stringify({ error: { message: 'Please pay.' } })),
    { code: 'service-quota-spent', words: 'Please pay.' },
  ],
]);

await t.test('[4.5] the end of a protocol is its end, though its stream stays open', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.write('event: data\ndata: "Two days."\n\nevent: end\n\n');
  };
  t.match(await askPreset('langserve', 'x'), { error: null, text: 'Two days.' });
  const { closed } = server.last;
  await closed;
});
