/** The usual choice: Socket.IO with recovery of the connection's state. Controlled by IPC. */
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { pieceNow } from '../system.js';

const [pieces, perSecond] = process.argv.slice(2).map(Number) as [number, number];
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  connectionStateRecovery: { maxDisconnectionDuration: 120_000 },
});
io.on('connection', (socket) => {
  // Recovery is for what is sent to rooms: a conversation is one.
  const room = `session:${socket.id}`;
  void socket.join(room);
  socket.on('send', (ack: () => void) => {
    ack();
    const replyId = randomUUID();
    let offset = 0;
    const timer = setInterval(() => {
      const text = pieceNow();
      io.to(room).emit('delta', { type: 'delta', replyId, gen: 1, offset, text });
      offset += text.length;
      if (offset < pieces * text.length) return;
      clearInterval(timer);
      io.to(room).emit('done', {});
    }, 1_000 / perSecond);
    socket.on('disconnect', () => clearInterval(timer));
  });
});
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
