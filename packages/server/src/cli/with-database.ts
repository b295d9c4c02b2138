import type { Database } from '../db/client.js';
import { connect } from '../db/open-database.js';
import type { Settings } from '../env.js';

/** Opens the database of the settings as it is, and closes it afterwards. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await connect({
    databaseUrl,
    dataDir,
    onFailure: (error) => {
      throw error;
    },
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
