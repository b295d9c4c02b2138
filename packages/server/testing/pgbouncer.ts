import { execFile, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { temporaryFolder, type Teardown } from './database.js';
import { freePort } from './free-port.js';
import { endProcess } from './processes.js';
import { findProgram, withoutProgram } from './program.js';

const CONFIGURATION = fileURLToPath(new URL('../../../deploy/pgbouncer.ini', import.meta.url));

export const withoutPgbouncer = withoutProgram('pgbouncer', 'PGBOUNCER_PATH');

/**
 * Starts PgBouncer, with the configuration of `deploy`, in front of a Postgres.
 *
 * @param pool most connections to Postgres. Default: as deployed
 * @returns the URL of the same database through it
 */
export async function startPgbouncer(t: Teardown, databaseUrl: string, pool = 20): Promise<string> {
  const folder = await temporaryFolder(t);
  const port = await freePort();
  const { port: postgres, pathname, username } = new URL(databaseUrl);
  const text = await readFile(CONFIGURATION, 'utf8');
  const file = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${username}" ""\n`);
  await writeFile(
    file,
    text
      .replace(/^chatbot = .*$/m, `${pathname.slice(1)} = host=127.0.0.1 port=${postgres}`)
      .replace('listen_port = 6432', `listen_port = ${port}`)
      .replace('default_pool_size = 20', `default_pool_size = ${pool}`)
      .replace('auth_type = scram-sha-256', 'auth_type = trust')
      .replace('/etc/pgbouncer/userlist.txt', users),
  );
  // It refuses to run as root.
  const args = process.getuid?.() === 0 ? ['-u', 'postgres', file] : [file];
  if (process.getuid?.() === 0) {
    const id = Number((await promisify(execFile)('id', ['-u', 'postgres'])).stdout);
    for (const path of [folder, file, users]) chownSync(path, id, id);
  }
  const child = spawn(findProgram('pgbouncer', 'PGBOUNCER_PATH') ?? 'pgbouncer', args, {
    stdio: 'ignore',
  });
  t.teardown(async () => void (await endProcess(child, 'SIGKILL')));
  await listening(port, () => child.exitCode !== null);
  const url = new URL(databaseUrl);
  url.port = String(port);
  // The older ones know no prepared statements beyond a transaction.
  url.searchParams.set('prepare', 'false');
  return url.href;
}

/** Resolves when somebody listens on a port. */
export async function listening(port: number, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    if (hasEnded()) throw new Error(`What was to listen on port ${port} has ended.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
