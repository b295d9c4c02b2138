import { findRedis } from '../provision/find.mjs';
import { startChild } from './child.mjs';
import { freePort, isListening } from './free-port.mjs';
import { until } from './ready.mjs';

/** Starts a Redis that keeps nothing: nothing in it is missed for long. */
export async function startRedis(password) {
  const program = findRedis();
  if (!program) throw new Error('There is no Redis here: install it, or set REDIS_SERVER_PATH.');
  const port = await freePort();
  const network = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password];
  const redis = startChild(program, [...network, '--save', '', '--appendonly', 'no']);
  await until(() => {
    if (redis.hasEnded) throw new Error(`Redis does not start: ${redis.said}`);
    return isListening(port);
  });
  return { url: `redis://:${password}@127.0.0.1:${port}`, stop: () => redis.stop('SIGTERM') };
}
