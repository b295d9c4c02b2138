import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './command.js';

/**
 * The files of the embedded database in a data directory.
 *
 * @throws CommandError if there are none
 */
export function embeddedIn(dataDir: string): string {
  const folder = join(dataDir, 'postgres');
  if (existsSync(folder)) return folder;
  throw new CommandError(
    `There is no embedded database in ${dataDir}. Set DATA_DIR to where the server keeps it, or DATABASE_URL.`,
  );
}
