import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { openPglite } from './open-pglite.js';
import { reasonOfFailure } from './reason-of-failure.js';
import type { FromWorker, WorkerSettings } from './worker-messages.js';

/**
 * The embedded database's own thread: Postgres compiled to WebAssembly works synchronously, and
 * would hold up everybody's sockets on the server's.
 */
const port = parentPort;
if (!port) throw new Error('This file is run as a worker thread.');
const tell = (message: FromWorker) => port.postMessage(message);
const { directory, path } = workerData as WorkerSettings;

try {
  const db = await openPglite(directory);
  // Errors of SQL are answers. What is thrown is a broken database, after which the socket server
  // never answers again: the process is to end and be started anew.
  const execute = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (message, options) => {
    try {
      await execute(message, options);
    } catch (error) {
      tell({ type: 'failed', reason: reasonOfFailure(error) });
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
        (error: unknown) => tell({ type: 'failed', reason: reasonOfFailure(error) }),
      );
  });
} catch (error) {
  tell({ type: 'failed', reason: reasonOfFailure(error) });
}
