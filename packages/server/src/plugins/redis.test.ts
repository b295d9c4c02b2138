import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import t, { type Test } from 'tap';
import { isReady } from '../live-store/redis-connections.js';
import { StartError } from '../start-error.js';
import { TEST_CERTIFICATE } from '../../testing/chatbot-service/test-certificate.js';
import { temporaryFolder } from '../../testing/database.js';
import { freePort } from '../../testing/free-port.js';
import { RedisServer, withoutRedis } from '../../testing/redis.js';
import { redis } from './redis.js';

function connect(t: Test, url: string) {
  const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
  t.teardown(() => app.close());
  return redis(app, url);
}

await t.test('[3.4] the server starts without a Redis that is not there yet', async (t) => {
  const { commands, subscriber } = await connect(t, `redis://127.0.0.1:${await freePort()}`);
  t.notOk(isReady(commands) || isReady(subscriber));
});

await t.test('[3.4] the server starts without a Redis that answers nothing', async (t) => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  t.teardown(async () => void silent.close());
  const address = silent.address();
  if (typeof address !== 'object' || !address) throw new Error('It does not listen.');
  const { commands } = await connect(t, `redis://127.0.0.1:${address.port}`);
  t.notOk(isReady(commands));
});

await t.test('[8.3] an address that leads nowhere is told, without its password', async (t) => {
  const starting = connect(t, 'redis://:hunter2@no-such-host.invalid:6379');
  const error: unknown = await starting.then(
    () => null,
    (reason: unknown) => reason,
  );
  t.ok(error instanceof StartError);
  t.match(String(error), /REDIS_URL/);
  t.notMatch(String(error), 'hunter2');
});

await t.test('[8.10] over TLS, with a password', { skip: withoutRedis }, async (t) => {
  const folder = await temporaryFolder(t);
  const [cert, key] = [join(folder, 'redis.crt'), join(folder, 'redis.key')];
  await writeFile(cert, TEST_CERTIFICATE.cert);
  await writeFile(key, TEST_CERTIFICATE.key);
  const server = await RedisServer.start(t, [
    ...['--requirepass', 'right', '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert],
  ]);
  const { port } = new URL(server.url);
  const url = `rediss://:right@localhost:${port}`;
  const { commands, subscriber } = await connect(t, `${url}?ca=${cert}`);
  t.ok(isReady(commands) && isReady(subscriber));
  t.equal(await commands.echo('heard'), 'heard');
  const other = `rediss://:right@0x7f.1:${port}?ca=${cert}`;
  const wrong = [
    [url, 'nobody known has signed its certificate'],
    [other, 'which is of another host'],
    [`redis://:right@127.0.0.1:${port}`, 'and it takes nothing that is not encrypted'],
  ] as const;
  await Promise.all(
    wrong.map(async ([address, why]) => {
      const ready = await connect(t, address).then(
        (connections) => isReady(connections.commands),
        () => false,
      );
      t.equal(ready, false, why);
    }),
  );
  await t.rejects(connect(t, `${url}?ca=${folder}/nothing`), StartError);
});

await t.test('[8.10] over TLS to one that knows its clients', { skip: withoutRedis }, async (t) => {
  const folder = await temporaryFolder(t);
  const [cert, key] = [join(folder, 'redis.crt'), join(folder, 'redis.key')];
  await writeFile(cert, TEST_CERTIFICATE.cert);
  await writeFile(key, TEST_CERTIFICATE.key);
  const server = await RedisServer.start(t, [
    ...['--tls-auth-clients', 'yes', '--tls-cert-file', cert],
    ...['--tls-key-file', key, '--tls-ca-cert-file', cert],
  ]);
  const url = `rediss://localhost:${new URL(server.url).port}?ca=${cert}`;
  const { commands } = await connect(t, `${url}&cert=${cert}&key=${key}`);
  t.equal(await commands.echo('heard'), 'heard');
  const unknown = await connect(t, url).then(
    (connections) => isReady(connections.commands),
    () => false,
  );
  t.equal(unknown, false, 'who has no certificate is not let in');
});

await t.test('with a password', { skip: withoutRedis }, async (t) => {
  const server = await RedisServer.start(t, ['--requirepass', 'right']);
  const { port } = new URL(server.url);
  await t.test('that is right, both connections are ready', async (t) => {
    const { commands, subscriber } = await connect(t, `redis://:right@127.0.0.1:${port}`);
    t.ok(isReady(commands) && isReady(subscriber));
  });
  await t.test('[8.3] that is wrong, the server does not start', async (t) => {
    await t.rejects(connect(t, `redis://:wrong@127.0.0.1:${port}`), StartError);
  });
});
