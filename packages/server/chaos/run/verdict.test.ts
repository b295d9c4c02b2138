import { EMPTY_CONVERSATION } from '@chatbot-test/shared/conversation/conversation.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { buildBotMessage, buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import t from 'tap';
import { ChaosClient } from '../world/chaos-client.js';
import { ChaosModel } from '../world/model-server.js';
import { judge } from './verdict.js';

const model = await ChaosModel.start(t);
model.said.set('r1', { question: 'One', text: 'r1w0 r1w1 r1w2 ' });
model.said.set('r2', { question: 'One', text: 'r2w0 r2w1 r2w2 ' });
model.said.set('r3', { question: 'Two', text: 'r3w0 ' });

const bot = (id: string, seq: number, replyTo: string, text: string) =>
  buildBotMessage({ id, seq, replyTo, text, gen: 1, state: 'done' });
const user = (id: string, seq: number, text: string) =>
  buildUserMessage({ id, seq, cid: `c-${id}`, text });

const LOG: readonly Message[] = [
  user('one', 1, 'One'),
  bot('reply-one', 2, 'one', 'r1w0 r1w1 r1w2 '),
  user('two', 3, 'Two'),
  bot('reply-two', 4, 'two', 'r3w0 '),
];

/** Judges a log, for a client that sent both messages and got both acks. */
function verdictOn(log: readonly Message[], shown: readonly Message[] = log) {
  const client = new ChaosClient({ port: 0 });
  for (const [cid, text] of [
    ['c-one', 'One'],
    ['c-two', 'Two'],
  ] as const) {
    client.send(cid, text);
  }
  for (const sent of client.sent) sent.acked = 1;
  client.conversation = { ...EMPTY_CONVERSATION, epoch: 1, seq: log.length, messages: [...shown] };
  return judge({ epoch: 1, messages: log }, [client], model);
}

await t.test('[8.4] a log as it should be has no violation', (t) => {
  t.match(verdictOn(LOG), { sent: 2, lost: 0, doubled: 0, reordered: 0, violations: [] });
  t.end();
});

const [one, replyOne, two, replyTwo] = LOG as readonly [Message, Message, Message, Message];
const planted: readonly (readonly [title: string, log: readonly Message[], found: RegExp])[] = [
  ['an acked message that is not stored', [one, replyOne], /^A: 1 messages are lost/],
  ['a message stored twice', [...LOG, user('one', 5, 'One')], /^A: 1 messages are there twice/],
  ['a reply given twice', [...LOG, bot('again', 5, 'one', 'r1w0 r1w1 r1w2 ')], /^A: 1 .* twice/],
  [
    'messages in another order',
    [user('two', 1, 'Two'), bot('b2', 2, 'two', 'r3w0 '), user('one', 3, 'One'), replyOne].map(
      (message, i) => ({ ...message, seq: i + 1 }),
    ),
    /^B: 1 messages are out of order/,
  ],
  [
    'a lost seq',
    [one, replyOne, { ...two, seq: 4 }, { ...replyTwo, seq: 5 }],
    /^B: 4 is at place 3/,
  ],
  ['a message without a reply', [one, replyOne, two], /^D: 1 messages have no reply/],
  [
    'two generations in one text',
    [one, bot('reply-one', 2, 'one', 'r1w0 r2w1 r2w2 '), two, replyTwo],
    /^D: a text that is not of one piece/,
  ],
  [
    'a delta told twice',
    [one, bot('reply-one', 2, 'one', 'r1w0 r1w0 r1w1 r1w2 '), two, replyTwo],
    /^D: a text that is not of one piece/,
  ],
  [
    'a reply that ends early',
    [one, bot('reply-one', 2, 'one', 'r1w0 r1w1 '), two, replyTwo],
    /^D: a text that ends early/,
  ],
  [
    'an answer to something else',
    [one, bot('reply-one', 2, 'one', 'r3w0 '), two, replyTwo],
    /^D: an answer to Two, not to One/,
  ],
];

for (const [title, log, found] of planted) {
  await t.test(`[8.4] it would show ${title}`, (t) => {
    const { violations } = verdictOn(log);
    t.ok(
      violations.some((violation) => found.test(violation)),
      violations.join('; '),
    );
    t.end();
  });
}

await t.test('[8.4] it would show a client with another transcript', (t) => {
  t.match(verdictOn(LOG, [one, replyOne, two]).violations, [/^B: a client shows another/]);
  t.end();
});
