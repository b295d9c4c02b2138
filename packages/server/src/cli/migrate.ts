import { runMigrations, schemaState, SchemaTooNew } from '../db/migrate.js';
import { readSettings } from '../env.js';
import { CommandError, type Command } from './command.js';
import { withDatabase } from './with-database.js';

/** `migrate`: brings the tables up to date, as the start does; for those who want it done before. */
export const migrate: Command = async ({ env, say }) =>
  withDatabase(readSettings(env), async ({ sql }) => {
    const { pending } = await schemaState(sql);
    try {
      await runMigrations(sql);
    } catch (error) {
      if (!(error instanceof SchemaTooNew)) throw error;
      throw new CommandError(
        'The database belongs to a newer version of this server. Use that version, or restore the backup from before the upgrade (docs/upgrading.md).',
      );
    }
    say(pending === 0 ? 'The tables are up to date.' : `Migrations that were run: ${pending}.`);
    return 0;
  });
