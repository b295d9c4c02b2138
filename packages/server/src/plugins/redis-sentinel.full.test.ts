import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import t from 'tap';
import { isReady } from '../live-store/redis-connections.js';
import { temporaryFolder } from '../../testing/database.js';
import { RedisServer, startSentinel, withoutRedis } from '../../testing/redis.js';
import { redis } from './redis.js';

await t.test(
  '[8.10] behind Sentinel both connections follow the primary',
  { skip: withoutRedis },
  async (t) => {
    const password = ['--requirepass', 'right', '--masterauth', 'right'];
    const first = await RedisServer.start(t, password);
    const { port } = new URL(first.url);
    await RedisServer.start(t, [...password, '--replicaof', `127.0.0.1 ${port}`]);
    const file = join(await temporaryFolder(t), 'sentinel.conf');
    await writeFile(
      file,
      [
        'bind 127.0.0.1',
        `sentinel monitor main 127.0.0.1 ${port} 1`,
        'sentinel auth-pass main right',
        'sentinel down-after-milliseconds main 500',
        'sentinel failover-timeout main 3000',
        '',
      ].join('\n'),
    );
    const sentinel = await startSentinel(t, file);
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
    t.teardown(() => app.close());
    const url = `redis+sentinel://:right@127.0.0.1:${sentinel}/main`;
    const { commands, subscriber } = await redis(app, url);
    t.ok(isReady(commands) && isReady(subscriber));
    const written = async () => {
      try {
        return await commands.set('key', 'value');
      } catch {
        return null; // None is the primary yet.
      }
    };
    t.equal(await written(), 'OK');
    // The sentinel has to know of the replica before it can make it the primary.
    while (!/connected_slaves:1/.test(await commands.info('replication'))) await delay(50);
    await delay(2_000);
    await first.kill();
    while ((await written()) === null) await delay(50);
    t.match(await commands.info('replication'), /role:master/, 'it is the other one');
    while (!isReady(subscriber)) await delay(50);
    t.notMatch(await commands.info('server'), `tcp_port:${port}`);
  },
);
