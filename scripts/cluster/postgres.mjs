import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPostgres } from '../provision/find.mjs';
import { startChild, unprivileged } from './child.mjs';
import { freePort, isListening } from './free-port.mjs';
import { until } from './ready.mjs';

/** Starts a Postgres whose data are kept in a folder, which is made if it is missing. */
export async function startPostgres(folder, password) {
  const programs = findPostgres();
  if (!programs) throw new Error('There is no Postgres here: install it, or set POSTGRES_BIN.');
  const user = await unprivileged();
  const data = join(folder, 'data');
  if (!existsSync(data)) make(programs, folder, data, password, user);
  const port = await freePort();
  const settings = [
    `unix_socket_directories=${folder}`,
    `port=${port}`,
    'listen_addresses=127.0.0.1',
  ];
  const postgres = startChild(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder },
  );
  await until(() => {
    if (postgres.hasEnded) throw new Error(`Postgres does not start: ${postgres.said}`);
    return isListening(port);
  });
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => postgres.stop('SIGINT'),
  };
}

function make(programs, folder, data, password, user) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Who Postgres runs as has to get there.
  if (user.uid !== undefined) chmodSync(dirname(folder), 0o711);
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  for (const path of [folder, file])
    if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  const options = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'];
  execFileSync(join(programs, 'initdb'), ['-D', data, ...options, `--pwfile=${file}`], {
    ...user,
    cwd: folder,
    stdio: 'pipe',
  });
  rmSync(file);
}
