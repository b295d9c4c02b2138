import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { accessSync, chownSync, constants, readdirSync } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Database } from '../src/db/client.js';
import { openDatabase } from '../src/db/open-database.js';
import { errnoOf } from '../src/start-error.js';
import type { Teardown } from './database.js';
import { freePort } from './free-port.js';
import { endProcess } from './processes.js';

const run = promisify(execFile);

const CACHE = fileURLToPath(new URL('../../../.cache/test-postgres/', import.meta.url));

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

/** Reason why tests with Postgres are skipped; false if there is one. */
export const withoutPostgres =
  findPostgres() === null && 'no Postgres here: POSTGRES_BIN names the folder of its programs';

/** A migrated database on a Postgres server of this test's own. */
export async function openPostgresDatabase(t: Teardown): Promise<Database> {
  return openDatabaseOf(t, await startPostgres(t));
}

/** Connections of their own to a database, as another process has them; brings it up to date. */
export async function openDatabaseOf(t: Teardown, databaseUrl: string): Promise<Database> {
  const database = await openDatabase({ databaseUrl, dataDir: '', onFailure: fail });
  t.teardown(() => database.close());
  return database;
}

const ATTEMPTS = 3;

/** @returns the URL of an empty database on a server of this test's own */
export async function startPostgres(t: Teardown): Promise<string> {
  return (await PostgresServer.start(t)).url;
}

/** A Postgres of this test's own, which it may stop and start. */
export class PostgresServer {
  readonly url: string;
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #options: SpawnOptions;
  #process: ChildProcess | null = null;

  private constructor(
    directory: string,
    user: User | null,
    port: number,
    settings: readonly string[],
  ) {
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    this.#program = join(findPostgres() ?? '', 'postgres');
    this.#args = [
      ...['-D', join(directory, 'data'), '-h', '127.0.0.1', '-p', String(port)],
      ...[
        'fsync=off',
        `unix_socket_directories=${directory}`,
        'log_min_messages=fatal',
        ...settings,
      ].flatMap((setting) => ['-c', setting]),
    ];
    this.#options = { ...user, cwd: directory, stdio: 'ignore' };
  }

  /**
   * Starts Postgres with an empty database.
   *
   * @param tls has it take connections over TLS too, with this certificate
   */
  static async start(
    t: Teardown,
    tls?: { readonly cert: string; readonly key: string },
  ): Promise<PostgresServer> {
    const directory = await mkdtemp(join(tmpdir(), 'chatbot-postgres-'));
    t.teardown(() => rm(directory, { recursive: true, force: true }));
    const user = await unprivileged();
    if (user) chownSync(directory, user.uid, user.gid);
    // With its owner, as Postgres insists on that; Node's own copy leaves it out.
    await run('cp', ['-Rp', await emptyCluster(user), join(directory, 'data')]);
    const settings = tls ? await certificate(join(directory, 'data'), user, tls) : [];
    for (let attempt = 1; ; attempt++) {
      const server = new PostgresServer(directory, user, await freePort(), settings);
      try {
        await server.start();
        t.teardown(() => server.stop());
        return server;
      } catch (error) {
        // Somebody else may have taken the port in the meantime.
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Starts Postgres again on the same port, with what was committed. */
  async start(): Promise<void> {
    this.#process = spawn(this.#program, [...this.#args], this.#options);
    if (!(await isUp(this.#process, this.url))) throw new Error('Postgres does not start.');
  }

  /** Cuts every connection and ends at once, as `pg_ctl stop -m immediate` does. */
  async stop(): Promise<void> {
    await this.resume();
    if (this.#process) await endProcess(this.#process, 'SIGQUIT');
  }

  /** Transactions so far, of everybody: a statement outside of one is one. */
  async countTransactions(): Promise<number> {
    const sql = postgres(this.url, { max: 1, onnotice: () => undefined });
    try {
      // Other connections tell what they did within a second of being idle.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const [row] = await sql<{ count: string }[]>`
        select xact_commit as count from pg_stat_database where datname = current_database()`;
      return Number(row?.count ?? 0);
    } finally {
      await sql.end();
    }
  }

  /** It keeps its connections and answers nothing. */
  pause(): Promise<void> {
    return this.#signal('SIGSTOP');
  }

  async resume(): Promise<void> {
    await this.#signal('SIGCONT');
  }

  /** Each connection has a process of its own. */
  async #signal(signal: NodeJS.Signals): Promise<void> {
    const pid = this.#process?.pid;
    if (!pid || this.#process?.exitCode !== null) return;
    const children = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
    for (const each of [pid, ...children.stdout.trim().split('\n').filter(Boolean).map(Number)]) {
      try {
        process.kill(each, signal);
      } catch {
        // It has ended in the meantime.
      }
    }
  }
}

/** The data directory of a new Postgres, made once for each release of it: a copy takes a tenth as long. */
async function emptyCluster(user: User | null): Promise<string> {
  const initdb = join(findPostgres() ?? '', 'initdb');
  const { stdout: release } = await run(initdb, ['--version']);
  const name = `${release.trim().replace(/[^\w.]+/g, '-')}-${user?.uid ?? 'own'}`;
  const cluster = join(CACHE, name);
  if (await exists(cluster)) return cluster;
  // Whoever Postgres runs as may not see the folder of the project.
  const directory = await mkdtemp(join(tmpdir(), 'chatbot-postgres-'));
  const made = join(directory, 'data');
  if (user) chownSync(directory, user.uid, user.gid);
  const setup = ['-D', made, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await run(initdb, [...setup, '--locale=C'], { ...user, cwd: directory });
  await mkdir(CACHE, { recursive: true });
  const partial = await mkdtemp(join(CACHE, 'partial-'));
  await run('cp', ['-Rp', made, join(partial, 'data')]);
  try {
    await rename(join(partial, 'data'), cluster);
  } catch (error) {
    // Another test process was faster.
    if (errnoOf(error) !== 'ENOTEMPTY' && errnoOf(error) !== 'EEXIST') throw error;
  }
  await Promise.all([partial, directory].map((each) => rm(each, { recursive: true })));
  return cluster;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** @returns the settings for it */
async function certificate(
  folder: string,
  user: User | null,
  { cert, key }: { readonly cert: string; readonly key: string },
): Promise<readonly string[]> {
  for (const [name, text] of [
    ['server.crt', cert],
    ['server.key', key],
  ] as const) {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    if (user) chownSync(path, user.uid, user.gid);
  }
  return ['ssl=on', 'ssl_cert_file=server.crt', 'ssl_key_file=server.key'];
}

/** Postgres refuses to run as root. */
async function unprivileged(): Promise<User | null> {
  if (process.getuid?.() !== 0) return null;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** False if the server ends instead. */
async function isUp(server: ChildProcess, url: string): Promise<boolean> {
  while (server.exitCode === null) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end();
    }
  }
  return false;
}

function hasPostgres(folder: string): boolean {
  try {
    accessSync(join(folder, 'initdb'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function exists(directory: string): Promise<boolean> {
  try {
    await access(directory);
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
