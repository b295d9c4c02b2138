import { once } from 'node:events';
import { createServer } from 'node:net';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import t, { type Test } from 'tap';
import { isReady } from '../live-store/redis-connections.js';
import { StartError } from '../start-error.js';
import { freePort } from '../testing/free-port.js';
import { RedisServer, withoutRedis } from '../testing/redis.js';
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
  const begun = performance.now();
  const { commands } = await connect(t, `redis://127.0.0.1:${address.port}`);
  t.notOk(isReady(commands));
  t.ok(performance.now() - begun < 5_000, 'within seconds');
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
