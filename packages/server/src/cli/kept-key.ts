import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../start-error.js';

/** The key of secrets that the server has made beside an embedded database; null: it has not. */
export async function keptSecretsKey(dataDir: string): Promise<string | null> {
  try {
    return (await readFile(join(dataDir, 'secrets-key'), 'utf8')).trim();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
