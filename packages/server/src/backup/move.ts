import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Sql } from '../db/client.js';
import type { BackupEnd } from './backup-line.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

/**
 * Copies everything from one database into another, which has to be empty; the first keeps what it has.
 *
 * @returns rows by table
 * @throws BackupError, or what either database throws; then the other one is as empty as before
 */
export async function moveDatabase(from: Sql, to: Sql): Promise<BackupEnd['rows']> {
  const pipe = new PassThrough();
  const lines = createInterface({ input: pipe, crlfDelay: Infinity });
  const stop = (error: unknown) => {
    lines.close();
    pipe.destroy();
    throw error;
  };
  const writing = writeBackup(from, async (line) => {
    if (!pipe.write(`${line}\n`))
      await once(pipe, 'drain', { signal: AbortSignal.timeout(60_000) });
  }).then((rows) => {
    pipe.end();
    return rows;
  }, stop);
  const [, { rows }] = await Promise.all([writing, restoreBackup(to, lines).catch(stop)]);
  return rows;
}
