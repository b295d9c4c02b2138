import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf, StartError } from './start-error.js';

/**
 * The secret that signs operators' tokens in development: made once, kept beside the data, so
 * that a restart does not sign everybody out.
 */
export function developmentSecret(dataDir: string): Promise<string> {
  return keptSecret(join(dataDir, 'jwt-secret'));
}

/**
 * The key that seals the secrets of chatbots where none is set: made once, kept beside the embedded
 * database. Without it they are lost, so it belongs into every backup.
 */
export function embeddedSecretsKey(dataDir: string): Promise<string> {
  return keptSecret(join(dataDir, 'secrets-key'));
}

async function keptSecret(file: string): Promise<string> {
  const dataDir = dirname(file);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') {
      throw new StartError(`${file} cannot be written (${errnoOf(error) ?? String(error)}).`);
    }
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32) throw new StartError(`${file} is damaged. Delete it to get a new one.`);
  return secret;
}
