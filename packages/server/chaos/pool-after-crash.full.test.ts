import t from 'tap';
import { connectToServer } from '../src/db/client.js';
import { PostgresServer, withoutPostgres } from '../testing/postgres.js';
import { TcpProxy } from './world/tcp-proxy.js';

await t.test(
  '[8.4] after a crash under load every place of the pool works again',
  { skip: withoutPostgres },
  async (t) => {
    const server = await PostgresServer.start(t);
    const port = Number(new URL(server.url).port);
    const proxy = await TcpProxy.start(t, [port]);
    const url = server.url.replace(String(port), String(proxy.port));
    const { sql, close } = connectToServer(`${url}?max=4`);
    t.teardown(close);
    let isLoaded = true;
    const lane = async () => {
      while (isLoaded) {
        await sql`select pg_sleep(0.002)`.catch(() => undefined);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const lanes = Array.from({ length: 12 }, lane);
    await server.stop();
    // Long enough for pauses that double with each failure to become long.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await server.start();
    const at = performance.now();
    const all = Array.from({ length: 40 }, () => sql`select pg_sleep(0.05)`);
    const results = await Promise.allSettled(all);
    isLoaded = false;
    await Promise.all(lanes);
    const failed = results.filter(({ status }) => status === 'rejected');
    t.ok(performance.now() - at < 10_000, 'within seconds, though each had failed many times');
    t.ok(failed.length < all.length, 'and not with an error each');
    const again = await Promise.allSettled(Array.from({ length: 8 }, () => sql`select 1`));
    t.same(
      again.filter(({ status }) => status === 'rejected'),
      [],
    );
  },
);
