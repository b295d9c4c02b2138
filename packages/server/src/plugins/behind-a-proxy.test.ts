import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { Writable } from 'node:stream';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { freePort } from '../../testing/free-port.js';
import { PROXIES, type ProxyPlace } from '../../testing/proxies.js';
import { startTestServer } from '../../testing/server.js';
import { HttpClient } from '../../testing/sessions/http-client.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { createLogger } from './logging.js';
import { widgetBuild } from './widget-build.js';

const QUESTION = 'How long do returns take?';

/** Log of the server, by lines. */
const lines: string[] = [];
const log = createLogger(
  'info',
  new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(line.toString());
      done();
    },
  }),
);

const ports = await Promise.all(PROXIES.map(() => freePort()));
const origins = ports.map((port) => `http://127.0.0.1:${port}`);
const server = await startTestServer(
  t,
  {
    publicUrl: `${origins[0]}/chat`,
    allowedOrigins: origins,
    trustedProxies: ['127.0.0.1'],
    metrics: { token: 'a-token-of-the-tests', address: null },
  },
  log,
);
const created = await server.ask('/v1/chatbots', {
  method: 'POST',
  body: { config: DEFAULT_CONFIG },
});
const path = `/chat/v1/chatbots/${created.body.id}/test`;

for (const [index, proxy] of PROXIES.entries()) {
  const [port = 0, origin = ''] = [ports[index], origins[index]];
  await t.test(`[8.10] behind ${proxy.name}, below a path`, { skip: proxy.missing }, async (t) => {
    const place: ProxyPlace = {
      port,
      server: Number(new URL(server.url).port),
      away: await freePort(),
    };
    await proxy.start(t, place);
    await conversesBehind(t, origin);
    await passesAddresses(t, port);

    const documents = await fetch(`${origin}/chat/docs/json`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    t.equal(documents.headers.get('content-encoding'), 'gzip', 'text is compressed');
    t.ok((await documents.text()).length > 10_000);
    const metrics = await fetch(`${origin}/chat/metrics`, {
      headers: { authorization: 'Bearer a-token-of-the-tests' },
    });
    t.equal(metrics.status, 404, 'metrics are for inside');
    await servesVersions(t, origin, proxy.caches);
  });
}

/** Both ways of conversing; one of the servers behind it is away. */
async function conversesBehind(t: Test, origin: string): Promise<void> {
  for (let i = 0; i < 4; i++) {
    const health = await fetch(`${origin}/chat/healthz`);
    t.equal(health.status, 200, 'whichever is asked first');
  }
  const token = server.tokenFor();
  const socket = await TestClient.connect({
    url: origin.replace('http', 'ws') + path,
    origin,
    token,
  });
  await socket.hello({ fresh: true });
  socket.send(QUESTION);
  t.equal((await socket.next('done')).message.state, 'done', 'over a socket');
  await socket.close();

  // The stream does not end: what is held back would never arrive.
  const page = new HttpClient({ url: origin + path, token, origin });
  const { session } = await page.hello({ fresh: true });
  page.sessionId = session.id;
  const { status } = await page.carryOut([{ type: 'send', cid: 'a', text: QUESTION }]);
  t.equal(status, 200);
  await page.next('delta');
  t.equal((await page.next('done')).message.state, 'done', 'and over plain HTTP, unbuffered');
  page.leave();
}

/** Versions may be kept by what is in front; what is asked for again each time is not. */
async function servesVersions(t: Test, origin: string, caches: boolean): Promise<void> {
  const build = widgetBuild();
  if (!build) throw new Error('Nothing is built: run `npm run build`.');
  const read = async (path: string, encoding: string) => {
    const response = await fetch(`${origin}/chat/${path}`, {
      headers: { 'accept-encoding': encoding },
    });
    const body = Buffer.from(await response.arrayBuffer());
    const hash = `sha384-${createHash('sha384').update(body).digest('base64')}`;
    return { hash, ...Object.fromEntries(response.headers) } as Record<string, string>;
  };
  const version = `v/${build.version}/chatbot.js`;
  for (const encoding of ['br', 'gzip', 'identity', 'br', 'gzip']) {
    const { hash, ...headers } = await read(version, encoding);
    t.equal(hash, build.integrity['chatbot.js'], `${encoding}: what the attribute integrity says`);
    t.match(headers, { 'cache-control': /immutable/, vary: /accept-encoding/i });
    t.equal(headers['content-encoding'] ?? 'identity', encoding);
  }
  const [again, evergreen] = [await read(version, 'br'), await read('chatbot.js', 'br')];
  t.equal(again['x-cache'], caches ? 'HIT' : undefined);
  t.match(evergreen, { 'cache-control': 'no-cache', 'x-cache': undefined });
}

/** The visitor's own address arrives, and nothing that a visitor says of it. */
async function passesAddresses(t: Test, port: number): Promise<void> {
  lines.length = 0;
  const request = get({
    port,
    path: '/chat/v1/chatbots',
    localAddress: '127.0.0.2',
    host: '127.0.0.1',
    headers: { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${server.tokenFor()}` },
  });
  const [response] = (await once(request, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number },
  ];
  response.resume();
  await once(response, 'end');
  t.equal(response.statusCode, 200);
  const requests = lines
    .map(
      (line) => JSON.parse(line) as { msg: string; req?: Record<string, string>; status?: number },
    )
    .filter(({ msg, req }) => msg === 'request' && req?.['path'] === '/v1/chatbots');
  t.equal(requests.length, 1, 'one line a request');
  t.match(requests[0], { status: 200, req: { method: 'GET', forwardedFor: '127.0.0.2' } });
  t.notMatch(lines.join(''), '203.0.113.9');
}
