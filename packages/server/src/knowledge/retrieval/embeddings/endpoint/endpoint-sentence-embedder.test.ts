import t, { type Test } from 'tap';
import {
  unusedPort,
  WireServer,
  type Exchange,
} from '../../../../../testing/chatbot-service/wire-server.js';
import { EgressClient } from '../../../../egress/egress-client.js';
import { EmbeddingsUnavailable, type Embedding } from '../sentence-embedder.js';
import { CALIBRATION_TEXTS } from './calibration.js';
import { EndpointSentenceEmbedder } from './endpoint-sentence-embedder.js';
import { EmbeddingServer } from '../../../../../testing/chatbot-service/embedding-server.js';

const KEY = 'sk-embed-hunter2';

function embedderAt(t: Test, baseUrl: string, apiKey: string | null = KEY) {
  const egress = new EgressClient({ allow: ['127.0.0.1'] });
  const settings = { baseUrl, apiKey, model: 'text-embedding-3-small' };
  const embedder = new EndpointSentenceEmbedder(settings, egress);
  t.teardown(() => embedder.close());
  return embedder;
}

const cosine = (a: Embedding, b: Embedding) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** The sentence, and when it makes sense to try again. */
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ message: 'nothing was thrown', retryAfterMs: undefined }),
    (error: unknown) => {
      if (error instanceof EmbeddingsUnavailable) return error;
      throw error;
    },
  );

await t.test('[8.3] it asks as OpenAI is asked; the key stands in its header alone', async (t) => {
  const service = await EmbeddingServer.start(t);
  const embedder = embedderAt(t, `${service.baseUrl}/`);
  await embedder.embedAll(['Dogs are welcome.', '']);
  t.match(service.wire.last, {
    method: 'POST',
    path: '/v1/embeddings',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    json: {
      model: 'text-embedding-3-small',
      input: ['Dogs are welcome.', '.'],
      encoding_format: 'float',
    },
  });
  t.notMatch(service.wire.last.text, KEY);
  t.equal(embedder.model, `text-embedding-3-small at ${service.wire.host}/v1#2`);
  await embedderAt(t, service.baseUrl, null).embedAll(['x']);
  t.notOk('authorization' in service.wire.last.headers, 'no key, no header');
});

await t.test(
  '[4.2] vectors come in the order of the texts, of length 1 and of any size',
  async (t) => {
    const service = await EmbeddingServer.start(t, 3_072);
    const embedder = embedderAt(t, service.baseUrl);
    t.equal(embedder.dimensions, null);
    const texts = ['my dog', 'the motor', ...Array.from({ length: 150 }, (_, i) => `number ${i}`)];
    const vectors = await embedder.embedAll(texts);
    t.equal(embedder.dimensions, 3_072);
    t.equal(vectors.length, texts.length);
    t.same(
      service.wire.exchanges.map(({ json }) => (json as { input: string[] }).input.length),
      [64, 64, 24],
      'in batches',
    );
    const [dog, motor] = vectors;
    if (!dog || !motor) throw new Error('There are no vectors.');
    t.ok(Math.abs(cosine(dog, dog) - 1) < 1e-6);
    t.ok(cosine(dog, motor) < 0.2);
    t.ok(cosine(dog, await embedder.embed('Dürfen Hunde hinein?')) > 0.8);
  },
);

await t.test('[4.2] its cosines are put on the scale that confidence goes by', async (t) => {
  const service = await EmbeddingServer.start(t);
  const embedder = embedderAt(t, service.baseUrl);
  await embedder.embed('a question');
  const { input } = service.wire.last.json as { input: string[] };
  t.same(input, ['a question', ...CALIBRATION_TEXTS], 'with the first question');
  t.ok(embedder.likeness(0.95) > 0.45, 'of one topic');
  t.ok(embedder.likeness(0.05) < 0.2, 'of two');
  await embedder.embed('another');
  t.same((service.wire.last.json as { input: string[] }).input, ['another'], 'and only then');
});

const REFUSALS: readonly [
  name: string,
  answer: (exchange: Exchange) => void,
  sentence: RegExp,
  retryAfterMs: number | null,
][] = [
  [
    '401',
    (exchange) => exchange.respond(401, { error: { message: `Incorrect API key: ${KEY}` } }),
    /rejected the one it received \(status 401\)\. It said: “Incorrect API key: …”/,
    null,
  ],
  ['404', (exchange) => exchange.respond(404, 'no'), /has nothing at this address/, null],
  [
    'a model that is not there',
    (exchange) => exchange.respond(404, { error: { message: 'no', code: 'model_not_found' } }),
    /no language model named text-embedding-3-small/,
    null,
  ],
  [
    '429 with retry-after',
    (exchange) => exchange.respond(429, {}, { 'retry-after': '30' }),
    /asks to wait 30 s/,
    30_000,
  ],
  ['500', (exchange) => exchange.respond(500, 'oops'), /failed \(status 500\)/, 0],
  ['a cut', (exchange) => exchange.cut(), /closed the connection/, 0],
  ['a redirect', (exchange) => exchange.respond(307, '', { location: 'http://x/' }), /307/, null],
  [
    'a web page',
    (exchange) => exchange.respond(200, '<p>hello', { 'content-type': 'text/html' }),
    /it is not JSON/,
    0,
  ],
  ['other JSON', (exchange) => exchange.respond(200, { data: 'none' }), /it has no vectors/, 0],
  [
    'too few vectors',
    (exchange) => exchange.respond(200, { data: [{ index: 0, embedding: [1, 0] }] }),
    /it has 1 vectors for 2 texts/,
    0,
  ],
  [
    'one vector twice',
    (exchange) => {
      const one = { index: 0, embedding: [1, 0] };
      exchange.respond(200, { data: [one, one] });
    },
    /it has no vector for text 2 of 2/,
    0,
  ],
  [
    'vectors of two sizes',
    (exchange) => {
      const data = [[1, 0], [1]].map((embedding, index) => ({ index, embedding }));
      exchange.respond(200, { data });
    },
    /its vectors are of different sizes/,
    0,
  ],
  [
    'nothing but 0',
    (exchange) => {
      const data = [0, 1].map((index) => ({ index, embedding: [0, 0] }));
      exchange.respond(200, { data });
    },
    /nothing but 0/,
    0,
  ],
];

for (const [name, answer, sentence, retryAfterMs] of REFUSALS) {
  await t.test(
    `[4.5] [8.3] ${name}: a sentence without the key, and whether it may pass`,
    async (t) => {
      const service = await EmbeddingServer.start(t);
      service.instead = answer;
      const failure = await failureOf(embedderAt(t, service.baseUrl).embedAll(['a', 'b']));
      t.match(failure, { message: sentence, retryAfterMs });
      t.match(failure.message, service.wire.host);
      t.notMatch(JSON.stringify(failure, ['message', 'stack', 'cause']), KEY);
      t.equal(service.wire.exchanges.length, 1, 'who indexes waits and asks again by itself');
    },
  );
}

await t.test('[4.5] nobody listens', async (t) => {
  const embedder = embedderAt(t, `http://127.0.0.1:${await unusedPort()}`);
  t.match(await failureOf(embedder.embedAll(['a'])), {
    message: /nothing listens there/,
    retryAfterMs: 0,
  });
});

await t.test(
  '[8.3] addresses inside are asked only where the server’s settings name them',
  async (t) => {
    const service = await EmbeddingServer.start(t);
    const settings = { baseUrl: service.baseUrl, apiKey: KEY, model: 'm' };
    const embedder = new EndpointSentenceEmbedder(settings, new EgressClient());
    t.teardown(() => embedder.close());
    t.match(await failureOf(embedder.embedAll(['a'])), { retryAfterMs: null });
    t.equal(service.wire.exchanges.length, 0);
  },
);

await t.test('[4.5] a question is asked once more after a failure that may pass', async (t) => {
  const service = await EmbeddingServer.start(t);
  const embedder = embedderAt(t, service.baseUrl);
  service.instead = (exchange) => {
    service.instead = null;
    exchange.respond(503, 'busy');
  };
  t.equal((await embedder.embed('dogs')).length, 24);
  t.equal(service.wire.exchanges.length, 2);
  service.instead = (exchange) => exchange.respond(429, {}, { 'retry-after': '3' });
  t.match(await failureOf(embedder.embed('dogs')), { message: /3 s/ }, 'who wants to wait is left');
  t.equal(service.wire.exchanges.length, 3);
});

await t.test(
  '[4.5] a stall ends when the question cannot wait longer, also at the service',
  async (t) => {
    const service = await EmbeddingServer.start(t);
    const waiting = new AbortController();
    service.instead = (exchange) => {
      exchange.begin(200, { 'content-type': 'application/json' });
      exchange.write('{"data":');
      waiting.abort();
    };
    const failure = await failureOf(embedderAt(t, service.baseUrl).embed('x', waiting.signal));
    t.match(failure, { message: /did not answer in time/ });
    await service.wire.last.closed;
    t.equal(service.wire.exchanges.length, 1);
  },
);

await t.test('closing it ends its requests', async (t) => {
  const service = await EmbeddingServer.start(t);
  const embedder = embedderAt(t, service.baseUrl);
  service.instead = () => void embedder.close();
  t.match(await failureOf(embedder.embedAll(['x'])), { name: 'EmbeddingsUnavailable' });
  await service.wire.last.closed;
});

await t.test(
  '[4.2] a model that makes vectors of another size all at once is refused',
  async (t) => {
    const service = await EmbeddingServer.start(t);
    const embedder = embedderAt(t, service.baseUrl);
    await embedder.embedAll(['x']);
    service.dimensions = 48;
    t.match(await failureOf(embedder.embedAll(['x'])), {
      message: /its vectors have 48 numbers, and had 24 before/,
      retryAfterMs: null,
    });
  },
);

await t.test('[8.3] a redirect takes the key nowhere', async (t) => {
  const elsewhere = await WireServer.start(t, (exchange) => exchange.respond(200, {}));
  const service = await EmbeddingServer.start(t);
  service.instead = (exchange) => exchange.respond(302, '', { location: elsewhere.url });
  await failureOf(embedderAt(t, service.baseUrl).embedAll(['x']));
  t.equal(elsewhere.exchanges.length, 0);
});
