import fastifyRedis from '@fastify/redis';
import type { FastifyBaseLogger } from 'fastify';
import { redisAddress } from '../live-store/redis-address.js';
import { isReady, type Redis, type RedisConnections } from '../live-store/redis-connections.js';
import { StartError } from '../start-error.js';
import { TooLate, within } from '../within.js';
import type { App } from './app.js';

/** Time after which the server starts without Redis if that does not answer. */
const FIRST_ANSWER_MS = 2_000;

/** Time after which a connection that leaves a command unanswered is replaced. */
const SILENCE_MS = 3_000;
const PING_MS = 5_000;
const MOST_RETRY_MS = 2_000;
/** Longer than that Redis is away, in ms. */
const LAG_MS = 1_000;

/**
 * Connects to Redis, as `app.redis.commands` and `app.redis.subscriber`. Connections that break, or
 * were never made, are tried again for as long as the server runs.
 *
 * @param url as `redisAddress` reads it
 * @returns when both have answered, or Redis is found to be away
 * @throws StartError if Redis refuses the connection, or there is no such host
 */
export async function redis(app: App, url: string): Promise<RedisConnections> {
  const commands = open(app, url, 'commands');
  const subscriber = open(app, url, 'subscriber');
  const clients = [commands.client, subscriber.client];
  const pings = setInterval(() => {
    for (const client of clients) if (isReady(client)) client.ping().catch(ignore);
  }, PING_MS).unref();
  const close = () => {
    clearInterval(pings);
    for (const client of clients) client.disconnect();
  };
  app.addHook('onClose', async () => close());
  try {
    await within(FIRST_ANSWER_MS, Promise.all([commands.ready, subscriber.ready]));
  } catch (error) {
    if (!(error instanceof TooLate)) {
      close();
      throw new StartError(`Redis cannot be used (${String(error)}). Check REDIS_URL.`);
    }
    app.log.warn('Redis does not answer: the server starts without it and goes on trying');
  }
  return { commands: commands.client, subscriber: subscriber.client };
}

/**
 * Time that Redis takes to answer, behind what was sent to it before, in ms.
 *
 * @throws TooLate if that is longer than a second, or what the connection throws
 */
export async function redisLag(app: App): Promise<number> {
  const begun = performance.now();
  await within(LAG_MS, app.redis['commands']?.ping() ?? Promise.reject(new Error('No Redis.')));
  return performance.now() - begun;
}

interface Opened {
  readonly client: Redis;
  /** Rejects if Redis refuses the connection, or there is no such host. */
  readonly ready: Promise<void>;
}

function open(app: App, address: string, namespace: keyof RedisConnections): Opened {
  const options = {
    ...redisAddress(address),
    namespace,
    connectionName: `chatbot-test-${namespace}`,
    connectTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    retryStrategy: (times: number) => Math.min(50 * 2 ** times, MOST_RETRY_MS),
    // It was the primary until a moment ago.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  };
  const ready = new Promise<void>((resolve, reject) => {
    // Called, not registered: what is registered holds up the start until Redis is there.
    fastifyRedis(app, options, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  const client = app.redis[namespace];
  if (!client) throw new Error('@fastify/redis has made no connection.');
  // The plugin asks Redis before it disconnects, and gives up for good on an error before the first
  // answer. Redis may be away at the end, and may be put right at any time.
  client.quit = () => Promise.resolve('OK');
  tellOutages(client, namespace, app.log);
  return { client, ready };
}

/** One line when Redis goes, and one when it is back. */
function tellOutages(client: Redis, connection: string, log: FastifyBaseLogger): void {
  let told: string | null = null;
  client.on('error', (err: Error) => {
    if (told === err.message) return;
    told = err.message;
    log.warn({ err, connection }, 'Redis is away: news do not reach other processes');
  });
  client.on('ready', () => {
    if (told) log.info({ connection }, 'Redis is back');
    told = null;
  });
}

/** Ignores a failure: the connection's own events tell of it. */
function ignore(): void {
  // Nothing to do.
}
