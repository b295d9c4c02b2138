import t from 'tap';
import { socketPair, type MemorySocket } from './socket-pair.js';

/** Everything that an end has heard, as one line each. */
function heard(socket: MemorySocket): readonly string[] {
  const lines: string[] = [];
  socket.addEventListener('open', () => lines.push('open'));
  socket.addEventListener('message', ({ data }) => lines.push(data));
  socket.addEventListener('error', () => lines.push('error'));
  socket.addEventListener('close', ({ code, reason, wasClean }) =>
    lines.push(`close ${code} ${reason} ${wasClean ? 'clean' : 'broken'}`),
  );
  return lines;
}

/** Everything that is under way in memory has arrived. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

t.test('both ends open, and frames arrive later and in order', async (t) => {
  const { client, server } = socketPair({ protocol: 'p' });
  const atClient = heard(client);
  const atServer = heard(server);
  t.throws(() => client.send('early'), 'as in a browser');
  t.equal(client.readyState, 0);
  await settled();
  t.match([client.readyState, server.readyState, client.protocol], [1, 1, 'p']);
  for (const word of ['a', 'b', 'c']) client.send(word);
  server.send('x');
  t.same(atServer, ['open'], 'nothing arrives at once');
  t.equal(client.bufferedAmount, 3);
  await settled();
  t.same(atServer, ['open', 'a', 'b', 'c']);
  t.same(atClient, ['open', 'x']);
  t.equal(client.bufferedAmount, 0);
});

t.test('a close comes after what was sent before, and is answered', async (t) => {
  const { client, server } = socketPair();
  const atClient = heard(client);
  const atServer = heard(server);
  await settled();
  server.send('last');
  server.close(4409, 'replaced');
  server.send('too late');
  t.equal(server.readyState, 2);
  await settled();
  t.same(atClient, ['open', 'last', 'close 4409 replaced clean']);
  t.same(atServer, ['open', 'close 4409 replaced clean']);
  t.match([client.readyState, server.readyState], [3, 3]);
  client.send('nobody');
  await settled();
  t.equal(atServer.length, 2);
});

t.test('a page may close with 1000 and 3000 to 4999 only', async (t) => {
  const { client } = socketPair();
  await settled();
  for (const code of [999, 1001, 2999, 5000]) t.throws(() => client.close(code), String(code));
  client.close();
  t.equal(client.readyState, 2);
});

t.test('a held direction stalls, and the other goes on', async (t) => {
  const pair = socketPair();
  const atClient = heard(pair.client);
  const atServer = heard(pair.server);
  await settled();
  pair.toClient.hold();
  pair.server.send('a');
  pair.server.send('b');
  pair.client.send('c');
  await settled();
  t.same([atClient, atServer], [['open'], ['open', 'c']]);
  t.equal(pair.server.bufferedAmount, 2);
  pair.toClient.flow();
  await settled();
  t.same(atClient, ['open', 'a', 'b']);
});

t.test('a dropped direction loses what is sent meanwhile', async (t) => {
  const pair = socketPair();
  const atServer = heard(pair.server);
  await settled();
  pair.toServer.drop();
  pair.client.send('lost');
  await settled();
  pair.toServer.flow();
  pair.client.send('found');
  await settled();
  t.same(atServer, ['open', 'found']);
});

t.test('a cut is heard at both ends and loses what was under way', async (t) => {
  const pair = socketPair();
  const atClient = heard(pair.client);
  const atServer = heard(pair.server);
  await settled();
  pair.client.send('lost');
  pair.cut();
  await settled();
  t.same(atClient, ['open', 'error', 'close 1006  broken']);
  t.same(atServer, ['open', 'error', 'close 1006  broken']);
});

t.test('a connection can wait, fail, and be listened to no more', async (t) => {
  const pair = socketPair({ waiting: true });
  const lines = heard(pair.client);
  const opened: string[] = [];
  const listener = () => opened.push('open');
  pair.client.addEventListener('open', listener);
  pair.client.removeEventListener('open', listener);
  await settled();
  t.same(lines, []);
  pair.open();
  t.same([lines, opened], [['open'], []]);
  const refused = socketPair({ waiting: true });
  const atClient = heard(refused.client);
  refused.client.close();
  t.same(atClient, ['error', 'close 1006  broken']);
});
