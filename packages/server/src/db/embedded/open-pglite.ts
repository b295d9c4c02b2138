import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

/**
 * One session of small queries: Postgres' own 128 MB of buffers would be most of the process. Files of the
 * log are not filled with zeros before they are written to: that takes a third of a second, in which
 * nothing else is done, for each 16 MB.
 */
const startParams = [
  ...PGlite.defaultStartParams,
  ...['-c', 'shared_buffers=16MB', '-c', 'wal_init_zero=off'],
];

/** Opens the database in a directory, and makes it if there is none. */
export function openPglite(dataDir: string): Promise<PGlite> {
  return PGlite.create({ dataDir, startParams, extensions: { pg_trgm, unaccent } });
}
