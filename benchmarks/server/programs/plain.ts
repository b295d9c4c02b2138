/** The floor: a `ws` server that does nothing but send the same frames on timers. Told by IPC. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { pieceNow } from '../system.js';

const [pieces, perSecond] = process.argv.slice(2).map(Number) as [number, number];
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', () => {
    socket.send(JSON.stringify({ type: 'ack' }));
    const replyId = randomUUID();
    let offset = 0;
    const timer = setInterval(() => {
      const text = pieceNow();
      socket.send(JSON.stringify({ type: 'delta', replyId, gen: 1, offset, text }));
      offset += text.length;
      if (offset < pieces * text.length) return;
      clearInterval(timer);
      socket.send(JSON.stringify({ type: 'done' }));
    }, 1_000 / perSecond);
    socket.on('close', () => clearInterval(timer));
  });
});
server.on('listening', () => process.send?.((server.address() as AddressInfo).port));
