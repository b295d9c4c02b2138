import { StartError } from '../start-error.js';
import { connectToEmbedded, connectToServer, type Database } from './client.js';
import { isDatabaseDown } from '../database-down.js';
import { startEmbeddedDatabase } from './embedded/embedded-database.js';
import { runMigrations, SchemaTooNew } from './migrate.js';

export interface DatabaseSettings {
  /** A Postgres server; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Absolute path of the embedded database's directory. */
  readonly dataDir: string;
  /** Told when the embedded database breaks while in use. */
  readonly onFailure: (error: Error) => void;
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws StartError if it cannot be reached or opened
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const database = await connect(settings);
  try {
    await runMigrations(database.sql);
    return database;
  } catch (error) {
    await database.close();
    throw new StartError(problem(error));
  }
}

/**
 * Opens the database as it is.
 *
 * @throws StartError if the embedded one cannot be opened; whether a server answers shows later
 */
export async function connect(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl ? connectToServer(settings.databaseUrl) : openEmbedded(settings);
}

async function openEmbedded({ dataDir, onFailure }: DatabaseSettings): Promise<Database> {
  const embedded = await startEmbeddedDatabase(dataDir, onFailure);
  const database = connectToEmbedded(embedded.path);
  return {
    ...database,
    close: async () => {
      await database.close();
      await embedded.close();
    },
  };
}

function problem(error: unknown): string {
  if (error instanceof SchemaTooNew) {
    return 'The database belongs to a newer version of this server, whose tables this one does not know. Start that version, or restore the backup from before the upgrade (docs/upgrading.md).';
  }
  const reason = error instanceof Error ? error.message : String(error);
  return isDatabaseDown(error)
    ? `The database cannot be reached (${reason}). Check DATABASE_URL and that the server runs.`
    : `The database's tables cannot be brought up to date: ${reason}`;
}
