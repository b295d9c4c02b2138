import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeFileOfLines } from '../backup/backup-file.js';
import { writeBackup } from '../backup/write-backup.js';
import { readSettings } from '../env.js';
import { CommandError, type Command } from './command.js';
import { embeddedIn } from './embedded-in.js';
import { keptSecretsKey } from './kept-key.js';
import { rowsLine } from './rows.js';
import { withDatabase } from './with-database.js';

/** `backup FILE`: writes all that the database has, as it is at this moment. */
export const backup: Command = async ({ env, args, say }) => {
  const [file] = args;
  if (file === undefined) throw new CommandError('Which file? As in: backup 2026-11-29.backup.gz');
  const path = resolve(file);
  if (existsSync(path)) throw new CommandError(`${path} is there already.`);
  const settings = readSettings(env);
  const isEmbedded = settings.databaseUrl === null;
  if (isEmbedded) embeddedIn(settings.dataDir);
  const secretsKey = isEmbedded && !settings.secretsKey && (await keptSecretsKey(settings.dataDir));
  await withDatabase(settings, ({ sql }) =>
    writeFileOfLines(path, async (write) => {
      const rows = await writeBackup(sql, write, { secretsKey: secretsKey || undefined });
      say(rowsLine(rows));
    }),
  );
  say(`Written: ${path}`);
  say(
    secretsKey
      ? 'It contains the conversations and the key of secrets: store it where nobody else can read it.'
      : 'It contains the conversations. SECRETS_KEY is not in it: store that separately.',
  );
  return 0;
};
