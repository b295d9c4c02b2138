import { EventEncoder } from '@ag-ui/encoder';
import { EventType } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { createUIMessageStream, createUIMessageStreamResponse, validateUIMessages } from 'ai';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import t from 'tap';
import { Value } from 'typebox/value';
import type { TurnOf } from '../../chatbot-service.js';
import { chunk, sayPieces } from '../../testing/chat-completion.js';
import { startPresets } from '../../testing/start-presets.js';
import {
  answerAsDify,
  answerAsFlowise,
  answerAsResponses,
  BotpressAnswers,
  writeFlowise,
  writeResponse,
} from '../../testing/system-answers.js';
import type { Exchange } from '../../testing/wire-server.js';

const { server, sessions, ask } = await startPresets(t);

const before: TurnOf<HttpProvider>['history'] = [
  { role: 'user', text: 'Hello' },
  { role: 'bot', text: 'Hi!' },
];

await t.test('[1.4] every preset is a valid configuration that names its source', (t) => {
  for (const { id, provider, source, secrets } of CONNECTOR_PRESETS) {
    t.same([...Value.Errors(HttpProvider, provider)], [], id);
    t.equal(provider.preset, id);
    t.match(source, /^https:\/\//);
    const named = JSON.stringify(provider).match(/(?<=\{\{secrets\.)\w+/g) ?? [];
    t.same([...new Set(named)], secrets, `${id} names its secrets`);
  }
  t.equal(new Set(CONNECTOR_PRESETS.map(({ id }) => id)).size, CONNECTOR_PRESETS.length);
  t.end();
});

await t.test('[1.4] Flowise: prediction API, streaming', async (t) => {
  server.handler = answerAsFlowise;
  const sessionId = 'flowise';
  const { text, pieces, error, marks } = await ask('flowise', 'Good day', { sessionId });
  t.equal(error, null);
  t.equal(text, 'Good day\n\nto you');
  t.equal(pieces.length, 4);
  t.same(marks, ['prompt', 'connect', 'firstToken', 'generation']);
  t.match(server.last, {
    method: 'POST',
    path: '/api/v1/prediction/CHATFLOW-ID',
    headers: { authorization: 'Bearer flowise-key-1', 'content-type': 'application/json' },
    json: { question: 'Good day', streaming: true, overrideConfig: { sessionId } },
  });
  t.equal(sessions.get(sessionId)?.conversation, 'flowise-1');

  server.handler = (exchange) => {
    exchange.beginEvents();
    writeFlowise(exchange, 'error', 'The model has no key');
    writeFlowise(exchange, 'end', '[DONE]');
    exchange.end();
  };
  t.match((await ask('flowise', 'x')).error, { code: 'service-error' });
  server.handler = (exchange) => exchange.respond(200, { text: 'Whole', sessionId: 's' });
  t.equal((await ask('flowise', 'x')).text, 'Whole', 'a flow that cannot stream');
  server.handler = (exchange) => {
    exchange.beginEvents();
    writeFlowise(exchange, 'token', 'Half');
    exchange.end();
  };
  t.match((await ask('flowise', 'x')).error, { code: 'service-cut-off' });
});

await t.test('[1.4] Dify: chat-messages, streaming, and its conversation goes on', async (t) => {
  server.handler = answerAsDify;
  const first = await ask('dify', 'How are you?', { sessionId: 'dify' });
  t.equal(first.text, " I'm glad");
  t.match(first.of('usage').at(-1)?.tokens, { input: 1033, output: 135, estimated: false });
  t.match(server.last.json, {
    inputs: {},
    query: 'How are you?',
    response_mode: 'streaming',
    conversation_id: '',
    user: 'dify',
  });
  t.equal(server.last.headers.authorization, 'Bearer app-dify-key-1');
  await ask('dify', 'And now?', { sessionId: 'dify', history: before });
  t.equal(server.last.json.conversation_id, 'dify-conversation');
  await ask('dify', 'Anew', { sessionId: 'dify' });
  t.equal(server.last.json.conversation_id, '', 'after a reset it is a new one');

  let asked = 0;
  server.handler = (exchange) => {
    asked += 1;
    if (exchange.json.conversation_id === '') return answerAsDify(exchange);
    return exchange.respond(404, { code: 'not_found', message: 'Conversation Not Exists.' });
  };
  const renewed = await ask('dify', 'Still?', { sessionId: 'dify', history: before });
  t.same([renewed.text, asked], [" I'm glad", 2], 'one that is gone is begun anew');

  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events({
      event: 'error',
      task_id: 't',
      status: 400,
      code: 'provider_quota_exceeded',
      message: 'Your quota is exhausted',
    });
    exchange.end();
  };
  t.match((await ask('dify', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] n8n: chat webhook, streaming or not', async (t) => {
  // As @n8n/chat reads it: lines of JSON with begin, item, end and error.
  const metadata = { nodeId: 'n', nodeName: 'AI Agent', timestamp: 1_760_000_000_000 };
  server.handler = (exchange) => {
    exchange.begin(200, { 'content-type': 'application/json; charset=utf-8' });
    for (const part of [
      { type: 'begin', metadata },
      { type: 'item', content: 'Good ', metadata },
      { type: 'item', content: 'day', metadata },
      { type: 'end', metadata },
    ]) {
      exchange.write(`${JSON.stringify(part)}\n`);
    }
    exchange.end();
  };
  const { pieces, error } = await ask('n8n', 'Hello', { sessionId: 'n8n' });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day']);
  t.match(server.last, {
    path: '/webhook/WEBHOOK-ID/chat',
    json: { action: 'sendMessage', sessionId: 'n8n', chatInput: 'Hello' },
  });
  for (const whole of [{ output: 'Whole' }, [{ output: 'Whole' }], { text: 'Whole' }]) {
    server.handler = (exchange) =>
      exchange.respond(200, JSON.stringify(whole, null, 2), { 'content-type': 'application/json' });
    t.equal((await ask('n8n', 'x')).text, 'Whole', JSON.stringify(whole));
  }
  server.handler = (exchange) => {
    exchange.begin(200, { 'content-type': 'application/json' });
    exchange.end(`${JSON.stringify({ type: 'error', content: 'Node failed', metadata })}\n`);
  };
  t.match((await ask('n8n', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] Rasa: REST channel, several messages', async (t) => {
  server.handler = (exchange) =>
    exchange.respond(200, [
      { recipient_id: 'rasa', text: 'Hey Rasa!' },
      { recipient_id: 'rasa', image: 'http://example.com/image.jpg' },
      { recipient_id: 'rasa', text: 'How are you?' },
    ]);
  const { text } = await ask('rasa', 'Hi there!', { sessionId: 'rasa' });
  t.equal(text, 'Hey Rasa!\n\nHow are you?');
  t.match(server.last, {
    path: '/webhooks/rest/webhook',
    json: { sender: 'rasa', message: 'Hi there!' },
  });
  server.handler = (exchange) => exchange.respond(200, []);
  t.match((await ask('rasa', 'x')).error, { code: 'service-empty' }, 'it may have nothing to say');
});

await t.test('[1.4] Botpress: Chat API with user, conversation and listener', async (t) => {
  const botpress = new BotpressAnswers();
  server.handler = botpress.answer;
  const seen = server.exchanges.length;
  const { text, error } = await ask('botpress', 'Hello', { sessionId: 'botpress' });
  t.equal(error, null);
  t.equal(text, 'Good day.\n\nHow can I **help**?', 'not what the visitor said');
  t.same(
    server.exchanges.slice(seen).map(({ method, path }) => `${method} ${path}`),
    [
      'POST /WEBHOOK-ID/users',
      'POST /WEBHOOK-ID/conversations',
      'GET /WEBHOOK-ID/conversations/c-1/listen',
      'POST /WEBHOOK-ID/messages',
    ],
  );
  t.match(server.last.json, {
    conversationId: 'c-1',
    payload: { type: 'text', text: 'Hello' },
  });
  await botpress.listener?.closed;
  const again = server.exchanges.length;
  await ask('botpress', 'More', { sessionId: 'botpress', history: before });
  t.equal(server.exchanges.length, again + 2, 'set up once a conversation');

  server.handler = (exchange) => {
    if (exchange.path !== '/WEBHOOK-ID/messages') return botpress.answer(exchange);
    exchange.respond(200, { code: 429, message: 'Too many messages' });
  };
  t.match(
    (await ask('botpress', 'x')).error,
    { code: 'service-rate-limited' },
    'a failure with status 200',
  );
});

await t.test('[1.4] OpenAI: chat completions', async (t) => {
  server.handler = (exchange) => sayPieces(exchange, ['Good ', 'day']);
  const { pieces, of, error } = await ask('openai-chat', 'And you?', { history: before });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day']);
  t.match(of('usage').at(-1), {
    model: 'test-model-2026',
    tokens: { input: 120, output: 2, estimated: false },
    finishReason: 'stop',
  });
  t.match(server.last, {
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer sk-openai-key-1' },
    json: {
      stream: true,
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi!' },
        { role: 'user', content: 'And you?' },
      ],
    },
  });
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(chunk({ content: 'Half' }));
    exchange.end();
  };
  t.match((await ask('openai-chat', 'x')).error, { code: 'service-cut-off' });
  server.handler = (exchange) => sayPieces(exchange, ['So'], 'content_filter');
  t.match((await ask('openai-chat', 'x')).error, { code: 'service-content-filtered' });
});

await t.test('[1.4] OpenAI: responses', async (t) => {
  server.handler = answerAsResponses;
  const { text, of } = await ask('openai-responses', 'Hello');
  t.equal(text, 'Good day');
  t.match(of('usage').at(-1), {
    model: 'gpt-4o-mini-2024-07-18',
    tokens: { input: 36, output: 87 },
    finishReason: 'completed',
  });
  t.match(server.last.json, { input: [{ role: 'user', content: 'Hello' }], stream: true });
  server.handler = (exchange) => {
    exchange.beginEvents();
    writeResponse(exchange, 'response.failed', {
      response: { status: 'failed', error: { code: 'server_error', message: 'Sorry' } },
    });
    exchange.end();
  };
  t.match((await ask('openai-responses', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] AG-UI: events as its own encoder writes them', async (t) => {
  const encoder = new EventEncoder();
  server.handler = (exchange) => {
    const { threadId, runId } = exchange.json;
    const messageId = 'm-1';
    exchange.beginEvents({ 'content-type': encoder.getContentType() });
    for (const event of [
      { type: EventType.RUN_STARTED, threadId, runId },
      { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' },
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: 'Good ' },
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: 'day' },
      { type: EventType.TEXT_MESSAGE_END, messageId },
      { type: EventType.RUN_FINISHED, threadId, runId },
    ]) {
      exchange.write(encoder.encodeSSE(event));
    }
    exchange.end();
  };
  const { pieces, error } = await ask('ag-ui', 'And you?', { history: before });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day']);
  const input = RunAgentInputSchema.safeParse(server.last.json);
  t.ok(input.success, input.success ? 'its own schema takes the request' : input.error.message);
  t.equal(server.last.json.messages.length, 3);

  server.handler = (exchange) => {
    exchange.beginEvents();
    const failed = { type: EventType.RUN_ERROR, message: 'Sorry', code: 'overloaded' };
    exchange.write(encoder.encodeSSE(failed));
    exchange.end();
  };
  t.match((await ask('ag-ui', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] AI SDK: the UI message stream as the SDK itself makes it', async (t) => {
  const respond = async (exchange: Exchange, fails: boolean) => {
    const stream = createUIMessageStream({
      execute: ({ writer }) => {
        writer.write({ type: 'start' });
        writer.write({ type: 'text-start', id: 't-1' });
        writer.write({ type: 'text-delta', id: 't-1', delta: 'Good ' });
        if (fails) throw new Error('Sorry');
        writer.write({ type: 'text-delta', id: 't-1', delta: 'day' });
        writer.write({ type: 'text-end', id: 't-1' });
        writer.write({ type: 'finish' });
      },
      onError: () => 'The tool failed',
    });
    const response = createUIMessageStreamResponse({ stream });
    exchange.begin(response.status, Object.fromEntries(response.headers));
    exchange.end(await response.text());
  };
  server.handler = (exchange) => respond(exchange, false);
  const { pieces, error } = await ask('ai-sdk', 'And you?', { history: before });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day']);
  const messages: unknown = server.last.json.messages;
  t.equal((await validateUIMessages({ messages })).length, 3, 'the SDK takes our messages');
  server.handler = (exchange) => respond(exchange, true);
  const failed = await ask('ai-sdk', 'x');
  t.match(failed.error, { code: 'service-error' });
  t.equal(failed.text, 'Good ', 'what was said before stays');
});
