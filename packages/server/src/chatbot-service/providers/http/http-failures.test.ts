import { setTimeout as delay } from 'node:timers/promises';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import t from 'tap';
import { EgressClient } from '../../../egress/egress-client.js';
import { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { SecretBox } from '../../../secrets/secret-box.js';
import type { Tell, TurnOf } from '../../chatbot-service.js';
import { PriceTable } from '../../trace/price-table.js';
import { collectReply } from '../../../../testing/chatbot-service/collect-reply.js';
import { TEST_CERTIFICATE } from '../../../../testing/chatbot-service/test-certificate.js';
import {
  unusedPort,
  WireServer,
  type Exchange,
  type Handler,
} from '../../../../testing/chatbot-service/wire-server.js';
import { GptTokenCounter } from '../token-counter.js';
import type { ConnectorSessions, ConversationState } from './connector-sessions.js';
import { HttpChatbotService } from './http-chatbot-service.js';

const SECRET = 'hunter2-hunter2';
const server = await WireServer.start(t, (exchange) => exchange.respond(404, ''));
const egress = new EgressClient({ allow: ['127.0.0.1'] });
t.teardown(() => egress.close());

const STREAM: Partial<HttpProvider> = {
  mapping: {
    ...PLAIN_CONNECTOR.mapping,
    delta: [{ path: 'delta' }],
    end: [{ path: 'done', is: ['true'] }],
    error: [{ path: 'error' }],
    finish: [{ path: 'finish' }],
  },
};

const NO_SESSIONS: ConnectorSessions = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
};

interface Circumstances {
  /** Origin that the secret was given for; default: that of the message. */
  readonly givenFor?: string;
  readonly sessions?: ConnectorSessions;
  readonly history?: TurnOf<HttpProvider>['history'];
}

function start(
  changes: Partial<HttpProvider> = {},
  client = egress,
  { givenFor, sessions = NO_SESSIONS, history = [] }: Circumstances = {},
) {
  const provider: HttpProvider = {
    ...PLAIN_CONNECTOR,
    url: `${server.url}/chat`,
    headers: [{ name: 'x-key', value: '{{secrets.KEY}}' }],
    retries: 0,
    timeoutSeconds: 5,
    ...changes,
  };
  const secret = { value: SECRET, origin: givenFor ?? new URL(provider.url).origin };
  const service = new HttpChatbotService({
    egress: client,
    secrets: { reveal: () => Promise.resolve(new ChatbotSecrets(new Map([['KEY', secret]]))) },
    sessions,
    box: new SecretBox('a key of more than thirty-two characters'),
    tokens: new GptTokenCounter(),
    prices: new PriceTable(),
  });
  return (tell: Tell, signal: AbortSignal) =>
    service.reply(
      {
        tenantId: 'demo',
        chatbotId: 'bot',
        sessionId: 's',
        replyId: 'r',
        epoch: 1,
        mode: 'test',
        config: { ...DEFAULT_CONFIG, provider },
        text: 'a question',
        history,
        visitor: {},
      },
      tell,
      signal,
    );
}

const ask = (changes?: Partial<HttpProvider>, client?: EgressClient) =>
  collectReply((tell) => start(changes, client)(tell, new AbortController().signal));

const FAILURES: [what: string, answer: (exchange: Exchange) => void, code: ErrorCode][] = [
  ['401', (e) => e.respond(401, { message: `Bad key ${SECRET}` }), 'service-unauthorized'],
  ['403', (e) => e.respond(403, ''), 'service-forbidden'],
  ['404', (e) => e.respond(404, ''), 'service-not-found'],
  ['a redirect', (e) => e.respond(302, '', { location: '/login' }), 'service-not-found'],
  ['422', (e) => e.respond(422, { detail: 'No such field' }), 'service-request-refused'],
  ['429', (e) => e.respond(429, '', { 'retry-after': '60' }), 'service-rate-limited'],
  ['402', (e) => e.respond(402, ''), 'service-quota-spent'],
  ['413', (e) => e.respond(413, ''), 'service-context-too-large'],
  ['500', (e) => e.respond(500, 'Traceback'), 'service-error'],
  [
    'an error in the stream',
    (e) => {
      e.beginEvents();
      e.events({ delta: 'Half' }, { error: { message: `overloaded ${SECRET}` } });
      e.end();
    },
    'service-error',
  ],
  [
    'a context that is too large',
    (e) => e.respond(400, { error: { code: 'context_length_exceeded', message: 'Too long' } }),
    'service-context-too-large',
  ],
  [
    'a content filter',
    (e) => {
      e.beginEvents();
      e.events({ delta: 'Half' }, { finish: 'content_filter', done: true });
      e.end();
    },
    'service-content-filtered',
  ],
  [
    'rubbish instead of JSON',
    (e) => e.respond(200, '{"delta": ', { 'content-type': 'application/json' }),
    'service-unreadable',
  ],
  [
    'a web page',
    (e) => e.respond(200, '<html>', { 'content-type': 'text/html' }),
    'service-unreadable',
  ],
  ['an empty answer', (e) => e.respond(200, { delta: '' }), 'service-empty'],
  ['no answer at all', (e) => e.respond(200, ''), 'service-empty'],
  [
    'an error that is called a good answer',
    (e) => e.respond(200, { detail: 'Slow' }),
    'service-error',
  ],
  [
    'a whole answer of another service that has failed',
    (e) => e.respond(200, { statusCode: 500, success: false, message: 'No flow' }),
    'service-error',
  ],
  ['an answer of another shape', (e) => e.respond(200, { words: 'Hi' }), 'service-empty'],
  [
    'half a stream',
    (e) => {
      e.beginEvents();
      e.events({ delta: 'Half' });
      e.end();
    },
    'service-cut-off',
  ],
  [
    'a stream that breaks',
    (e) => {
      e.beginEvents();
      e.events({ delta: 'Half' });
      setTimeout(() => e.cut(), 20);
    },
    'service-cut-off',
  ],
  [
    'an answer of many megabytes',
    (e) => {
      e.begin(200, { 'content-type': 'application/json' });
      e.end(`{"delta": "${'x'.repeat(17 * 1024 * 1024)}"}`);
    },
    'service-too-long',
  ],
];

for (const [what, answer, code] of FAILURES) {
  await t.test(`[4.5] ${what} becomes ${code}`, async (t) => {
    server.handler = answer;
    const { error, warnings, of } = await ask(STREAM);
    t.equal(error?.code, code);
    t.notMatch(JSON.stringify([error?.message, String(error?.cause), warnings]), SECRET);
    t.notMatch(JSON.stringify(of('exchanges')), SECRET);
    t.equal(of('exchanges').at(-1)?.exchanges[0]?.request.headers['x-key'], '…');
    t.equal(server.last.headers['x-key'], SECRET, 'the service itself got it');
  });
}

await t.test('[4.5] what cannot be reached is told apart', async (t) => {
  const refused = `http://127.0.0.1:${await unusedPort()}/`;
  t.match((await ask({ url: refused })).error, { code: 'service-unreachable' });
  t.match((await ask({ url: 'http://nowhere.invalid/' })).error, { code: 'service-name-unknown' });
  const secure = await WireServer.start(t, (exchange) => exchange.end(), { tls: TEST_CERTIFICATE });
  t.match((await ask({ url: `${secure.url}/` })).error, { code: 'service-tls-failed' });
});

await t.test('[8.3] an address inside is not asked, by whatever way', async (t) => {
  const strict = new EgressClient();
  t.teardown(() => strict.close());
  const seen = server.exchanges.length;
  const inside = ['http://169.254.169.254/', `${server.url}/chat`, 'http://localhost:8080/'];
  for (const url of inside) {
    t.match((await ask({ url }, strict)).error, { code: 'address-blocked' }, url);
  }
  const step = { method: 'POST', url: `${server.url}/users`, body: '', capture: {} } as const;
  const headers: HttpProvider['headers'] = [];
  const url = 'https://example.com/';
  const setup = await ask({ url, headers, setup: [step] }, strict);
  t.match(setup.error, { code: 'address-blocked' });
  const listen = await ask({ url, headers, listen: `${server.url}/listen` }, strict);
  t.match(listen.error, { code: 'address-blocked' });
  t.equal(server.exchanges.length, seen);
});

await t.test('[4.5] silence is told apart: before the first word, and after it', async (t) => {
  const quick = { ...STREAM, timeoutSeconds: 0.06 };
  server.handler = () => undefined;
  const silent = await ask(quick);
  t.match(silent.error, { code: 'service-timeout', message: /0\.06 s/ });
  await server.last.closed;
  server.handler = (exchange) => exchange.beginEvents();
  t.match((await ask(quick)).error, { code: 'service-timeout' });
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events({ delta: 'Half' });
  };
  const half = await ask({ ...STREAM, timeoutSeconds: 1 });
  t.match([half.text, half.error], ['Half', { code: 'service-stalled' }]);
  await server.last.closed;
});

await t.test('[4.5] a service that says it is at it is waited for, as Flowise does', async (t) => {
  server.handler = async (exchange) => {
    exchange.beginEvents();
    for (const word of ['Half', ' of it']) {
      for (let i = 0; i < 12; i++) {
        exchange.write(':heartbeat\n\n');
        await delay(100);
      }
      exchange.events({ delta: word });
    }
    exchange.events({ done: true });
    exchange.end();
  };
  t.match(await ask({ ...STREAM, timeoutSeconds: 1 }), { text: 'Half of it', error: null });
});

await t.test('[4.5] an error whose body has no end keeps its status and words', async (t) => {
  for (const [status, code] of [
    [401, 'service-unauthorized'],
    [500, 'service-error'],
  ] as const) {
    server.handler = (exchange) => {
      exchange.begin(status, { 'content-type': 'application/json' });
      exchange.write('{"message": "Ask an admin."}');
    };
    const { error, warnings } = await ask({ timeoutSeconds: 1 });
    t.match(error, { code });
    t.match(warnings.at(-1), { code: 'endpoint-said', message: /“Ask an admin\.” \(status/ });
    await server.last.closed;
  }
});

await t.test('[1.3] a stop ends the request at the service too', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events({ delta: 'Half' });
  };
  const abort = new AbortController();
  const ask = start(STREAM);
  const reply = await collectReply(
    (tell) => ask(tell, abort.signal),
    (event) => {
      if (event.type === 'text' && event.text !== '') abort.abort();
    },
  );
  t.same([reply.text, reply.error], ['Half', null]);
  await server.last.closed;
});

await t.test('[4.5] only what has had no effect is tried again', async (t) => {
  const answers = (...statuses: number[]) => {
    const seen = server.exchanges.length;
    server.handler = (exchange) => {
      const status = statuses[server.exchanges.length - seen - 1] ?? 200;
      exchange.respond(status, status === 200 ? { text: 'Here.' } : '');
    };
    return () => server.exchanges.length - seen;
  };
  let asked = answers(503);
  const again = await ask({ retries: 1 });
  t.match([again.text, asked()], ['Here.', 2]);
  t.match(again.warnings, [{ code: 'asked-again' }]);
  asked = answers(529);
  t.match([(await ask({ retries: 1 })).text, asked()], ['Here.', 2], 'overloaded');
  asked = answers(503, 429);
  t.match([(await ask({ retries: 1 })).error, asked()], [{ code: 'service-rate-limited' }, 2]);
  asked = answers(500);
  t.match([(await ask({ retries: 3 })).error, asked()], [{ code: 'service-error' }, 1]);
  asked = answers(500);
  t.match([(await ask({ retries: 1, method: 'GET' })).text, asked()], ['Here.', 2]);
});

await t.test('[1.4] a secret that is not set is named, and nothing is sent', async (t) => {
  const seen = server.exchanges.length;
  const { error } = await ask({ body: '{"key": "{{secrets.OTHER}}"}' });
  t.match(error, { code: 'service-secret-missing', message: /the secret OTHER/ });
  t.equal(server.exchanges.length, seen);
});

await t.test(
  '[8.3] a secret goes to the origin that it was given for, and nowhere else',
  async (t) => {
    const other = await WireServer.start(t, (exchange) => exchange.events({ delta: 'Thanks.' }));
    const before = server.exchanges.length;
    const inHeader = { url: `${server.url}/chat` };
    const inAddress = { headers: [], url: `${server.url}/chat?key={{secrets.KEY}}` };
    const inBody = { headers: [], body: '{"key": "{{secrets.KEY}}"}' };
    const inSetup = {
      url: `${other.url}/chat`,
      headers: [],
      setup: [
        {
          method: 'POST' as const,
          url: `${server.url}/x?k={{secrets.KEY}}`,
          body: '',
          capture: {},
        },
      ],
    };
    for (const changes of [inHeader, inAddress, inBody, inSetup]) {
      const ask = start({ ...changes }, egress, { givenFor: other.url });
      const { error } = await collectReply((tell) => ask(tell, new AbortController().signal));
      t.match(error, { code: 'service-secret-elsewhere' });
      t.ok(error?.message.includes(other.url) && error.message.includes(server.url));
    }
    t.equal(server.exchanges.length, before, 'nothing was sent');
    t.equal(other.exchanges.length, 0);
  },
);

await t.test(
  '[8.3] what one service has told of a conversation is not told to another',
  async (t) => {
    const say: Handler = (exchange) => {
      if (exchange.path === '/begin') return exchange.respond(200, { key: 'user-key-1' });
      exchange.beginEvents();
      exchange.events({ delta: 'Hello.' }, { done: 'true' });
    };
    const other = await WireServer.start(t, (exchange) =>
      exchange.path === '/begin' ? exchange.respond(200, { key: 'user-key-2' }) : say(exchange),
    );
    server.handler = say;
    const before = server.exchanges.length;
    let kept: ConversationState | null = null;
    const sessions: ConnectorSessions = {
      load: () => Promise.resolve(kept),
      save: (_chatbot, _session, state) => Promise.resolve(void (kept = state)),
    };
    const talk = async ({ url }: WireServer): Promise<string | undefined> => {
      const setup = [{ method: 'POST', url: `${url}/begin`, body: '{}', capture: { key: 'key' } }];
      const headers = [{ name: 'x-user', value: '{{vars.key}}' }];
      const provider = { ...STREAM, url: `${url}/chat`, headers, setup } as Partial<HttpProvider>;
      const history = [{ role: 'user' as const, text: 'Before.' }];
      const reply = start(provider, egress, { sessions, history });
      return (await collectReply((tell) => reply(tell, new AbortController().signal))).text;
    };
    t.equal(await talk(server), 'Hello.');
    t.match(kept, { vars: { key: 'user-key-1' }, service: server.url });
    t.equal(await talk(server), 'Hello.');
    t.same(
      server.exchanges.slice(before).map(({ path }) => path),
      ['/begin', '/chat', '/chat'],
    );
    t.equal(await talk(other), 'Hello.');
    t.equal(other.last.headers['x-user'], 'user-key-2');
    t.notMatch(JSON.stringify(other.exchanges.map(({ headers }) => headers)), 'user-key-1');
  },
);
