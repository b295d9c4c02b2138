/**
 * The floor: a relay that only splits the service's events and passes each on. It asks for a reply
 * when a client says so, keeps nothing, checks nothing, and stores nothing.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { WebSocketServer, type WebSocket } from 'ws';

const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', () => void relay(socket));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

async function relay(socket: WebSocket): Promise<void> {
  const { body } = await request(String(process.env['SERVICE']), {
    method: 'POST',
    body: '{}',
    dispatcher: agent,
  });
  let rest = '';
  body.setEncoding('utf8');
  body.on('data', (text: string) => {
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) socket.send(event.slice('data: '.length));
  });
}
