import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { linesOfFile } from '../backup/backup-file.js';
import { assertBackup, restoreBackup } from '../backup/restore-backup.js';
import { lockDirectory } from '../db/embedded/directory-lock.js';
import { readSettings } from '../env.js';
import { CommandError, type Command } from './command.js';
import { keptSecretsKey } from './kept-key.js';
import { rowsLine } from './rows.js';
import { withDatabase } from './with-database.js';

/** `restore FILE [--replace]`: puts a backup into an empty database. */
export const restore: Command = async ({ env, args, say }) => {
  const isReplacing = args.includes('--replace');
  const [file] = args.filter((arg) => arg !== '--replace');
  if (file === undefined) throw new CommandError('Which file? As in: restore 2026-11-29.backup.gz');
  const path = resolve(file);
  if (!existsSync(path)) throw new CommandError(`${path} is not there.`);
  const settings = readSettings(env);
  const { dataDir, databaseUrl } = settings;
  if (databaseUrl !== null && isReplacing) {
    throw new CommandError(
      '--replace is for the embedded database. On a server make a new database, restore into that, and set DATABASE_URL to it.',
    );
  }
  await assertBackup(linesOfFile(path));
  const aside = databaseUrl === null ? await makeRoom(dataDir, isReplacing) : null;
  let isOurs = false;
  const { head, rows } = await withDatabase(settings, ({ sql }) => {
    isOurs = databaseUrl === null;
    return restoreBackup(sql, linesOfFile(path));
  }).catch(async (error: unknown) => {
    if (databaseUrl === null) await putBack(dataDir, { isOurs, aside });
    throw error;
  });
  if (aside !== null) say(`What was there is now in ${aside}.`);
  say(rowsLine(rows));
  say(`Restored, as it was at ${head.createdAt}.`);
  if (head.secretsKey !== undefined) await keepKey(head.secretsKey, settings, say);
  return 0;
};

/** Makes room: existing data is put aside, not deleted. @returns where it is now; null: there was none */
async function makeRoom(dataDir: string, isReplacing: boolean): Promise<string | null> {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) return null;
  if (!isReplacing) {
    throw new CommandError(
      `${dataDir} has a database already. Set DATA_DIR to another folder, or add --replace to move the old one aside.`,
    );
  }
  const lock = await lockDirectory(dataDir);
  try {
    const aside = `${folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(folder, aside);
    return aside;
  } finally {
    await lock.release();
  }
}

/**
 * Nothing was restored: the data directory is as before.
 *
 * @param made.isOurs the database that is there was made for this backup
 */
async function putBack(
  dataDir: string,
  made: { readonly isOurs: boolean; readonly aside: string | null },
): Promise<void> {
  const folder = join(dataDir, 'postgres');
  const lock = await lockDirectory(dataDir);
  try {
    if (made.isOurs) await rm(folder, { recursive: true, force: true });
    if (made.aside !== null && !existsSync(folder)) await rename(made.aside, folder);
  } finally {
    await lock.release();
  }
}

/** Secrets of chatbots can be read by the key alone that they were sealed with. */
async function keepKey(
  key: string,
  {
    dataDir,
    secretsKey,
    databaseUrl,
  }: {
    readonly dataDir: string;
    readonly secretsKey: string | null;
    readonly databaseUrl: string | null;
  },
  say: (line: string) => void,
): Promise<void> {
  if (secretsKey === key) return;
  const kept = await keptSecretsKey(dataDir);
  if (databaseUrl === null && secretsKey === null && (kept === null || kept === key)) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(join(dataDir, 'secrets-key'), key, { mode: 0o600 });
    return;
  }
  say(
    `The secrets of chatbots were encrypted with another key. It is in the first line of the backup: set SECRETS_KEY to it.`,
  );
}
