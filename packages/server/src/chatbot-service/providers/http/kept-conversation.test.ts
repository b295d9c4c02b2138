import { setImmediate as nextTurn } from 'node:timers/promises';
import t from 'tap';
import { KEYS, startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import { DirectLine } from '../../../../testing/chatbot-service/direct-line.js';
import { answerAsDify } from '../../../../testing/chatbot-service/system-answers.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';

const { server, ask, sessions } = await startPresets(t);
const asked = [{ role: 'user', text: 'Hello' }] as const;

/** Dify begins to answer, and does not come to an end. */
const beginAsDify = (conversation: string) => (exchange: Exchange) => {
  exchange.beginEvents();
  exchange.events({ event: 'message', conversation_id: conversation, answer: 'Well' });
};

/** Asks Dify, and stops the reply at its first word. */
async function askAndStop(sessionId: string, epoch: number) {
  const stop = new AbortController();
  const { signal } = stop;
  return ask('dify', 'Hello', { sessionId, epoch, signal }, (event) => {
    if (event.type === 'text' && event.text !== '') void nextTurn().then(() => stop.abort());
  });
}

await t.test(
  '[1.4] a conversation goes on after a reply that was stopped, or failed',
  async (t) => {
    server.handler = beginAsDify('stopped');
    t.equal((await askAndStop('a', 1)).text, 'Well');
    server.handler = answerAsDify;
    await ask('dify', 'And now?', { sessionId: 'a', history: asked });
    t.equal(server.last.json.conversation_id, 'stopped');

    server.handler = (exchange) => {
      beginAsDify('failed')(exchange);
      exchange.end();
    };
    t.match((await ask('dify', 'Hello', { sessionId: 'b' })).error, { code: 'service-cut-off' });
    server.handler = answerAsDify;
    await ask('dify', 'And now?', { sessionId: 'b', history: asked });
    t.equal(server.last.json.conversation_id, 'failed');
  },
);

await t.test('[3.1] what was reset stays so, whatever becomes of the next reply', async (t) => {
  for (const [how, begin] of [
    ['stopped', beginAsDify('')],
    ['refused', (exchange: Exchange) => exchange.respond(500, '')],
  ] as const) {
    server.handler = answerAsDify;
    await ask('dify', 'Hello', { sessionId: how });
    t.equal(sessions.get(how)?.conversation, 'dify-conversation');
    server.handler = begin;
    if (how === 'stopped') await askAndStop(how, 2);
    else await ask('dify', 'Hello', { sessionId: how, epoch: 2 });
    server.handler = answerAsDify;
    await ask('dify', 'And now?', { sessionId: how, epoch: 2, history: asked });
    t.equal(server.last.json.conversation_id, '', how);
  }
});

await t.test('[3.1] a service that wants a conversation first gets a new one', async (t) => {
  const bot = new DirectLine(KEYS.DIRECT_LINE_SECRET);
  bot.bot = () => [[{ type: 'message', text: 'Good day' }]];
  server.handler = bot.answer;
  const sessionId = 'direct-line';
  await ask('direct-line', 'Hello', { sessionId });
  server.handler = (exchange) => exchange.respond(500, '');
  t.match((await ask('direct-line', 'Hello', { sessionId, epoch: 2 })).error, {
    code: 'service-error',
  });
  server.handler = bot.answer;
  const renewed = await ask('direct-line', 'More', { sessionId, epoch: 2, history: asked });
  t.equal(renewed.text, 'Good day');
  t.match(sessions.get(sessionId)?.vars, { conversationId: 'dl-2' });
});
