/**
 * `npm run start:cluster`: three servers behind HAProxy, over one Postgres and one Redis, as
 * deploy/compose.yaml has them, with the programs of this machine. A server that ends is started again.
 * PORT is where HAProxy listens; what is kept is in DATA_DIR, by default .data/cluster. Further settings
 * are passed on to the servers.
 */
import './setup/node-version.mjs';
import { join, resolve } from 'node:path';
import { startHaproxy } from './cluster/haproxy.mjs';
import { startPostgres } from './cluster/postgres.mjs';
import { startRedis } from './cluster/redis.mjs';
import { keptSecret } from './cluster/secret.mjs';
import { Server } from './cluster/server.mjs';
import { freePort } from './cluster/free-port.mjs';
import { isReady, until } from './cluster/ready.mjs';
import { build, isBuilt } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { root } from './setup/root.mjs';

const SERVERS = 3;

process.chdir(root);
const port = Number(process.env.PORT || 3000) || (await freePort());
const dataDir = resolve(process.env.DATA_DIR || join('.data', 'cluster'));
const origin = `http://127.0.0.1:${port}`;
const running = [];

// A terminal's Ctrl-C arrives twice: from the terminal and from npm.
let stopping = null;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));

try {
  await install(console.log);
  if (!isBuilt()) await build();
  const password = keptSecret(dataDir, 'password');
  console.log('Starting Postgres and Redis ...');
  const [postgres, redis] = await Promise.all([
    startPostgres(join(dataDir, 'postgres'), password),
    startRedis(password),
  ]);
  running.push(postgres, redis);
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    JWT_SECRET: process.env.JWT_SECRET || keptSecret(dataDir, 'jwt-secret'),
    SECRETS_KEY: process.env.SECRETS_KEY || keptSecret(dataDir, 'secrets-key'),
    PUBLIC_URL: process.env.PUBLIC_URL || origin,
    TRUSTED_PROXIES: 'loopback',
  };
  console.log(`Starting ${SERVERS} servers ...`);
  const servers = [];
  for (let number = 1; number <= SERVERS; number += 1) {
    servers.push(new Server({ number, port: await freePort(), env }));
  }
  running.unshift({ stop: () => Promise.all(servers.map((server) => server.stop())) });
  for (const server of servers) server.start();
  const balancer = await startHaproxy(
    port,
    servers.map((server) => server.port),
  );
  running.unshift(balancer);
  await until(() => isReady(origin));
  for (const server of servers) await until(() => isReady(server.origin));
  console.log(`The cluster is ready: ${origin}`);
} catch (error) {
  console.error(error.message);
  await stop(1);
}

/**
 * Stops the parts from the front to the back: what is under way is handed over or ended before its
 * store goes.
 */
function stop(code) {
  stopping ??= (async () => {
    for (const part of running) await part.stop();
    process.exit(code);
  })();
  return stopping;
}
