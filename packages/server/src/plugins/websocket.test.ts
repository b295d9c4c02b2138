import { once } from 'node:events';
import { connect } from 'node:net';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import t from 'tap';
import { WebSocket } from 'ws';
import { startTestServer } from '../../testing/server.js';

const SHOP = 'https://shop.example.com';
const DASHBOARD = 'https://app.example.com';
const server = await startTestServer(t, { allowedOrigins: [DASHBOARD] });
const config = { ...DEFAULT_CONFIG, allowedOrigins: [SHOP] };
const { body: chatbot } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
const path = (mode: string) => `/v1/chatbots/${chatbot.id}/${mode}`;

/** The status of the upgrade, and the socket if there was one. */
async function upgrade(path: string, origin: string | undefined, protocol: string = SUBPROTOCOL) {
  const url = server.url.replace('http', 'ws') + path;
  const socket = new WebSocket(url, protocol, { headers: { ...(origin && { origin }) } });
  t.teardown(() => socket.terminate());
  return new Promise<{ status: number; socket: WebSocket }>((resolve, reject) => {
    socket.on('open', () => resolve({ status: 101, socket }));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, socket });
    });
    socket.on('error', reject);
  });
}

await t.test('[8.3] a page’s origin decides about its socket before the upgrade', async (t) => {
  t.equal((await upgrade(path('live'), SHOP)).status, 403, 'not published yet');
  await server.ask(`/v1/chatbots/${chatbot.id}/publish`, { method: 'POST' });
  const table: [origin: string | undefined, live: number, test: number][] = [
    [server.url, 101, 101],
    [SHOP, 101, 403],
    [DASHBOARD, 403, 101],
    [undefined, 403, 403],
    ['null', 403, 403],
    ['https://evil.com', 403, 403],
    ['http://shop.example.com', 403, 403],
    ['https://shop.example.com.evil.com', 403, 403],
    ['https://evil-shop.example.com', 403, 403],
    ['https://sub.shop.example.com', 403, 403],
    ['https://shop.example.com:444', 403, 403],
  ];
  for (const [origin, live, test] of table) {
    t.equal((await upgrade(path('live'), origin)).status, live, `${origin} live`);
    t.equal((await upgrade(path('test'), origin)).status, test, `${origin} test`);
  }
});

await t.test(
  '[8.3] a token in a socket’s address is refused, and other addresses have none',
  async (t) => {
    const token = server.tokenFor();
    t.equal((await upgrade(`${path('test')}?token=${token}`, DASHBOARD)).status, 400);
    for (const address of ['/health/live', '/', '/nowhere', '/dev/token', '/chatbot.js']) {
      t.equal((await upgrade(address, server.url)).status, 404, address);
    }
    t.equal((await upgrade('/v1/chatbots', server.url)).status, 404);
  },
);

await t.test('a client of another version is told so by its close code', async (t) => {
  const { status, socket } = await upgrade(path('live'), SHOP, 'chatbot-test.v99');
  t.equal(status, 101);
  const [code] = await once(socket, 'close');
  t.equal(code, CLOSE.version);
});

await t.test('[8.3] a connection that does not become a socket is cut', async (t) => {
  const connection = connect(Number(new URL(server.url).port), '127.0.0.1');
  const closed = once(connection, 'close');
  connection.write(
    'GET /v1/chatbots/%ff/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [answer] = (await once(connection, 'data')) as [Buffer];
  t.match(answer.toString(), /^HTTP\/1\.1 400 /);
  await closed;
});

await t.test('[8.4] a server that stops tells its sockets to move', async (t) => {
  const stopping = await startTestServer(t, { allowedOrigins: [DASHBOARD] });
  const { body } = await stopping.ask('/v1/chatbots', { method: 'POST', body: { config } });
  const url = `${stopping.url.replace('http', 'ws')}/v1/chatbots/${body.id}/test`;
  const socket = new WebSocket(url, SUBPROTOCOL, { headers: { origin: DASHBOARD } });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', token: stopping.tokenFor() }));
  await once(socket, 'message');
  const closed = once(socket, 'close');
  await stopping.app.close();
  const [code] = await closed;
  t.equal(code, CLOSE.drain);
  await t.rejects(fetch(`${stopping.url}/health/live`), 'and accepts nothing any more');
});
