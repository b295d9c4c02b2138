import { moveDatabase } from '../backup/move.js';
import { assertEmpty } from '../backup/restore-backup.js';
import { connectToServer } from '../db/client.js';
import { readSettings } from '../env.js';
import { CommandError, type Command } from './command.js';
import { embeddedIn } from './embedded-in.js';
import { keptSecretsKey } from './kept-key.js';
import { rowsLine } from './rows.js';
import { withDatabase } from './with-database.js';

/** `move`: copies the embedded database in DATA_DIR into the server of DATABASE_URL. */
export const move: Command = async ({ env, say }) => {
  const { databaseUrl, dataDir, secretsKey } = readSettings(env);
  if (databaseUrl === null) {
    throw new CommandError(
      'Set DATABASE_URL to an empty database, e.g. DATABASE_URL=postgres://user:password@localhost:5432/chatbot',
    );
  }
  embeddedIn(dataDir);
  const kept = await keptSecretsKey(dataDir);
  const isOther = kept !== null && secretsKey !== null && secretsKey !== kept;
  if (isOther) {
    throw new CommandError(
      `SECRETS_KEY is not the key that encrypted the secrets of the embedded database's chatbots. Set it to the content of ${dataDir}/secrets-key.`,
    );
  }
  const target = connectToServer(databaseUrl);
  try {
    await assertEmpty(target.sql);
    const rows = await withDatabase({ databaseUrl: null, dataDir }, ({ sql }) =>
      moveDatabase(sql, target.sql),
    );
    say(rowsLine(rows));
  } finally {
    await target.close();
  }
  say(`Moved. ${dataDir} is as it was: keep it until you have looked around.`);
  if (kept !== null && secretsKey === null) {
    say(`Set SECRETS_KEY to the content of ${dataDir}/secrets-key on every instance.`);
  }
  return 0;
};
