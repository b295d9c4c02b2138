import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../src/db/client.js';
import { MIGRATIONS } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import { errnoOf } from '../src/start-error.js';
import { copyDataDirectory } from './copy-data-directory.js';
import { DatabasePool } from './database-pool.js';

/** Runs something when a test has ended: tap's `t`. */
export interface Teardown {
  teardown(handler: () => Promise<void>): void;
}

const FOLDERS = join(tmpdir(), 'chatbot-test-');
const CACHE = fileURLToPath(new URL('../../../.cache/test-database/', import.meta.url));

/** Databases that the files of this process share; null: there is one file only. */
const pool = process.env['TAP_BATCH'] === '1' ? new DatabasePool(copyOfTemplate) : null;
// The program that runs the files calls this after the last of them: scripts/test/tap-batch.mjs.
if (pool)
  Object.assign(globalThis, { [Symbol.for('chatbot-test.end-of-batch')]: () => pool.end() });

/** An empty, migrated, embedded database of this test's own. */
export async function openTestDatabase(t: Teardown): Promise<Database> {
  if (pool) {
    const { database, giveBack } = await pool.take();
    t.teardown(giveBack);
    return database;
  }
  const database = await openEmpty(await testDataDirectory(t));
  t.teardown(() => database.close());
  return database;
}

/** A data directory with an empty, migrated database that nobody has opened. */
export async function testDataDirectory(t: Teardown): Promise<string> {
  const directory = await copyOfTemplate();
  t.teardown(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** An empty folder that is gone after the test. */
export async function temporaryFolder(t: Teardown): Promise<string> {
  const directory = await mkdtemp(FOLDERS);
  t.teardown(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function copyOfTemplate(): Promise<string> {
  const [source, directory] = await Promise.all([template(), mkdtemp(FOLDERS)]);
  await copyDataDirectory(source, directory);
  return directory;
}

/** Made once for each state of the migrations: setting up Postgres takes seconds, a copy does not. */
async function template(): Promise<string> {
  const directory = join(CACHE, await migrationsHash());
  if (await exists(directory)) return directory;
  await mkdir(CACHE, { recursive: true });
  const partial = await mkdtemp(join(CACHE, 'partial-'));
  const database = await openEmpty(partial);
  await database.close();
  try {
    await rename(partial, directory);
  } catch (error) {
    // Another test process was faster.
    if (errnoOf(error) !== 'ENOTEMPTY' && errnoOf(error) !== 'EEXIST') throw error;
    await rm(partial, { recursive: true });
  }
  return directory;
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function exists(directory: string): Promise<boolean> {
  try {
    await readdir(directory);
    return true;
  } catch {
    return false;
  }
}

function openEmpty(dataDir: string): Promise<Database> {
  return openDatabase({
    databaseUrl: null,
    dataDir,
    onFailure: (error) => {
      throw error;
    },
  });
}
