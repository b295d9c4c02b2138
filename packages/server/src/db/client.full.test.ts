import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { temporaryFolder } from '../../testing/database.js';
import { connectToEmbedded, connectToServer } from './client.js';

/** Takes connections and says nothing, as a database does that has no time. */
async function busyDatabase(t: Tap, at: string | number) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(at);
  await once(server, 'listening');
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return server;
}

type Tap = Pick<typeof t, 'teardown'>;

await t.test('a server that does not take a connection is away', async (t) => {
  const server = await busyDatabase(t, 0);
  const { port } = server.address() as AddressInfo;
  const { sql, close } = connectToServer(`postgres://someone@127.0.0.1:${port}/chatbot`);
  t.teardown(close);
  await t.rejects(sql`select 1`, { code: 'CONNECT_TIMEOUT' });
});

await t.test('the embedded database is waited for, however busy the machine is', async (t) => {
  const path = join(await temporaryFolder(t), 'postgres.sock');
  await busyDatabase(t, path);
  const { sql, close } = connectToEmbedded(path);
  t.teardown(close);
  const answer = sql`select 1`.then(
    () => 'answered',
    (error: Error) => error.message,
  );
  t.equal(await Promise.race([answer, delay(7_000, 'waiting')]), 'waiting');
});
