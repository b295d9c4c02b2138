import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import t from 'tap';
import { connectToServer } from '../src/db/client.js';
import { assertWritable } from '../src/db/assert-writable.js';
import { isDatabaseDown } from '../src/database-down.js';
import { PostgresServer, withoutPostgres } from '../testing/postgres.js';

await t.test('[8.4] connections to Postgres are lost', { skip: withoutPostgres }, async (t) => {
  const server = await PostgresServer.start(t);
  const port = Number(new URL(server.url).port);

  await t.test(
    'a new one that is cut at any byte, and the next refused, ends nothing',
    async (t) => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown) => unhandled.push(reason);
      process.on('unhandledRejection', note);
      t.teardown(() => void process.off('unhandledRejection', note));
      let failures = 0;
      for (let bytes = 1; bytes < 900; bytes += 30) {
        const { sql, close } = connectToServer(await cutAfter(port, bytes));
        const error = await sql`select 1 as n, array['a'] as list`.then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) failures += 1;
        t.ok(error === null || isDatabaseDown(error), String(error));
        await close();
      }
      t.ok(failures > 5, 'it was cut in the beginning');
      t.same(unhandled, []);
    },
  );

  await t.test('one that only reads is not ready', async (t) => {
    const { sql, close } = connectToServer(server.url);
    await assertWritable(sql);
    await sql`alter role postgres set default_transaction_read_only = on`;
    await close();
    const reading = connectToServer(server.url);
    t.teardown(reading.close);
    await t.rejects(assertWritable(reading.sql), /read-only/);
  });
});

/** The address of one connection to a Postgres, which is cut after so many bytes; no other is taken. */
async function cutAfter(port: number, bytes: number): Promise<string> {
  const gate = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let left = bytes;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.on('data', (piece) => {
      client.write(piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) client.end();
    });
    gate.close();
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port: own } = gate.address() as AddressInfo;
  return `postgres://postgres@127.0.0.1:${own}/postgres`;
}
