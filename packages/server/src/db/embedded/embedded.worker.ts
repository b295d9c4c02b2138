import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { FromWorker, WorkerSettings } from './worker-messages.js';

/**
 * The embedded database's own thread: Postgres compiled to WebAssembly works synchronously, and
 * would hold up everybody's sockets on the server's.
 */
const port = parentPort;
if (!port) throw new Error('This file is run as a worker thread.');
const open = (dataDir: string) => PGlite.create({ dataDir, extensions: { pg_trgm, unaccent } });
const tell = (message: FromWorker) => port.postMessage(message);
const { directory, path } = workerData as WorkerSettings;

try {
  if (!existsSync(directory)) await create(directory);
  const db = await open(directory);
  // Errors of SQL are answers. What is thrown is a broken database, after which the socket server
  // never answers again: the process is to end and be started anew.
  const execute = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (message, options) => {
    try {
      await execute(message, options);
    } catch (error) {
      tell({ type: 'failed', reason: String(error) });
      throw error;
    }
  };
  const server = new PGLiteSocketServer({ db, path, maxConnections: 1 });
  await server.start();
  tell({ type: 'ready' });
  port.once('message', () => {
    void server
      .stop()
      .then(() => db.close())
      .then(
        () => tell({ type: 'closed' }),
        (error: unknown) => tell({ type: 'failed', reason: String(error) }),
      );
  });
} catch (error) {
  tell({ type: 'failed', reason: String(error) });
}

/** Under another name until it is complete: a database that was begun only could not be opened. */
async function create(dataDir: string): Promise<void> {
  const partial = `${dataDir}.new`;
  rmSync(partial, { recursive: true, force: true });
  const db = await open(partial);
  await db.close();
  renameSync(partial, dataDir);
}
