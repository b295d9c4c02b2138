import t from 'tap';
import { openDatabaseOf, startPostgres, withoutPostgres } from '../../testing/postgres.js';
import { startTestServer } from '../../testing/server.js';
import { connectToServer } from '../db/client.js';

await t.test(
  '[8.10] a database that takes no changes is not ready, and it is said why',
  { skip: withoutPostgres },
  async (t) => {
    const databaseUrl = await startPostgres(t);
    const database = await openDatabaseOf(t, databaseUrl);
    const admin = await openDatabaseOf(t, databaseUrl);
    const server = await startTestServer(t, { databaseUrl }, undefined, database);
    const ready = async () => {
      const { status, body } = await server.ask('/readyz', { token: null });
      return { status, database: body.checks.database };
    };

    // As a full disk answers what would make a table grow.
    await admin.sql.unsafe(`
      create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception using errcode = '53100', message = 'No space left on device'; end $$;
      create trigger full_disk before insert on write_probes execute function full_disk()`);
    t.same(await ready(), { status: 503, database: 'full' });
    t.match((await server.ask('/readyz')).body.error, { code: 'database-unavailable' });
    t.match(await server.ask('/healthz'), { status: 200, body: { status: 'live' } });
    await admin.sql.unsafe('drop trigger full_disk on write_probes');
    t.same(await ready(), { status: 200, database: 'ok' });
    const [row] = await admin.sql<{ count: number }[]>`
      select count(*)::int as count from write_probes`;
    t.equal(row?.count, 0, 'nothing stays behind');

    await admin.sql.unsafe('alter database postgres set default_transaction_read_only = on');
    await server.app.close();
    const standby = connectToServer(databaseUrl);
    t.teardown(() => standby.close());
    const other = await startTestServer(t, { databaseUrl }, undefined, standby);
    const { status, body } = await other.ask('/health/ready');
    t.same([status, body.checks.database], [503, 'read-only']);
  },
);
