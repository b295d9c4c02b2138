import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { vector } from '@electric-sql/pglite-pgvector';
import { connectToEmbedded, type Database } from '../src/db/client.js';
import { servePglite } from '../src/db/embedded/pglite-socket.js';
import { runMigrations } from '../src/db/migrate.js';
import { temporaryFolder, type Teardown } from './database.js';

/** An empty, migrated database that has the extension pgvector, which is not created yet. */
export async function openPgvectorDatabase(t: Teardown): Promise<Database> {
  const path = join(await temporaryFolder(t), 'postgres.sock');
  const db = await PGlite.create({ extensions: { pg_trgm, unaccent, vector } });
  const server = await servePglite(db, path, (error) => {
    throw error;
  });
  const database = connectToEmbedded(path);
  t.teardown(async () => {
    await database.close();
    await server.close();
    await db.close();
  });
  await runMigrations(database.sql);
  return database;
}
