import { readSettings, type Settings } from '../env.js';
import { StartError } from '../start-error.js';
import { checkAddresses } from './check-addresses.js';
import { checkEmbedded, checkServer } from './check-database.js';
import { checkMachine } from './check-machine.js';
import { checkEmbedder, checkModel } from './check-models.js';
import { checkRedis } from './check-redis.js';
import { bad, doubtful, good, type Finding } from './finding.js';

/** Checks all that the server needs, by the settings in these variables. Changes nothing. */
export async function examine(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(variables);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message
      .split('\n')
      .map((line) => bad('settings', line, 'Set it as in the example.'));
  }
  const { databaseUrl, redisUrl, dataDir } = settings;
  const found = await Promise.all([
    checkMachine(dataDir),
    databaseUrl === null ? checkEmbedded(dataDir) : checkServer(databaseUrl),
    redisUrl === null ? noRedis(settings) : checkRedis(redisUrl),
    checkAddresses(settings),
    checkModel(settings),
    checkEmbedder(settings),
  ]);
  return [ofSettings(settings), ...found.flat()];
}

function ofSettings({ production }: Settings): Finding {
  return production
    ? good('settings', 'production')
    : doubtful(
        'settings',
        'development: anybody may sign in as an operator',
        'Set NODE_ENV=production on a server that others reach.',
      );
}

function noRedis({ databaseUrl }: Settings): Finding {
  return databaseUrl === null
    ? good('Redis', 'not needed: there is one process')
    : good('Redis', 'not set: for one process only; several need REDIS_URL');
}
