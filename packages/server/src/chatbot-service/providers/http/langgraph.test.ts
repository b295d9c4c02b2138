import t from 'tap';
import { Changes } from '../../../../testing/patience.js';
import { HANDED_OVER } from '../../chatbot-service.js';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';
import { answerAsLangGraph } from '../../../../testing/chatbot-service/system-answers.js';

const { server, ask } = await startPresets(t);

await t.test('[1.4] LangGraph: a thread, its runs, and the documents that they read', async (t) => {
  server.handler = answerAsLangGraph;
  const start = server.exchanges.length;
  const reply = await ask('langgraph', 'How long?', { sessionId: 'graph' });
  t.same([reply.error, reply.text], [null, 'Two days'], 'not what tools give out');
  t.match(reply.of('usage').at(-1), {
    model: 'gpt-4o-mini',
    tokens: { input: 36, output: 87, estimated: false },
    finishReason: 'stop',
  });
  t.match(reply.of('sources').at(-1)?.sources, [
    { title: 'Delivery', passage: 'Parcels take two days.', url: 'https://a.example/delivery' },
  ]);
  const asked = server.exchanges.slice(start);
  t.same(
    asked.map(({ path }) => path),
    ['/threads', '/threads/thread-1/runs/stream'],
  );
  t.match(asked[1], {
    headers: { 'x-api-key': 'langgraph-key-1' },
    json: { assistant_id: 'agent', input: { messages: [{ role: 'user', content: 'How long?' }] } },
  });
  server.handler = (exchange) => {
    if (exchange.path === '/threads') return answerAsLangGraph(exchange);
    exchange.beginEvents();
    exchange.write('event: error\ndata: {"error": "GraphError", "message": "No model"}\n\n');
    exchange.end();
  };
  const failed = await ask('langgraph', 'x');
  t.match(failed.error, { code: 'service-error' });
  t.match(failed.warnings.at(-1), { message: /said: “No model”/ });
});

await t.test('[1.4] LangGraph: a model whose pieces name no role is read, too', async (t) => {
  server.handler = (exchange) => {
    if (exchange.path === '/threads') return answerAsLangGraph(exchange);
    exchange.beginEvents();
    for (const [content, type] of [
      ['What is asked. ', 'human'],
      ['Two ', 'generic'],
      ['days', 'ChatMessageChunk'],
    ]) {
      const message = JSON.stringify([{ content, type }, { langgraph_step: 1 }]);
      exchange.write(`event: messages\ndata: ${message}\n\n`);
    }
    exchange.end();
  };
  const reply = await ask('langgraph', 'How long?');
  t.same([reply.error, reply.text], [null, 'Two days']);
});

/** Events as the in-memory server of @langchain/langgraph-cli 1.5.1 writes them: each with its number. */
const EVENTS = [
  'event: metadata\ndata: {"run_id":"run-7","attempt":1}',
  ...['Two ', 'days', '.'].map(
    (content) =>
      `event: messages\ndata: [{"content":"${content}","type":"ai"},{"langgraph_step":2}]`,
  ),
  'event: values\ndata: {"messages":[{"content":"Two days.","type":"ai"}]}',
].map((event, number) => `${event}\nid: ${number}\n\n`);

await t.test('[1.4] [3.4] LangGraph: a run is rejoined behind the last event', async (t) => {
  const asked: string[] = [];
  const changes = new Changes();
  let cut = (): void => undefined;
  /** Writes the events behind the one that is named, up to `end`, and then breaks off or waits. */
  const write = (exchange: Exchange, end: number) => {
    const after = exchange.headers['last-event-id'];
    exchange.beginEvents();
    exchange.write(EVENTS.slice(after === undefined ? 0 : Number(after) + 1, end).join(''));
    if (end === EVENTS.length) exchange.end();
  };
  const serve = (begun: (exchange: Exchange) => void) => (exchange: Exchange) => {
    asked.push(
      `${exchange.method} ${exchange.path} ${String(exchange.headers['last-event-id'] ?? '')}`,
    );
    changes.tell();
    if (exchange.path === '/threads') return exchange.respond(200, { thread_id: 'thread-1' });
    if (exchange.path.endsWith('/cancel')) return exchange.respond(202, '');
    if (exchange.method === 'GET') return write(exchange, EVENTS.length);
    t.match(exchange.json, { on_disconnect: 'continue', stream_resumable: true });
    begun(exchange);
  };
  const run = '/threads/thread-1/runs';

  server.handler = serve((exchange) => {
    write(exchange, 2);
    cut = () => exchange.cut();
  });
  const broken = await ask('langgraph', 'x', {}, (event) => {
    if (event.type === 'text' && event.text === 'Two ') cut();
  });
  t.same([broken.error, broken.text], [null, 'Two days.']);
  t.same(asked.splice(0), ['POST /threads ', `POST ${run}/stream `, `GET ${run}/run-7/stream 1`]);

  server.handler = serve((exchange) => write(exchange, 2));
  const leaving = new AbortController();
  await ask('langgraph', 'x', { replyId: 'left', signal: leaving.signal }, (event) => {
    if (event.type === 'text' && event.text !== '') leaving.abort(HANDED_OVER);
  });
  asked.length = 0;
  const taken = await ask('langgraph', 'x', { replyId: 'left' });
  t.same([taken.text, taken.warnings[0]?.code], ['Two days.', 'rejoined']);
  t.same(asked.splice(0), [`GET ${run}/run-7/stream 0`], 'and the graph runs once');

  const stopping = new AbortController();
  await ask('langgraph', 'x', { signal: stopping.signal }, (event) => {
    if (event.type === 'text' && event.text !== '') stopping.abort();
  });
  await changes.until(
    () => asked.length === 3,
    () => `requests: ${asked.join(', ')}`,
  );
  t.equal(
    asked.at(-1)?.split(' ')[1],
    `${run}/run-7/cancel`,
    'a run that nobody wants is cancelled',
  );
});
