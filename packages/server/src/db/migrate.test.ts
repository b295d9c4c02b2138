import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { runMigrations, SchemaTooNew } from './migrate.js';

await t.test('[8.10] an older server refuses the tables of a newer one', async (t) => {
  const { sql } = await openTestDatabase(t);
  await runMigrations(sql);
  const later = Date.parse('2099-01-01');
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', ${later})`;
  await t.rejects(runMigrations(sql), SchemaTooNew);
});
