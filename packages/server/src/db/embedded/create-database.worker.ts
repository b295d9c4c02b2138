import { renameSync, rmSync } from 'node:fs';
import { openPglite } from './open-pglite.js';
import { reasonOfFailure } from './reason-of-failure.js';
import type { FromWorker } from './worker-messages.js';

/**
 * A process that makes the database in a directory, its argument, and ends. A thread would not do:
 * what making it takes, 120 MB, would stay with the server for as long as that runs.
 */
const [, , directory = ''] = process.argv;
const tell = (message: FromWorker) => process.send?.(message);
// The server is gone, and with it the lock on the directory.
process.on('disconnect', () => process.exit(1));

try {
  await create(directory);
  tell({ type: 'closed' });
} catch (error) {
  tell({ type: 'failed', reason: reasonOfFailure(error) });
}

/**
 * Creates a database under another name until it is complete: an incomplete one could not be
 * opened.
 */
async function create(dataDir: string): Promise<void> {
  const partial = `${dataDir}.new`;
  rmSync(partial, { recursive: true, force: true });
  const db = await openPglite(partial);
  await db.close();
  if (process.connected) renameSync(partial, dataDir);
}
