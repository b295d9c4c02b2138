import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import { writeFlowise, writeResponse } from '../../../../testing/chatbot-service/system-answers.js';
import type { Exchange, Handler } from '../../../../testing/chatbot-service/wire-server.js';
import { MappedReply } from './mapped-reply.js';

const { server, ask } = await startPresets(t);

const events =
  (...all: unknown[]): Handler =>
  (exchange) => {
    exchange.beginEvents();
    exchange.events(...all);
    exchange.end();
  };
const lines =
  (...all: unknown[]): Handler =>
  (exchange) => {
    exchange.begin(200, { 'content-type': 'application/json' });
    exchange.end(all.map((each) => `${JSON.stringify(each)}\n`).join(''));
  };

/** Answers of agents that say something, call a tool, and then answer. */
const AGENTS: readonly [preset: string, answer: Handler][] = [
  [
    'ag-ui',
    events(
      { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm-1', delta: 'Let me ' },
      { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm-1', delta: 'look.' },
      { type: 'TOOL_CALL_START', toolCallId: 'c-1', toolCallName: 'look' },
      { type: 'TEXT_MESSAGE_CHUNK', messageId: 'm-2', delta: 'Two ' },
      { type: 'TEXT_MESSAGE_CHUNK', delta: 'days.' },
      { type: 'RUN_FINISHED' },
    ),
  ],
  [
    'ai-sdk',
    events(
      { type: 'start' },
      { type: 'start-step' },
      { type: 'text-start', id: 'txt-0' },
      { type: 'text-delta', id: 'txt-0', delta: 'Let me look.' },
      { type: 'text-end', id: 'txt-0' },
      { type: 'finish-step' },
      { type: 'start-step' },
      { type: 'text-start', id: 'txt-0' },
      { type: 'text-delta', id: 'txt-0', delta: 'Two ' },
      { type: 'text-delta', id: 'txt-0', delta: 'days.' },
      { type: 'text-end', id: 'txt-0' },
      { type: 'finish-step' },
      { type: 'finish' },
    ),
  ],
  [
    'openai-responses',
    (exchange: Exchange) => {
      exchange.beginEvents();
      const write = (id: string, delta: string) =>
        writeResponse(exchange, 'response.output_text.delta', { item_id: id, delta });
      write('msg_1', 'Let me look.');
      write('msg_2', 'Two ');
      write('msg_2', 'days.');
      writeResponse(exchange, 'response.completed', { response: { status: 'completed' } });
      exchange.end();
    },
  ],
  [
    'langgraph',
    (exchange: Exchange) => {
      if (exchange.path === '/threads') return exchange.respond(200, { thread_id: 't-1' });
      exchange.beginEvents();
      const say = (id: string, content: string) =>
        exchange.write(
          `event: messages\ndata: ${JSON.stringify([{ type: 'AIMessageChunk', id, content }, {}])}\n\n`,
        );
      say('run-1', 'Let me look.');
      say('run-2', 'Two ');
      say('run-2', 'days.');
      exchange.end();
    },
  ],
  [
    'dify',
    events(
      { event: 'agent_thought', id: 'a-1', thought: '' },
      { event: 'agent_message', answer: 'Let me look.' },
      { event: 'agent_thought', id: 'a-1', thought: 'Let me look.', tool: 'look' },
      { event: 'agent_thought', id: 'a-2', thought: '' },
      { event: 'agent_message', answer: 'Two ' },
      { event: 'agent_message', answer: 'days.' },
      { event: 'message_end' },
    ),
  ],
  [
    'n8n',
    lines(
      { type: 'begin', metadata: { nodeId: 'n', runIndex: 0 } },
      { type: 'item', content: 'Let me look.', metadata: { nodeId: 'n', runIndex: 0 } },
      { type: 'end', metadata: { nodeId: 'n', runIndex: 0 } },
      { type: 'begin', metadata: { nodeId: 'n', runIndex: 1 } },
      { type: 'item', content: 'Two ', metadata: { nodeId: 'n', runIndex: 1 } },
      { type: 'item', content: 'days.', metadata: { nodeId: 'n', runIndex: 1 } },
      { type: 'end', metadata: { nodeId: 'n', runIndex: 1 } },
    ),
  ],
];

await t.test('[1.4] messages of one reply are paragraphs, and all of them are read', async (t) => {
  for (const [preset, answer] of AGENTS) {
    server.handler = answer;
    const { text, error } = await ask(preset, 'How long?');
    t.same([text, error], ['Let me look.\n\nTwo days.', null], preset);
  }
});

await t.test('[1.4] n8n: an agent that only calls a tool at first is waited for', async (t) => {
  server.handler = lines(
    { type: 'begin', metadata: { nodeId: 'n', runIndex: 0 } },
    { type: 'end', metadata: { nodeId: 'n', runIndex: 0 } },
    { type: 'begin', metadata: { nodeId: 'n', runIndex: 1 } },
    { type: 'item', content: 'Two days.', metadata: { nodeId: 'n', runIndex: 1 } },
    { type: 'end', metadata: { nodeId: 'n', runIndex: 1 } },
  );
  const { text, error } = await ask('n8n', 'How long?');
  t.same([text, error], ['Two days.', null]);
});

await t.test('[1.4] Rasa: messages come in their order, also one that comes twice', async (t) => {
  const image = 'https://a.example/van.png';
  server.handler = (exchange) =>
    exchange.respond(200, [{ text: 'Hm.' }, { image }, { text: 'Hm.' }, { text: 'Two days.' }]);
  const { text } = await ask('rasa', 'How long?');
  t.equal(text, `Hm.\n\n![](<${image}>)\n\nHm.\n\nTwo days.`);
});

await t.test('[1.4] images that come behind pieces of text are shown', async (t) => {
  const url = 'https://a.example/van.png';
  for (const [preset, answer] of [
    [
      'ai-sdk',
      events(
        { type: 'text-delta', id: '0', delta: 'Our van:' },
        { type: 'file', url, mediaType: 'image/png' },
        { type: 'file', url: 'https://a.example/prices.pdf', mediaType: 'application/pdf' },
        { type: 'finish' },
      ),
    ],
    [
      'dify',
      events(
        { event: 'message', answer: 'Our van:' },
        { event: 'message_file', id: 'f-1', type: 'image', belongs_to: 'assistant', url },
        { event: 'message_end' },
      ),
    ],
  ] as const) {
    server.handler = answer;
    t.equal((await ask(preset, 'x')).text, `Our van:\n\n![](<${url}>)`, preset);
  }
});

await t.test('[1.4] Flowise: suggested next questions are quick replies', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    writeFlowise(exchange, 'token', 'Two days.');
    writeFlowise(exchange, 'metadata', { chatId: 'c', followUpPrompts: ['How much?', 'Where?'] });
    writeFlowise(exchange, 'end', '[DONE]');
    exchange.end();
  };
  const { of } = await ask('flowise', 'How long?');
  t.same(of('quickReplies').at(-1)?.texts, ['How much?', 'Where?']);
});

await t.test('[4.5] what a service takes back, or breaks off, is no good reply', async (t) => {
  server.handler = events(
    { event: 'message', answer: 'Badly said' },
    { event: 'message_replace', answer: 'That cannot be said.' },
    { event: 'message_end' },
  );
  t.match((await ask('dify', 'x')).error, { code: 'service-content-filtered' });
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events({ type: 'text-delta', id: '0', delta: 'Half' }, { type: 'abort' });
    exchange.end('data: [DONE]\n\n');
  };
  t.match((await ask('ai-sdk', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] answers that do not stream are read as those that do', async (t) => {
  server.handler = (exchange) =>
    exchange.respond(200, {
      ...{ event: 'message', mode: 'chat', answer: 'Two days.', conversation_id: 'c-1' },
      metadata: { usage: { prompt_tokens: 5, completion_tokens: 2 } },
    });
  const blocking = await ask('dify', 'How long?');
  t.same([blocking.text, blocking.error], ['Two days.', null]);

  const annotations = [{ type: 'url_citation', url: 'https://a.example/', title: 'Delivery' }];
  const response = (status: string, reason: string | null) => ({
    ...{ id: 'resp_1', object: 'response', status, error: null },
    incomplete_details: reason === null ? null : { reason },
    output: [
      { type: 'reasoning', content: [{ type: 'reasoning_text', text: 'They ask how long.' }] },
      { type: 'message', content: [{ type: 'output_text', text: 'Two days.', annotations }] },
    ],
  });
  server.handler = (exchange) => exchange.respond(200, response('completed', null));
  const whole = await ask('openai-responses', 'How long?');
  t.equal(whole.text, 'Two days.');
  t.match(whole.of('thoughts'), [{ text: 'They ask how long.' }]);
  t.match(whole.of('sources').at(-1)?.sources, [{ title: 'Delivery', url: 'https://a.example/' }]);
  server.handler = (exchange) => exchange.respond(200, response('incomplete', 'content_filter'));
  t.match((await ask('openai-responses', 'x')).error, { code: 'service-content-filtered' });
});

await t.test('[1.4] a plain text is said as it is written, wherever it was cut', (t) => {
  const target = { host: 'host', model: null, secrets: [] };
  for (const mapping of [
    { text: [{ path: '' }] },
    { text: [{ path: '$data' }] },
    { text: [], delta: [{ path: '' }] },
  ] satisfies Partial<HttpProvider['mapping']>[]) {
    const reply = new MappedReply({ ...PLAIN_CONNECTOR.mapping, ...mapping }, target, '');
    const said = ['Two da', 'ys.', '\n\n', 'Or three.'].map((data) =>
      reply.take({ value: data, data, name: '', isPiece: true }),
    );
    t.equal(said.join('') + reply.close(), 'Two days.\n\nOr three.', JSON.stringify(mapping));
  }
  t.end();
});
