import { statfs } from 'node:fs/promises';
import { errnoOf } from '../start-error.js';

/** The embedded database grows by files of its own and its log's: less free space than this is none. */
const LEAST_BYTES = 64 * 1024 * 1024;

/**
 * Resolves if there is room for the embedded database to grow. It is not asked by writing: what is
 * taken back there is never cleaned up.
 *
 * @throws an error with the code of a full disk, as Postgres has it
 */
export async function assertSpace(dataDir: string): Promise<void> {
  try {
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize < LEAST_BYTES) throw new DiskFull(dataDir);
  } catch (error) {
    // Where there is no folder there is no database in it: one in memory.
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

class DiskFull extends Error {
  override readonly name = 'DiskFull';
  readonly code = '53100';

  constructor(dataDir: string) {
    super(`Less than ${LEAST_BYTES / 1024 / 1024} MiB are free in ${dataDir}.`);
  }
}
