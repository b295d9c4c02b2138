import { access, constants, mkdir } from 'node:fs/promises';
import { errnoOf, StartError } from '../../start-error.js';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';

/**
 * Makes the directory if it is missing, for this user alone, and takes it for this process.
 *
 * @throws StartError if it cannot be made or written to, or another process has it
 */
export async function takeDataDirectory(dataDir: string): Promise<DirectoryLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await lockDirectory(dataDir);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The data directory ${dataDir} cannot be written to (${errnoOf(error) ?? String(error)}). ` +
        'Set DATA_DIR to one that can, e.g. DATA_DIR=.data.',
    );
  }
}
