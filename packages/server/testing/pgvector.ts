import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { connectToEmbedded, type Database } from '../src/db/client.js';
import { runMigrations } from '../src/db/migrate.js';
import { temporaryFolder, type Teardown } from './database.js';

/** An empty, migrated database that has the extension pgvector, which is not created yet. */
export async function openPgvectorDatabase(t: Teardown): Promise<Database> {
  const path = join(await temporaryFolder(t), 'postgres.sock');
  const db = await PGlite.create({ extensions: { pg_trgm, unaccent, vector } });
  const server = new PGLiteSocketServer({ db, path, maxConnections: 1 });
  await server.start();
  const database = connectToEmbedded(path);
  t.teardown(async () => {
    await database.close();
    await server.stop();
    await db.close();
  });
  await runMigrations(database.sql);
  return database;
}
