import t from 'tap';
import { chunk, sayPieces } from '../../../../testing/chatbot-service/chat-completion.js';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import {
  answerAsDify,
  answerAsFlowise,
  answerAsResponses,
  writeResponse,
} from '../../../../testing/chatbot-service/system-answers.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';

const { server, ask } = await startPresets(t);

await t.test('[1.4] what a service says that its reply rests on is shown', async (t) => {
  const cited = async (preset: string) => {
    const reply = await ask(preset, 'How long?');
    t.equal(reply.error, null, preset);
    return reply.of('sources').flatMap(({ sources }) => sources);
  };
  const url = 'https://a.example/delivery';
  const delivery = { index: 1, title: 'Delivery', heading: '', documentId: url, passage: url, url };
  server.handler = answerAsFlowise;
  const passage = 'Parcels take two days.';
  const file = '/data/returns.pdf';
  t.same(await cited('flowise'), [
    { ...delivery, title: url, passage },
    {
      index: 2,
      title: file,
      heading: '',
      documentId: file,
      passage: 'Returns are free.',
      url: null,
    },
  ]);
  server.handler = answerAsDify;
  t.same(await cited('dify'), [{ ...delivery, documentId: 'Delivery', passage, url: null }]);
  server.handler = answerAsResponses;
  t.same(await cited('openai-responses'), [delivery]);
  server.handler = (exchange) => {
    const annotations = [{ type: 'url_citation', url_citation: { url, title: 'Delivery' } }];
    exchange.respond(200, { choices: [{ message: { content: 'Two days', annotations } }] });
  };
  t.same(await cited('openai-chat'), [delivery]);
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(
      { type: 'source-url', sourceId: 's-1', url, title: 'Delivery' },
      { type: 'source-url', sourceId: 's-2', url, title: 'Delivery' },
      { type: 'source-document', sourceId: 's-3', mediaType: 'application/pdf', title: 'Returns' },
      { type: 'source-url', sourceId: 's-4', url: 'javascript:alert(1)', title: 'Not a page' },
      { type: 'text-delta', id: 't-1', delta: 'Two days' },
      { type: 'finish' },
    );
    exchange.end();
  };
  const [first, ...others] = await cited('ai-sdk');
  t.same(first, delivery, 'each once');
  t.match(others, [
    { index: 2, title: 'Returns', url: null },
    { index: 3, title: 'Not a page', url: null },
  ]);
  server.handler = (exchange) => {
    exchange.begin(200, { 'content-type': 'text/plain' });
    const part = { sourceType: 'url', id: 's-1', url, title: 'Delivery' };
    exchange.end(`h:${JSON.stringify(part)}\n0:"Two days"\nd:{"finishReason":"stop"}\n`);
  };
  t.same(await cited('ai-sdk'), [delivery], 'of version 4 too');
});

await t.test('[1.4] marks of file search become citations of the files', async (t) => {
  const file = (mark: string, filename: string) => ({
    type: 'file_citation',
    text: mark,
    file_citation: { file_id: 'file-1', filename },
  });
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(
      ...['Two days【4:', '0†source】, free【4:1†', 'source】 or not【4:0†source】'].map(
        (content) => chunk({ content }),
      ),
      chunk({
        annotations: [file('【4:1†source】', 'returns.pdf'), file('【4:0†source】', 'a.pdf')],
      }),
      chunk({}, 'stop'),
    );
    exchange.end('data: [DONE]\n\n');
  };
  const told = await ask('openai-chat', 'How long?');
  t.equal(told.text, 'Two days[1], free[2] or not[1]');
  t.match(told.of('sources').at(-1)?.sources, [
    { index: 1, title: 'a.pdf' },
    { index: 2, title: 'returns.pdf' },
  ]);
  server.handler = (exchange) => {
    exchange.beginEvents();
    writeResponse(exchange, 'response.output_text.delta', { delta: 'Two【1†a.pdf】【2†b.pdf】' });
    const annotation = { type: 'file_citation', file_id: 'f-2', filename: 'b.pdf', index: 3 };
    writeResponse(exchange, 'response.output_text.annotation.added', { annotation });
    writeResponse(exchange, 'response.completed', { response: { status: 'completed' } });
    exchange.end();
  };
  const named = await ask('openai-responses', 'How long?');
  t.equal(named.text, 'Two[1][2]');
  t.match(named.of('sources').at(-1)?.sources, [
    { index: 1, title: 'a.pdf', url: null },
    { index: 2, title: 'b.pdf' },
  ]);
});

await t.test('[1.4] thoughts of services are not said, and told to operators', async (t) => {
  const events = (exchange: Exchange, ...list: object[]) => {
    exchange.beginEvents();
    exchange.events(...list);
    exchange.write('data: [DONE]\n\n');
    exchange.end();
  };
  const speaks: [preset: string, answer: (exchange: Exchange) => void, thoughts: string][] = [
    ['openai-chat', (it) => sayPieces(it, ['<think>Hm.', '</think>', '\n\nTwo days.']), 'Hm.'],
    [
      'openai-chat',
      (it) => events(it, chunk({ reasoning_content: 'Hm.' }), chunk({ content: 'Two days.' })),
      'Hm.',
    ],
    [
      'ai-sdk',
      (it) =>
        events(
          it,
          { type: 'reasoning-delta', id: 'r-1', delta: 'Hm.' },
          { type: 'text-delta', id: 't-1', delta: 'Two days.' },
          { type: 'reasoning-delta', id: 'r-2', delta: 'Not before the answer.' },
        ),
      'Hm.',
    ],
    ['n8n', (it) => it.respond(200, { output: 'Hm.\n</think>\n\nTwo days.' }), 'Hm.'],
  ];
  for (const [preset, handler, thoughts] of speaks) {
    server.handler = handler;
    const reply = await ask(preset, 'How long?');
    t.same([reply.error, reply.text], [null, 'Two days.'], preset);
    t.same(reply.of('thoughts'), [{ type: 'thoughts', text: thoughts }], preset);
  }
  server.handler = (exchange) => sayPieces(exchange, ['<think>Hm.</think>Two days.']);
  const live = await ask('openai-chat', 'How long?', { isLive: true });
  t.same([live.text, live.of('thoughts')], ['Two days.', []], 'and never of visitors');
});
