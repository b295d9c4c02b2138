import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
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
