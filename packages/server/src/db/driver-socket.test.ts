import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import t from 'tap';
import { connectToServer } from './client.js';

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
const LET_IN = Buffer.from('520000000800000000', 'hex');
const READY = Buffer.from('5a0000000549', 'hex');
const DONE = Buffer.from('430000000d53454c454354203000', 'hex');

/** Lets everybody in, and answers each simple query with no rows, until it is told to fail. */
async function fakePostgres() {
  const sockets = new Set<Socket>();
  const first: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', (greeting: Buffer) => {
      first.push(greeting);
      socket.write(Buffer.concat([LET_IN, READY]));
      socket.on('data', (asked: Buffer) => {
        for (let at = 0; at < asked.length; at += asked.readInt32BE(at + 1) + 1) {
          if (socket.writable) socket.write(Buffer.concat([DONE, READY]));
        }
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return { sockets, first, port: (server.address() as AddressInfo).port };
}

const FAILURES: Record<string, (socket: Socket) => void> = {
  'is reset': (socket) => socket.resetAndDestroy(),
  'is ended': (socket) => socket.end(),
};

for (const [how, fail] of Object.entries(FAILURES)) {
  const title = `[8.4] a query is answered or refused when its connection ${how}`;
  await t.test(title, { timeout: 10_000 }, async (t) => {
    const { sockets, first, port } = await fakePostgres();
    const { sql, close } = connectToServer(`postgres://someone@127.0.0.1:${port}/chatbot?max=2`);
    t.teardown(close);
    const ask = () => sql.unsafe('select').then(Boolean, () => false);
    await Promise.all([ask(), ask()]);
    t.equal(sockets.size, 2);
    const asked: Promise<boolean>[] = [];
    const closed = [...sockets].map((socket) => once(socket, 'close'));
    let isClosed = false;
    void Promise.all(closed).then(() => (isClosed = true));
    for (const socket of sockets) fail(socket);
    // One in each turn of the event loop, also between a socket's error and its close.
    for (let turns = 0; !isClosed || turns < 50; turns++) {
      asked.push(ask(), ask().then(ask));
      await nextTurn();
    }
    t.equal((await Promise.all(asked)).length, asked.length);
    t.same(await Promise.all([ask(), ask()]), [true, true], 'and both places work again');
    t.ok(first.every((greeting) => greeting.readInt32BE() === greeting.length));
  });
}
