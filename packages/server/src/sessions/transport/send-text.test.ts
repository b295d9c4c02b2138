import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import t from 'tap';
import { WebSocket, WebSocketServer } from 'ws';
import { sendText } from './send-text.js';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
t.teardown(() => server.close());

/** Both ends of a socket, and what is beneath the server's. */
async function connect(): Promise<{ here: WebSocket; stream: Duplex; there: WebSocket }> {
  const connected = once(sockets, 'connection');
  const there = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [here, { socket: stream }] = (await connected) as [WebSocket, { socket: Duplex }];
  await once(there, 'open');
  return { here, stream, there };
}

await t.test('[1.3] texts of any length and script arrive whole and in order', async (t) => {
  const { here, stream, there } = await connect();
  const lengths = [0, 1, 125, 126, 127, 128, 65_535, 65_536];
  const texts = ['plain', 'Grüße 🌲', '\0\u007f', ...lengths.map((length) => 'x'.repeat(length))];
  const arrived: string[] = [];
  there.on('message', (data: Buffer, isBinary) => {
    t.notOk(isBinary);
    arrived.push(data.toString());
  });
  for (const text of texts) sendText(here, stream, text);
  here.close();
  await once(there, 'close');
  t.same(arrived, texts);
});

await t.test('[1.3] nothing is sent behind the end of a socket', async (t) => {
  const { here, stream, there } = await connect();
  there.on('message', (data: Buffer) => t.fail(data.toString()));
  here.close(4000);
  sendText(here, stream, 'late');
  const [code] = (await once(there, 'close')) as [number];
  t.equal(code, 4000);
  sendText(here, stream, 'later');
});
