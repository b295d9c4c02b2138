import type { Readable } from 'node:stream';
import { text as textIn } from 'node:stream/consumers';
import { Client, type Signals } from '@botpress/chat';
import { ChatClient } from 'dify-client';
import flowise from 'flowise-sdk';
import OpenAI from 'openai';
import t, { type Test } from 'tap';
import { sayPieces } from '../../../../testing/chatbot-service/chat-completion.js';
import { HANDED_OVER } from '../../chatbot-service.js';
import { KEYS, startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import {
  answerAsDify,
  answerAsFlowise,
  answerAsResponses,
  BotpressAnswers,
} from '../../../../testing/chatbot-service/system-answers.js';
import { BackgroundResponses } from '../../../../testing/chatbot-service/background-responses.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';

/**
 * The systems' own clients at the server that answers the presets, with the same answers: what the
 * presets ask is what the clients ask, and the clients read what the presets read.
 */

const { server, ask } = await startPresets(t);

/** Compares address, credentials, and the fields of the body that the preset fills in. */
function sameRequest(t: Test, ours: Exchange, theirs: Exchange): void {
  for (const part of ['method', 'path'] as const) t.equal(theirs[part], ours[part], part);
  for (const name of ['content-type', 'authorization', 'x-user-key']) {
    t.equal(theirs.headers[name], ours.headers[name], name);
  }
  t.equal(theirs.text === '', ours.text === '', 'both have a body, or neither');
  if (ours.text !== '') t.strictSame(filledBy(ours.json, theirs.json), ours.json, 'body');
}

/** Picks the fields of `theirs` that `ours` has. */
function filledBy(ours: unknown, theirs: unknown): unknown {
  if (!isRecord(ours) || !isRecord(theirs)) return theirs;
  const shared = Object.keys(ours).filter((name) => Object.hasOwn(theirs, name));
  return Object.fromEntries(shared.map((name) => [name, filledBy(ours[name], theirs[name])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

await t.test('[1.4] Flowise: its SDK asks and reads as the preset does', async (t) => {
  server.handler = answerAsFlowise;
  const { text } = await ask('flowise', 'Good day', { sessionId: 'flowise' });
  const ours = server.last;
  const client = new flowise.FlowiseClient({ baseUrl: server.url, apiKey: KEYS.FLOWISE_API_KEY });
  const prediction = await client.createPrediction({
    chatflowId: 'CHATFLOW-ID',
    question: 'Good day',
    overrideConfig: { sessionId: 'flowise-1' },
    streaming: true,
  });
  let read = '';
  for await (const { event, data } of prediction) if (event === 'token') read += data;
  sameRequest(t, ours, server.last);
  t.equal(read, text);
  t.equal(text, 'Good day\n\nto you');
});

await t.test('[1.4] Dify: its client asks as the preset does', async (t) => {
  server.handler = answerAsDify;
  const question = { sessionId: 'dify', history: [] };
  await ask('dify', 'How are you?', question);
  await ask('dify', 'And now?', {
    ...question,
    history: [
      { role: 'user', text: 'How are you?' },
      { role: 'bot', text: "I'm glad" },
    ],
  });
  const ours = server.last;
  t.equal(ours.json.conversation_id, 'dify-conversation', 'learnt from the answer');
  const client = new ChatClient(KEYS.DIFY_API_KEY, `${server.url}/v1`);
  // Answers are handed out as they came: there is nothing of the client's own to read them.
  const answer = (await client.createChatMessage(
    {},
    'And now?',
    'dify',
    true,
    'dify-conversation',
  )) as { data: Readable };
  sameRequest(t, ours, server.last);
  t.match(await textIn(answer.data), '"event":"message_end"');
});

await t.test('[1.4] Botpress: its chat client asks and reads as the preset does', async (t) => {
  const requestsFrom = (start: number) =>
    server.exchanges.slice(start).filter(({ path }) => !path.includes('/hello'));
  server.handler = new BotpressAnswers().answer;
  let start = server.exchanges.length;
  const { text } = await ask('botpress', 'Hello', { sessionId: 'botpress' });
  const ours = requestsFrom(start);

  server.handler = new BotpressAnswers().answer;
  start = server.exchanges.length;
  const client = await Client.connect({ apiUrl: `${server.url}/WEBHOOK-ID` });
  const { conversation } = await client.createConversation({});
  const listener = await client.listenConversation({ id: conversation.id });
  const paragraphs: string[] = [];
  const read = new Promise<void>((resolve, reject) => {
    listener.on('error', reject);
    listener.on('unknown', (signal) =>
      reject(new Error(`Not a signal: ${JSON.stringify(signal)}`)),
    );
    listener.on('message_created', (message: Signals['message_created']) => {
      const { payload } = message;
      // The client shows people's messages, too; whose they are it tells by `isBot`.
      if (!message.isBot) return;
      if (payload.type === 'text') paragraphs.push(payload.text);
      if (payload.type === 'markdown') paragraphs.push(payload.markdown);
      if (paragraphs.length === 2) resolve();
    });
  });
  await client.createMessage({
    conversationId: conversation.id,
    payload: { type: 'text', text: 'Hello' },
  });
  await read;
  await listener.disconnect();
  const theirs = requestsFrom(start);
  t.equal(theirs.length, 4);
  t.equal(ours.length, 4);
  ours.forEach((each, index) => {
    const other = theirs[index];
    if (other) sameRequest(t, each, other);
  });
  t.equal(paragraphs.join('\n\n'), text);
  t.equal(text, 'Good day.\n\nHow can I **help**?');

  server.handler = (exchange) => exchange.respond(200, { code: 429, message: 'Too many messages' });
  const say = { conversationId: conversation.id, payload: { type: 'text', text: 'x' } } as const;
  await t.rejects(
    client.createMessage(say),
    { message: 'Too many messages' },
    'a failure, whatever its status',
  );
});

const openai = new OpenAI({
  apiKey: KEYS.OPENAI_API_KEY,
  baseURL: `${server.url}/v1`,
  maxRetries: 0,
});

await t.test('[1.4] OpenAI: its library asks for chat completions and reads them', async (t) => {
  server.handler = (exchange) => sayPieces(exchange, ['Good ', 'day']);
  const reply = await ask('openai-chat', 'Hello');
  const ours = server.last;
  const stream = openai.chat.completions.stream({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: 'Hello' }],
    stream_options: { include_usage: true },
  });
  t.equal(await stream.finalContent(), reply.text);
  sameRequest(t, ours, server.last);
  const { input, output } = reply.of('usage').at(-1)?.tokens ?? {};
  t.match(await stream.totalUsage(), { prompt_tokens: input, completion_tokens: output });
  t.equal(reply.text, 'Good day');
});

await t.test('[1.4] OpenAI: its library asks for responses and reads them', async (t) => {
  server.handler = answerAsResponses;
  const reply = await ask('openai-responses', 'Hello');
  const ours = server.last;
  const stream = openai.responses.stream({
    model: 'gpt-4o-mini',
    input: [{ role: 'user', content: 'Hello' }],
    background: true,
    store: true,
  });
  const pieces: string[] = [];
  stream.on('response.output_text.delta', ({ delta }) => pieces.push(delta));
  const response = await stream.finalResponse();
  sameRequest(t, ours, server.last);
  t.equal(pieces.join(''), reply.text);
  t.equal(response.output_text, reply.text);
  const { input, output } = reply.of('usage').at(-1)?.tokens ?? {};
  t.match(response.usage, { input_tokens: input, output_tokens: output });
  t.equal(reply.text, 'Good day');
});

await t.test(
  '[1.4] OpenAI: its library rejoins and cancels responses as the preset does',
  async (t) => {
    const responses = new BackgroundResponses(['Good ', 'day'], 1);
    server.handler = responses.answer;
    const leaving = new AbortController();
    await ask('openai-responses', 'Hello', { replyId: 'left', signal: leaving.signal }, (event) => {
      if (event.type === 'text' && event.text !== '') leaving.abort(HANDED_OVER);
    });
    responses.letGo();
    const reply = await ask('openai-responses', 'Hello', { replyId: 'left' });
    const ours = server.last;
    const stream = await openai.responses.retrieve('resp_1', { stream: true, starting_after: 0 });
    let read = '';
    for await (const event of stream) {
      if (event.type === 'response.output_text.delta') read += event.delta;
    }
    const pathOf = ({ path }: Exchange) => new URL(path, server.url);
    t.equal(pathOf(server.last).pathname, pathOf(ours).pathname);
    t.same(
      new Map(pathOf(server.last).searchParams),
      new Map(pathOf(ours).searchParams),
      'in whatever order',
    );
    t.equal(server.last.headers.authorization, ours.headers.authorization);
    t.same([read, reply.text], ['Good day', 'Good day']);

    await openai.responses.cancel('resp_1');
    const theirs = server.last;
    await ask('openai-responses', 'x', { replyId: 'left', signal: AbortSignal.abort() });
    await responses.until(() => server.last !== theirs);
    sameRequest(t, server.last, theirs);
  },
);
