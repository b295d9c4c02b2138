import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { createLogger } from '../plugins/logging.js';
import { insertChatbot } from '../../testing/sessions/sessions.js';
import { ConversationServer, DASHBOARD, SHOP } from '../../testing/sessions/conversation-server.js';
import { HttpClient } from '../../testing/sessions/http-client.js';
import { startTestServer } from '../../testing/server.js';
import { UNLIMITED } from './limit-settings.js';

const HOUR = 60 * 60_000;
const perHour = (most: number) => ({ most, windowMs: HOUR });
const from = (address: string) => ({ 'x-forwarded-for': address });

await t.test('[8.6] an address', async (t) => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line: string) => void lines.push(line) });
  const server = await startTestServer(
    t,
    {
      trustedProxies: ['127.0.0.1'],
      limits: {
        ...UNLIMITED,
        requests: perHour(40),
        badTokens: perHour(5),
        newSessions: perHour(3),
        uploads: perHour(2),
      },
    },
    log,
  );
  const { database, ask } = server;
  await insertChatbot(database.sql, 'shop', 'demo');

  const untilRefused = async (address: string, path: string, options: object = {}) => {
    for (let times = 0; times < 100; times++) {
      const answer = await ask(path, { headers: from(address), ...options });
      if (answer.status === 429) return { times, answer };
    }
    throw new Error('It was never refused.');
  };

  await t.test('asks so often, and hears when to come again', async (t) => {
    const { times, answer } = await untilRefused('203.0.113.1', '/v1/no-such-address');
    t.equal(times, 40, 'addresses that do not exist count');
    t.equal(answer.body.error.code, 'address-limited');
    t.match(answer.body.error.action, /LIMIT_REQUESTS/);
    const seconds = Number(answer.headers.get('retry-after'));
    t.ok(seconds > 0 && seconds <= 3_600, `Retry-After is ${seconds}`);
    const others = await ask('/v1/chatbots', { headers: from('203.0.113.2') });
    t.equal(others.status, 200, 'others are not affected');
    const health = await ask('/health/live', { headers: from('203.0.113.1') });
    t.equal(health.status, 200, 'health is always answered');
  });

  await t.test('is the /64 of an IPv6 address', async (t) => {
    const { times } = await untilRefused('2001:db8::1', '/v1/no-such-address');
    t.equal(times, 40);
    const neighbour = await ask('/v1/chatbots', { headers: from('2001:db8::ffff:2') });
    t.equal(neighbour.status, 429);
    const other = await ask('/v1/chatbots', { headers: from('2001:db8:0:1::1') });
    t.equal(other.status, 200);
  });

  await t.test('tries so many bad tokens; a good one is welcome all the same', async (t) => {
    const { times, answer } = await untilRefused('203.0.113.3', '/v1/chatbots', {
      token: 'made.up.1',
    });
    t.equal(times, 5);
    t.match(answer.body.error.action, /LIMIT_BAD_TOKENS/);
    t.equal((await ask('/v1/chatbots', { headers: from('203.0.113.3') })).status, 200);
  });

  await t.test('adds so many documents', async (t) => {
    const { times } = await untilRefused('203.0.113.4', '/v1/chatbots/shop/documents', {
      method: 'POST',
      body: { title: 'Returns', content: 'You have 30 days.' },
    });
    t.equal(times, 2);
  });

  await t.test('starts so many sessions', async (t) => {
    const { times } = await untilRefused('203.0.113.5', '/v1/chatbots/shop/test-sessions', {
      method: 'POST',
      body: {},
    });
    t.equal(times, 3);
  });

  await t.test('is in the log beside the proxy that passes it on', async (t) => {
    const req = lines.map((line) => JSON.parse(line).req).find((found) => found?.forwardedFor);
    t.match(req, { remoteAddress: '127.0.0.1', forwardedFor: '203.0.113.1' });
  });
});

await t.test('[8.6] whom nobody trusts cannot say that it is somebody else', async (t) => {
  const lines: string[] = [];
  const log = createLogger('warn', { write: (line: string) => void lines.push(line) });
  const limits = { ...UNLIMITED, requests: perHour(3) };
  const { ask } = await startTestServer(t, { limits }, log);
  const statuses = [];
  for (const last of [1, 2, 3, 4]) {
    const { status } = await ask('/nothing', { headers: from(`203.0.113.${last}`) });
    statuses.push(status);
  }
  t.same(statuses, [404, 404, 404, 429]);
  t.equal(lines.filter((line) => line.includes('TRUSTED_PROXIES')).length, 1, 'it is told once');
});

await t.test('[8.6] one address and its sockets', async (t) => {
  const server = await ConversationServer.start(t, {}, undefined, undefined, {
    ...UNLIMITED,
    badTokens: perHour(2),
    newSessions: perHour(4),
    sockets: 5,
    socketsWithoutHello: 3,
    streams: 2,
  });

  await t.test('so many are open without a hello', async (t) => {
    const silent = await Promise.all([server.connect(), server.connect(), server.connect()]);
    const refused = await server.connect();
    t.match(await refused.next('error'), {
      problem: { code: 'address-limited', retryable: true, retryAfterMs: 5_000 },
    });
    t.equal(await refused.end(), CLOSE.rateLimited);
    await silent[0]?.hello();
    const welcome = await server.open();
    t.equal(welcome.closed, null, 'who has said hello is no longer counted');
    for (const client of [...silent, welcome]) await client.close();
  });

  await t.test('so many are open at all', async (t) => {
    const open = [];
    for (let i = 0; i < 5; i++) open.push(await server.open());
    const refused = await server.connect();
    t.equal(await refused.end(), CLOSE.rateLimited);
    await open.pop()?.close();
    const next = await server.open();
    t.equal(next.closed, null, 'one that has gone makes room');
    for (const client of [...open, next]) await client.close();
  });

  await t.test('bad tokens are refused, and then not even looked at twice', async (t) => {
    const codes = [];
    for (let i = 0; i < 3; i++) {
      const client = await server.connect({ token: 'made.up.1' });
      client.write({ type: 'hello', token: 'made.up.1' });
      codes.push(await client.end());
    }
    t.same(codes, [CLOSE.unauthorized, CLOSE.unauthorized, CLOSE.rateLimited]);
  });

  await t.test('so many conversations are begun', async (t) => {
    const path = '/v1/chatbots/shop/live';
    const visit = () => server.connect({ path, origin: SHOP, token: null });
    let refused = 0;
    for (let i = 0; i < 6; i++) {
      const client = await visit();
      client.write({ type: 'hello' });
      await client.until(() => client.closed !== null || client.ofType('welcome').length > 0);
      if (client.closed?.code === CLOSE.rateLimited) refused += 1;
      await client.close();
    }
    t.ok(refused >= 2, `${refused} are refused`);
  });

  await t.test('so many streams over HTTP are open', async (t) => {
    const url = `${server.url}/v1/chatbots/shop/test`;
    const streams = [];
    for (let i = 0; i < 3; i++) {
      const client = new HttpClient({ url, token: server.tokenFor(), origin: DASHBOARD });
      await client.open();
      streams.push(client);
    }
    t.same(
      streams.map(({ status }) => status),
      [200, 200, 429],
    );
    for (const client of streams) client.leave();
  });
});
