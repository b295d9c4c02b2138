import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Database } from '../../db/client.js';
import { openDatabase } from '../../db/open-database.js';
import type { Teardown } from '../../testing/database.js';

const run = promisify(execFile);

/**
 * The folder of Postgres' programs: the one named by POSTGRES_BIN, as `npm test` sets it, or the
 * newest of Debian's.
 */
export function findPostgres(): string | null {
  const { POSTGRES_BIN } = process.env;
  if (POSTGRES_BIN) return POSTGRES_BIN;
  const root = '/usr/lib/postgresql';
  const versions = entries(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin')).find(hasPostgres) ?? null;
}

/** A migrated database on a Postgres server of this test's own. */
export async function openPostgresDatabase(t: Teardown, bin: string): Promise<Database> {
  const databaseUrl = await startPostgres(t, bin);
  const database = await openDatabase({ databaseUrl, dataDir: '', onFailure: fail });
  t.teardown(() => database.close());
  return database;
}

/** @returns the URL of its database */
async function startPostgres(t: Teardown, bin: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'chatbot-postgres-'));
  const user = await unprivileged();
  if (user) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const setup = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await run(join(bin, 'initdb'), [...setup, '--locale=C'], { ...user, cwd: directory });
  const port = await freePort();
  const settings = ['fsync=off', `unix_socket_directories=${directory}`, 'log_min_messages=fatal'];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
    { ...user, cwd: directory, stdio: 'ignore' },
  );
  t.teardown(async () => {
    if (server.exitCode === null) {
      server.kill('SIGQUIT');
      await once(server, 'exit');
    }
    await rm(directory, { recursive: true, force: true });
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await ready(url);
  return url;
}

/** Postgres refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function ready(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end();
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function hasPostgres(folder: string): boolean {
  try {
    accessSync(join(folder, 'initdb'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function fail(error: Error): never {
  throw error;
}
