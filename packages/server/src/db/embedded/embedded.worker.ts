import { parentPort, workerData } from 'node:worker_threads';
import { openPglite } from './open-pglite.js';
import { servePglite } from './pglite-socket.js';
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
  // The process is to end and be started anew.
  const server = await servePglite(db, path, (error) =>
    tell({ type: 'failed', reason: reasonOfFailure(error) }),
  );
  tell({ type: 'ready' });
  port.once('message', () => {
    void server
      .close()
      .then(() => db.close())
      .then(
        () => tell({ type: 'closed' }),
        (error: unknown) => tell({ type: 'failed', reason: reasonOfFailure(error) }),
      );
  });
} catch (error) {
  tell({ type: 'failed', reason: reasonOfFailure(error) });
}
