import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import t from 'tap';
import { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { EgressClient } from '../../../egress/egress-client.js';
import type { KnowledgeRetriever } from '../../../knowledge/retrieval/knowledge-retriever.js';
import type { TimeLimits } from '../../failures/time-limit.js';
import { chunk, sayPieces } from '../../../../testing/chatbot-service/chat-completion.js';
import { collectReply } from '../../../../testing/chatbot-service/collect-reply.js';
import { TEST_CERTIFICATE } from '../../../../testing/chatbot-service/test-certificate.js';
import {
  unusedPort,
  WireServer,
  type Exchange,
} from '../../../../testing/chatbot-service/wire-server.js';
import { PriceTable } from '../../trace/price-table.js';
import { GptTokenCounter } from '../token-counter.js';
import { ModelChatbotService } from './model-chatbot-service.js';

const KEY = 'sk-test-0123456789';
const LIMITS: TimeLimits = {
  connectMs: 5_000,
  firstTokenMs: 5_000,
  silenceMs: 5_000,
  totalMs: 5_000,
};
/** No question of these tests is looked up. */
const retriever: KnowledgeRetriever = {
  retrieve: () => Promise.reject(new Error('The knowledge base is switched off.')),
};

const egress = new EgressClient({ allow: ['127.0.0.1'] });
t.teardown(() => egress.close());
const server = await WireServer.start(t, (exchange) => exchange.respond(404, ''));

function ask(baseUrl = `${server.url}/v1`, limits: Partial<TimeLimits> = {}) {
  const service = new ModelChatbotService({
    retriever,
    tokens: new GptTokenCounter(),
    egress,
    ownEgress: egress,
    prices: new PriceTable(),
    secrets: { reveal: () => Promise.resolve(new ChatbotSecrets()) },
    settings: { baseUrl, apiKey: KEY, model: 'test-model' },
    limits: { ...LIMITS, ...limits },
  });
  const turn = {
    tenantId: 'demo',
    chatbotId: 'shop',
    sessionId: 'session',
    replyId: 'reply',
    epoch: 1,
    mode: 'test',
    config: {
      ...DEFAULT_CONFIG,
      provider: {
        type: 'model',
        model: '',
        baseUrl: '',
        systemPrompt: '',
        knowledge: false,
        threshold: 0.3,
        temperature: 0,
        fallback: '',
      },
    },
    text: 'a question',
    history: [],
    visitor: {},
  } as const;
  return collectReply((tell) => service.reply(turn, tell, new AbortController().signal));
}

const openAiError = (message: string, code: string | null = null, param: string | null = null) => ({
  error: { message, type: 'invalid_request_error', param, code },
});

/** Refusals as OpenAI documents them, and as others answer in its place. */
const REFUSALS: [
  what: string,
  answer: (exchange: Exchange) => void,
  code: keyof typeof ERRORS,
  message: RegExp,
][] = [
  [
    '401',
    (exchange) =>
      exchange.respond(401, openAiError(`Incorrect API key provided: ${KEY}.`, 'invalid_api_key')),
    'service-unauthorized',
    /rejected the one it received .*status 401/,
  ],
  ['403', (exchange) => exchange.respond(403, ''), 'service-forbidden', /status 403/],
  ['404', (exchange) => exchange.respond(404, '<html>'), 'service-not-found', /status 404/],
  [
    '404 for the model',
    (exchange) =>
      exchange.respond(404, openAiError('The model `x` does not exist', 'model_not_found')),
    'model-not-found',
    /no language model named test-model/,
  ],
  [
    '429 with retry-after',
    (exchange) => exchange.respond(429, openAiError('Slow down'), { 'retry-after': '17' }),
    'service-rate-limited',
    /asks to wait 17 s/,
  ],
  [
    '429 with the quota spent',
    (exchange) => exchange.respond(429, openAiError('Pay', 'insufficient_quota')),
    'service-quota-spent',
    /no credit left/,
  ],
  ['500', (exchange) => exchange.respond(500, 'oh'), 'service-error', /failed \(status 500\)/],
  [
    'context too large',
    (exchange) =>
      exchange.respond(
        400,
        openAiError(
          "This model's maximum context length is 8192 tokens.",
          'context_length_exceeded',
          'messages',
        ),
      ),
    'service-context-too-large',
    /do not fit into the context/,
  ],
  [
    'content filter before the reply',
    (exchange) => exchange.respond(400, openAiError('Filtered', 'content_filter')),
    'service-content-filtered',
    /content filter/,
  ],
  [
    'content filter within the reply',
    (exchange) => sayPieces(exchange, ['Some '], 'content_filter'),
    'service-content-filtered',
    /content filter/,
  ],
  [
    'another 400',
    (exchange) => exchange.respond(400, openAiError('Bad field')),
    'service-request-refused',
    /status 400/,
  ],
  [
    'rubbish in the stream',
    (exchange) => {
      exchange.beginEvents();
      exchange.end('data: {"choices": [{"delta"\n\n');
    },
    'service-unreadable',
    /not JSON/,
  ],
  [
    'JSON of something else in the stream',
    (exchange) => {
      exchange.beginEvents();
      exchange.events({ hello: 'world' });
      exchange.end();
    },
    'service-unreadable',
    /does not belong to a chat completion/,
  ],
  [
    'a web page',
    (exchange) => exchange.respond(200, '<!doctype html>', { 'content-type': 'text/html' }),
    'service-unreadable',
    /it is a web page/,
  ],
  [
    'an error within the stream',
    (exchange) => {
      exchange.beginEvents();
      exchange.events({ error: { message: 'The server is overloaded', type: 'server_error' } });
      exchange.end();
    },
    'service-error',
    /failed/,
  ],
  [
    'a redirect to another host',
    (exchange) =>
      exchange.respond(308, '', { location: 'https://api.example.com/v1/chat?key=hidden' }),
    'service-not-found',
    /status 308, which leads to api\.example\.com by https; .* enter the address [^?]*\)/,
  ],
  [
    'a redirect on the same host',
    (exchange) => exchange.respond(307, '', { location: '/v1/chat/completions/' }),
    'service-not-found',
    /status 307, which leads to another address of 127\.0\.0\.1:/,
  ],
  [
    'a bad key, as Gemini refuses it,',
    (exchange) =>
      exchange.respond(400, [
        {
          error: {
            code: 400,
            message: 'Please pass a valid one.',
            status: 'INVALID_ARGUMENT',
            details: [{ '@type': 'ErrorInfo', reason: 'API_KEY_INVALID' }],
          },
        },
      ]),
    'service-unauthorized',
    /status 400/,
  ],
  [
    'an error whose body has no end',
    (exchange) => {
      exchange.begin(403, { 'content-type': 'application/json' });
      exchange.write(JSON.stringify(openAiError('No access')));
    },
    'service-forbidden',
    /status 403/,
  ],
  [
    'an empty answer',
    (exchange) => sayPieces(exchange, []),
    'service-empty',
    /sent an empty reply/,
  ],
];

for (const [what, answer, code, message] of REFUSALS) {
  await t.test(`[4.5] ${what} becomes ${code}`, async (t) => {
    server.handler = answer;
    const { error, warnings, of } = await ask();
    t.match(error, { code, message });
    const [exchange] = of('exchanges').at(-1)?.exchanges ?? [];
    t.equal(exchange?.response?.status, server.last.status, 'and what was answered is kept');
    t.notMatch(JSON.stringify(of('exchanges')), KEY);
    t.notMatch(JSON.stringify([error?.message, warnings, String(error?.cause)]), KEY);
  });
}

await t.test('[4.5] what passes may be retried, what has to be mended may not', (t) => {
  const retryable = Object.entries(ERRORS)
    .filter(([code, kind]) => /^(service|model)-/.test(code) && kind.retryable)
    .map(([code]) => code);
  t.same(retryable.sort(), [
    'service-cut-off',
    'service-empty',
    'service-error',
    'service-failed',
    'service-name-unknown',
    'service-rate-limited',
    'service-stalled',
    'service-timeout',
    'service-unreachable',
    'service-unreadable',
  ]);
  t.end();
});

await t.test('[4.5] nobody there becomes service-unreachable', async (t) => {
  t.match((await ask(`http://127.0.0.1:${await unusedPort()}/v1`)).error, {
    code: 'service-unreachable',
    message: /cannot be reached: nothing listens there\./,
  });
});

await t.test('[4.5] what does not speak HTTP is called so', async (t) => {
  const socket = createServer((connection) => connection.end('SSH-2.0-OpenSSH_9.2\r\n'));
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  t.teardown(() => socket.close());
  const { port } = socket.address() as AddressInfo;
  t.match((await ask(`http://127.0.0.1:${port}/v1`)).error, {
    code: 'service-unreachable',
    message: /what answers there does not speak HTTP/,
  });
});

await t.test('[1.4] a query in the address of a model stays behind its path', async (t) => {
  server.handler = (exchange) => sayPieces(exchange, ['Yes']);
  const { text } = await ask(`${server.url}/openai/deployments/d?api-version=2024-10-21`);
  t.same(
    [text, server.last.path],
    ['Yes', '/openai/deployments/d/chat/completions?api-version=2024-10-21'],
  );
});

await t.test('[4.5] a name that is none becomes service-name-unknown', async (t) => {
  t.match((await ask('http://nowhere.invalid/v1')).error, {
    code: 'service-name-unknown',
    message: /nowhere\.invalid/,
  });
});

await t.test('[4.5] a bad certificate becomes service-tls-failed', async (t) => {
  const secure = await WireServer.start(t, (exchange) => exchange.end(), {
    tls: TEST_CERTIFICATE,
  });
  t.match((await ask(`${secure.url}/v1`)).error, {
    code: 'service-tls-failed',
    message: /its certificate is not trusted/,
  });
  t.match((await ask(server.url.replace('http', 'https'))).error, {
    code: 'service-tls-failed',
    message: /does not speak TLS/,
  });
});

await t.test('[4.5] a stall before the first word becomes service-timeout', async (t) => {
  server.handler = () => undefined;
  const silent = await ask(undefined, { connectMs: 60 });
  t.match(silent.error, { code: 'service-timeout', message: /within 0\.06 s/ });
  t.match(silent.warnings.at(-1), { message: 'It did not begin to answer within 0.06 s.' });
  await server.last.closed;

  server.handler = (exchange) => exchange.beginEvents();
  const begun = await ask(undefined, { firstTokenMs: 60 });
  t.match(begun.error, { code: 'service-timeout' });
  t.match(begun.warnings.at(-1), { message: /began to answer, but sent no text/ });
  t.same(begun.marks, ['retrieval', 'prompt', 'connect']);
});

await t.test('[4.5] a stall after the first word becomes service-stalled', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(chunk({ content: 'Half' }));
  };
  const { error, text } = await ask(undefined, { silenceMs: 60 });
  t.equal(text, 'Half');
  t.match(error, { code: 'service-stalled', message: /sent nothing for 0\.06 s/ });
  await server.last.closed;
});

await t.test('[4.5] a model that says it is at it is waited for, as OpenRouter does', async (t) => {
  server.handler = async (exchange) => {
    exchange.beginEvents();
    for (const word of ['Half', ' of it']) {
      for (let i = 0; i < 12; i++) {
        exchange.write(': OPENROUTER PROCESSING\n\n');
        await delay(100);
      }
      exchange.events(chunk({ content: word }));
    }
    exchange.events(chunk({}, 'stop'));
    exchange.end('data: [DONE]\n\n');
  };
  const { error, text } = await ask(undefined, { firstTokenMs: 1_000, silenceMs: 1_000 });
  t.match([text, error], ['Half of it', null]);
});

await t.test('[4.5] a reply without an end becomes service-timeout', async (t) => {
  server.handler = async (exchange) => {
    exchange.beginEvents();
    const talk = setInterval(() => exchange.events(chunk({ content: 'and ' })), 10);
    await exchange.closed;
    clearInterval(talk);
  };
  const { error, warnings } = await ask(undefined, { totalMs: 120 });
  t.match(error, { code: 'service-timeout' });
  t.match(warnings.at(-1), { message: /did not come to an end/ });
});

await t.test('[4.5] half a stream becomes service-cut-off, and its text stays', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(chunk({ content: 'Half' }));
    exchange.end();
  };
  const ended = await ask();
  t.equal(ended.text, 'Half');
  t.match(ended.error, { code: 'service-cut-off' });

  let cut: Exchange | undefined;
  server.handler = (exchange) => {
    cut = exchange;
    exchange.beginEvents();
    exchange.events(chunk({ content: 'Half' }));
    setImmediate(() => exchange.cut());
  };
  t.match((await ask()).error, { code: 'service-cut-off' });
  t.ok(cut);
});

await t.test('[8.3] an answer of many megabytes is broken off', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.end(`: ${'x'.repeat(17 * 1024 * 1024)}\n\n`);
  };
  t.match((await ask()).error, { code: 'service-too-long' });
});
