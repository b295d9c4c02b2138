import { createServer } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type {
  ChatbotConfig,
  ModelProvider,
} from '@chatbot-test/shared/config/chatbot-config.schema.js';
import t from 'tap';
import { sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer, type TestServer } from '../../testing/server.js';

// In a process of its own: it looks whether OpenTelemetry is loaded, which stays so.

interface Span {
  readonly name: string;
  /** 1: within the process, 3: a client. */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

/** A collector, as far as one is needed: what is posted, as OTLP's JSON. */
const posted: { path: string | undefined; spans: Span[] }[] = [];
const collector = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    const spans = resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans));
    posted.push({ path: request.url, spans });
    response.setHeader('content-type', 'application/json').end('{}');
  });
});
collector.listen(0, '127.0.0.1');
await once(collector, 'listening');
t.teardown(() => collector.close());
const { port } = collector.address() as AddressInfo;

const BY_MODEL: ModelProvider = {
  type: 'model',
  model: '',
  baseUrl: '',
  systemPrompt: '',
  knowledge: false,
  threshold: 0.3,
  temperature: 0.2,
  fallback: '',
};

const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) =>
    path.includes('opentelemetry'),
  );

async function answer(server: TestServer, config: ChatbotConfig = DEFAULT_CONFIG): Promise<number> {
  const { body } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
  const client = await TestClient.connect({
    url: `${server.url.replace('http', 'ws')}/v1/chatbots/${body.id}/test`,
    origin: server.url,
    token: server.tokenFor(),
  });
  await client.hello();
  client.send('How long do returns take?');
  const { message } = await client.next('done');
  await client.close();
  return message.debug?.totalMs ?? 0;
}

await t.test('[4.1] without a collector nothing of OpenTelemetry is loaded', async (t) => {
  await answer(await startTestServer(t));
  t.same(loaded(), []);
});

await t.test(
  '[4.1] each reply is a span with its parts, and nothing of what was said',
  async (t) => {
    const server = await startTestServer(t, { otlpEndpoint: `http://127.0.0.1:${port}/` });
    const totalMs = await answer(server);
    t.not(loaded().length, 0);
    await server.app.close();
    t.equal(posted.length, 1, 'what waits is sent when the server ends');
    t.equal(posted[0]?.path, '/v1/traces');
    const spans = posted.flatMap((one) => one.spans);
    const reply = spans.find(({ name }) => name === 'chat');
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === reply?.spanId);
    t.same(
      parts.map(({ name }) => name),
      ['queue', 'retrieval', 'prompt', 'firstToken', 'generation', 'store'],
    );
    const ms = ({ startTimeUnixNano: from, endTimeUnixNano: to }: Span) =>
      Number(BigInt(to) - BigInt(from)) / 1e6;
    const sum = parts.reduce((total, part) => total + ms(part), 0);
    t.ok(Math.abs(sum - totalMs) < 1, `${sum} is ${totalMs}`);
    const attributes = new Map(reply?.attributes.map(({ key, value }) => [key, value]));
    t.same(attributes.get('gen_ai.operation.name'), { stringValue: 'chat' });
    t.same(attributes.get('gen_ai.provider.name'), { stringValue: 'knowledge' });
    t.ok(attributes.has('gen_ai.usage.input_tokens'));
    t.equal(reply?.kind, 1);
    for (const unknown of ['gen_ai.request.model', 'gen_ai.response.model']) {
      t.notOk(attributes.has(unknown), 'what is unknown is left out');
    }
    t.notMatch(JSON.stringify(posted), /returns take/);
  },
);

await t.test('[4.1] the span of a model’s reply has the GenAI names', async (t) => {
  const model = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Two ', 'days.']));
  posted.length = 0;
  const server = await startTestServer(t, {
    otlpEndpoint: `http://127.0.0.1:${port}`,
    model: { baseUrl: `${model.url}/v1`, apiKey: 'sk-test', model: 'test-model' },
  });
  await answer(server, { ...DEFAULT_CONFIG, provider: BY_MODEL });
  await server.app.close();
  const spans = posted.flatMap((one) => one.spans);
  const reply = spans.find(({ name }) => name === 'chat test-model');
  const attributes = Object.fromEntries(
    (reply?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0] as unknown]),
  );
  t.equal(reply?.kind, 3);
  const traceId = String(attributes['chatbot.reply.id']).replaceAll('-', '');
  t.equal(reply?.traceId, traceId, 'a trace is found by the reply’s id');
  t.equal(
    model.last.headers['traceparent'],
    `00-${traceId}-${reply?.spanId}-01`,
    'and the service can go on with it',
  );
  t.match(attributes, {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'test-model',
    'gen_ai.response.model': 'test-model-2026',
    'gen_ai.conversation.id': String,
    'gen_ai.usage.input_tokens': 120,
    'gen_ai.usage.output_tokens': 2,
    'gen_ai.response.finish_reasons': { values: [{ stringValue: 'stop' }] },
    'server.address': '127.0.0.1',
    'server.port': model.port,
  });
  const parts = spans.filter(({ parentSpanId }) => parentSpanId === reply?.spanId);
  t.same(
    parts.map(({ name }) => name),
    ['queue', 'retrieval', 'prompt', 'connect', 'firstToken', 'generation', 'store'],
  );
  t.notMatch(JSON.stringify(posted), /days|sk-test/);
});

await t.test('[4.1] a model that failed has been asked for, and has not answered', async (t) => {
  const model = await WireServer.start(t, (exchange) => exchange.respond(401, {}));
  posted.length = 0;
  const server = await startTestServer(t, {
    otlpEndpoint: `http://127.0.0.1:${port}`,
    model: { baseUrl: `${model.url}/v1`, apiKey: 'sk-test', model: 'test-model' },
  });
  await answer(server, { ...DEFAULT_CONFIG, provider: BY_MODEL });
  await server.app.close();
  const reply = posted.flatMap((one) => one.spans).find(({ name }) => name === 'chat test-model');
  const names = reply?.attributes.map(({ key }) => key) ?? [];
  t.ok(names.includes('gen_ai.request.model'));
  t.ok(names.includes('error.type'));
  t.notOk(names.includes('gen_ai.response.model'));
});
