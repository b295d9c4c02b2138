import { EventEncoder } from '@ag-ui/encoder';
import { EventType } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import t from 'tap';
import { Value } from 'typebox/value';
import type { TurnOf } from '../../chatbot-service.js';
import { chunk, sayPieces } from '../../../../testing/chatbot-service/chat-completion.js';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import {
  answerAsDify,
  answerAsFlowise,
  answerAsResponses,
  BotpressAnswers,
  writeFlowise,
  writeResponse,
} from '../../../../testing/chatbot-service/system-answers.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';
import { asText, valuesAt } from './path.js';

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

await t.test(
  '[1.4] [3.1] after a reset no service goes on in the conversation before',
  async (t) => {
    const named = {
      flowise: 'overrideConfig.sessionId',
      n8n: 'sessionId',
      rasa: 'sender',
      'ag-ui': 'threadId',
      'ai-sdk': 'id',
      langserve: 'config.configurable.session_id',
    };
    // As Flowise and its like do: what was said under a name is remembered under it.
    const remembered = new Map<string, number>();
    for (const [preset, path] of Object.entries(named)) {
      const remember = (exchange: Exchange) => {
        const key = `${preset} ${asText(valuesAt({ value: exchange.json, data: '', name: '' }, path)[0])}`;
        remembered.set(key, (remembered.get(key) ?? 0) + 1);
        exchange.respond(200, [{ text: 'Good day' }]);
      };
      server.handler = remember;
      await ask(preset, 'Hello', { sessionId: 'resets' });
      await ask(preset, 'More', { sessionId: 'resets', history: before });
      await ask(preset, 'Anew', { sessionId: 'resets', epoch: 2 });
      await ask(preset, 'Hello', { sessionId: 'others' });
      t.equal(remembered.get(`${preset} resets-1`), 2, `${preset}: one conversation`);
      t.equal(remembered.get(`${preset} resets-2`), 1, `${preset}: another after a reset`);
      t.equal(remembered.get(`${preset} others-1`), 1, `${preset}: another in a new session`);
    }
  },
);

await t.test('[1.4] Flowise: prediction API, streaming', async (t) => {
  server.handler = answerAsFlowise;
  const sessionId = 'flowise';
  const { text, pieces, error, marks, of } = await ask('flowise', 'Good day', { sessionId });
  t.equal(error, null);
  t.equal(text, 'Good day\n\nto you');
  t.equal(pieces.length, 4);
  t.same(marks, ['prompt', 'connect', 'firstToken', 'generation']);
  t.match(server.last, {
    method: 'POST',
    path: '/api/v1/prediction/CHATFLOW-ID',
    headers: { authorization: 'Bearer flowise-key-1', 'content-type': 'application/json' },
    json: { question: 'Good day', streaming: true, overrideConfig: { sessionId: 'flowise-1' } },
  });
  t.equal(sessions.get(sessionId)?.conversation, 'flowise-session');
  t.match(of('usage').at(-1)?.tokens, { input: 36, output: 87, estimated: false });

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

await t.test('[1.4] Flowise needs no key where its chatflow has none', async (t) => {
  const open = await startPresets(t, {});
  open.server.handler = answerAsFlowise;
  t.equal((await open.ask('flowise', 'Good day')).text, 'Good day\n\nto you');
  t.equal(open.server.last.headers.authorization, undefined);
  t.match((await open.ask('dify', 'x')).error, { code: 'service-secret-missing' });
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
  const spent = await ask('dify', 'x');
  t.match(spent.error, { code: 'service-quota-spent' });
  t.match(spent.warnings.at(-1), { message: /said: “Your quota is exhausted”/ });
});

await t.test('[1.4] n8n: chat webhook, streaming or not', async (t) => {
  // As @n8n/chat reads it: lines of JSON with begin, item, end and error.
  const metadata = { nodeId: 'n', nodeName: 'AI Agent', timestamp: 1_760_000_000_000 };
  server.handler = (exchange) => {
    exchange.begin(200, { 'content-type': 'application/json; charset=utf-8' });
    for (const part of [
      { type: 'begin', metadata },
      { type: 'item', content: 'Good ', metadata },
      { type: 'item', content: 'day.', metadata },
      { type: 'end', metadata },
    ]) {
      exchange.write(`${JSON.stringify(part)}\n`);
    }
    exchange.end();
  };
  const { pieces, error } = await ask('n8n', 'Hello', { sessionId: 'n8n' });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day.']);
  t.match(server.last, {
    path: '/webhook/WEBHOOK-ID/chat',
    json: { action: 'sendMessage', sessionId: 'n8n-1', chatInput: 'Hello' },
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
      {
        recipient_id: 'rasa',
        text: 'How are you?',
        buttons: [
          { title: 'Great', payload: '/mood_great' },
          { title: 'Sad', payload: '/mood_sad' },
        ],
      },
    ]);
  const { text, of } = await ask('rasa', 'Hi there!', { sessionId: 'rasa' });
  t.same(
    of('quickReplies').map(({ texts }) => texts),
    [['Great', 'Sad']],
  );
  t.equal(text, 'Hey Rasa!\n\n![](<http://example.com/image.jpg>)\n\nHow are you?');
  t.match(server.last, {
    path: '/webhooks/rest/webhook',
    json: { sender: 'rasa-1', message: 'Hi there!' },
  });
  const history = [{ role: 'bot' as const, text }];
  const next = { sessionId: 'rasa', history };
  await ask('rasa', 'Great', next);
  t.equal(server.last.json.message, '/mood_great', 'of a button its payload is sent');
  await ask('rasa', 'Great', next);
  t.equal(server.last.json.message, '/mood_great', 'also where the reply is wanted anew');
  await ask('rasa', 'Great', { sessionId: 'rasa', epoch: 2 });
  t.equal(server.last.json.message, 'Great', 'but not after a reset');
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

await t.test('[1.4] Botpress: choices and images', async (t) => {
  const options = [
    { label: 'Prices', value: 'prices' },
    { label: 'Returns', value: 'returns' },
  ];
  server.handler = new BotpressAnswers([
    { type: 'choice', text: 'What about?', options },
    { type: 'image', imageUrl: 'https://a.example/van.png', title: 'A van' },
  ]).answer;
  const reply = await ask('botpress', 'Hello');
  t.equal(reply.text, 'What about?\n\n![A van](<https://a.example/van.png>)');
  t.same(reply.of('quickReplies').at(-1)?.texts, ['Prices', 'Returns']);
});

await t.test('[1.4] OpenAI: chat completions', async (t) => {
  server.handler = (exchange) => sayPieces(exchange, ['Good ', 'day.']);
  const { pieces, of, error } = await ask('openai-chat', 'And you?', { history: before });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day.']);
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
  server.handler = (exchange) =>
    exchange.respond(200, {
      ...{
        id: 'resp_1',
        object: 'response',
        model: 'gpt-4o-mini',
        status: 'completed',
        error: null,
      },
      output: [
        { type: 'reasoning', summary: [] },
        { type: 'message', content: [{ type: 'output_text', text: 'Whole', annotations: [] }] },
      ],
      usage: { input_tokens: 3, output_tokens: 1 },
    });
  const whole = await ask('openai-responses', 'x');
  t.same([whole.error, whole.text], [null, 'Whole'], 'in spite of stream');
  t.match(whole.of('usage').at(-1), { model: 'gpt-4o-mini', tokens: { input: 3, output: 1 } });
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
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: 'day.' },
      { type: EventType.TEXT_MESSAGE_END, messageId },
      { type: EventType.RUN_FINISHED, threadId, runId },
    ]) {
      exchange.write(encoder.encodeSSE(event));
    }
    exchange.end();
  };
  const { pieces, error } = await ask('ag-ui', 'And you?', { history: before });
  t.equal(error, null);
  t.same(pieces, ['Good ', 'day.']);
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

await t.test('[1.4] AI SDK: the UI message stream', async (t) => {
  // As createUIMessageStreamResponse of ai 6.0.324 writes it.
  const respond = (exchange: Exchange, ...parts: object[]) => {
    exchange.beginEvents({ 'x-vercel-ai-ui-message-stream': 'v1', 'x-accel-buffering': 'no' });
    exchange.events(
      { type: 'start' },
      { type: 'text-start', id: 't-1' },
      { type: 'text-delta', id: 't-1', delta: 'Good ' },
      ...parts,
    );
    exchange.end('data: [DONE]\n\n');
  };
  server.handler = (exchange) =>
    respond(
      exchange,
      { type: 'text-delta', id: 't-1', delta: 'day.' },
      { type: 'text-end', id: 't-1' },
      // As its docs have routes add it.
      { type: 'finish', messageMetadata: { totalUsage: { inputTokens: 10, outputTokens: 20 } } },
    );
  const { pieces, error, of } = await ask('ai-sdk', 'And you?', { history: before });
  t.equal(error, null);
  t.match(of('usage').at(-1)?.tokens, { input: 10, output: 20, estimated: false });
  t.same(pieces, ['Good ', 'day.']);
  const { messages } = server.last.json;
  t.equal(messages.length, 3);
  for (const message of messages) {
    t.match(message, { id: String, role: /^(user|assistant)$/, parts: [{ type: 'text' }] });
  }
  server.handler = (exchange) => respond(exchange, { type: 'error', errorText: 'Sorry' });
  const failed = await ask('ai-sdk', 'x');
  t.match(failed.error, { code: 'service-error' });
  t.equal(failed.text, 'Good ', 'what was said before stays');
});

await t.test('[1.4] AI SDK: the data stream of version 4', async (t) => {
  // As toDataStreamResponse of ai 4 writes it.
  const respond = (exchange: Exchange, ...parts: string[]) => {
    const type = { 'content-type': 'text/plain; charset=utf-8', 'x-vercel-ai-data-stream': 'v1' };
    exchange.begin(200, type);
    for (const part of ['f:{"messageId":"msg-1"}', '0:"Good "', ...parts]) {
      exchange.write(`${part}\n`);
    }
    exchange.end();
  };
  server.handler = (exchange) =>
    respond(
      exchange,
      'g:"I think"',
      '0:"day: \\n\\"you\\""',
      'e:{"finishReason":"stop","usage":{"promptTokens":1,"completionTokens":1},"isContinued":false}',
      'd:{"finishReason":"stop","usage":{"promptTokens":10,"completionTokens":20}}',
    );
  const { text, of, error } = await ask('ai-sdk', 'And you?', { history: before });
  t.equal(error, null);
  t.equal(text, 'Good day: \n"you"');
  t.match(of('usage').at(-1), {
    tokens: { input: 10, output: 20, estimated: false },
    finishReason: 'stop',
  });
  t.match(server.last.json.messages.at(-1), { role: 'user', content: 'And you?' });
  server.handler = (exchange) => respond(exchange, '3:"An error occurred."');
  t.match((await ask('ai-sdk', 'x')).error, { code: 'service-error' });
  server.handler = (exchange) => respond(exchange);
  t.match((await ask('ai-sdk', 'x')).error, { code: 'service-cut-off' });
});

await t.test('[1.4] LangServe: a stream of a chain, which ends with a name alone', async (t) => {
  // As api_handler.py writes it through sse-starlette.
  const respond = (exchange: Exchange, values: unknown[], last: string) => {
    exchange.beginEvents();
    exchange.write('event: metadata\r\ndata: {"run_id": "r-1"}\r\n\r\n');
    for (const value of values) {
      exchange.write(`event: data\r\ndata: ${JSON.stringify(value)}\r\n\r\n`);
    }
    exchange.end(last);
  };
  const end = 'event: end\r\n\r\n';
  for (const values of [
    ['Good ', 'day'],
    [
      { content: 'Good ', type: 'AIMessageChunk' },
      { content: 'day', type: 'AIMessageChunk' },
    ],
    [{ content: [{ type: 'text', text: 'Good ', index: 0 }] }, { content: [{ text: 'day' }] }],
    [{ input: 'Hello' }, { context: [] }, { answer: 'Good ' }, { answer: 'day' }],
  ]) {
    server.handler = (exchange) => respond(exchange, values, end);
    const { text, error } = await ask('langserve', 'Hello', { sessionId: 'langserve' });
    t.same([text, error], ['Good day', null], JSON.stringify(values));
  }
  t.match(server.last, {
    path: '/CHAIN/stream',
    json: {
      input: { input: 'Hello' },
      config: { configurable: { session_id: 'langserve-1' } },
    },
  });
  server.handler = (exchange) => respond(exchange, ['Half'], '');
  t.match((await ask('langserve', 'x')).error, { code: 'service-cut-off' });
  const failed = 'event: error\r\ndata: {"status_code": 500, "message": "Sorry"}\r\n\r\n';
  server.handler = (exchange) => respond(exchange, ['Half'], failed);
  t.match((await ask('langserve', 'x')).error, { code: 'service-error' });
});
