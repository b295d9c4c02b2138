import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertSpace } from '../db/assert-space.js';
import { connectToServer, type Database, type Sql } from '../db/client.js';
import { lockDirectory } from '../db/embedded/directory-lock.js';
import { schemaState, type SchemaState } from '../db/migrate.js';
import { WriteProbe } from '../db/write-probe.js';
import { databaseFault } from '../health/database-fault.js';
import { adviceOn } from './database-advice.js';
import { checkRights } from './database-rights.js';
import { bad, doubtful, good, reasonOf, type Finding } from './finding.js';
import { nearestFolder } from './nearest-folder.js';

const LEAST_VERSION = 15;
/** A clock that is further off from the database's, in ms, makes times of messages look wrong. */
const MOST_CLOCK_MS = 2_000;
/** Connections that others need beside the servers: backups, people, the database itself. */
const OTHERS = 10;

const EXTENSIONS = ['pg_trgm', 'unaccent'];

/**
 * Looks into the Postgres server at an address, and changes nothing in it.
 *
 * @param now the clock of this machine, in ms since 1970
 */
export async function checkServer(
  databaseUrl: string,
  now: () => number = Date.now,
): Promise<readonly Finding[]> {
  let database: Database | null = null;
  try {
    database = connectToServer(databaseUrl);
    const { sql } = database;
    const [row] = await sql<{ version: string; encoding: string }[]>`
      select current_setting('server_version') as version,
             current_setting('server_encoding') as encoding`;
    const { version = '0', encoding = '' } = row ?? {};
    const state = await schemaState(sql);
    const rights = await checkRights(sql, state);
    return [
      ...versionOf(version, encoding),
      await encryption(sql, databaseUrl),
      ...(await extensions(sql)),
      rights,
      ...(await schema(sql, state, rights)),
      ...(await connections(sql)),
      await clock(sql, now),
    ];
  } catch (error) {
    const advice = adviceOn(error);
    if (!advice) throw error;
    return [bad('database', advice.says, advice.action)];
  } finally {
    await database?.close();
  }
}

/** Looks at the folder of the embedded database, which a running server may have. */
export async function checkEmbedded(dataDir: string): Promise<readonly Finding[]> {
  const about = 'database';
  try {
    await assertSpace(nearestFolder(dataDir));
  } catch (error) {
    return [
      bad(about, reasonOf(error), 'Make room, or set DATA_DIR to a folder on a larger disk.'),
    ];
  }
  if (!existsSync(dataDir)) {
    return [good(about, `embedded; ${dataDir} will be made at the first start`)];
  }
  try {
    const lock = await lockDirectory(dataDir);
    await lock.release();
  } catch (error) {
    return [good(about, `embedded, and a server is running on it (${reasonOf(error)})`)];
  }
  const is = existsSync(join(dataDir, 'postgres')) ? 'is there' : 'will be made at the first start';
  return [good(about, `embedded; the database in ${dataDir} ${is}`)];
}

function versionOf(version: string, encoding: string): readonly Finding[] {
  const about = 'database';
  if (Number.parseInt(version, 10) < LEAST_VERSION) {
    return [
      bad(about, `Postgres ${version} is too old`, `Use Postgres ${LEAST_VERSION} or newer.`),
    ];
  }
  if (encoding !== 'UTF8') {
    return [
      bad(
        about,
        `its encoding is ${encoding}`,
        "Make one with: create database chatbot encoding 'UTF8'",
      ),
    ];
  }
  return [good(about, `Postgres ${version}`)];
}

async function encryption(sql: Sql, databaseUrl: string): Promise<Finding> {
  const { hostname } = new URL(databaseUrl);
  const [row] = await sql<{ ssl: boolean }[]>`
    select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl`;
  if (row?.ssl) return good('database TLS', 'the connection is encrypted');
  const isNear = ['localhost', '127.0.0.1', '[::1]', ''].includes(hostname);
  return isNear
    ? good('database TLS', 'not encrypted, and on this machine')
    : doubtful(
        'database TLS',
        'the connection is not encrypted',
        'Add ?sslmode=verify-full to DATABASE_URL, with sslrootcert=/path/to/ca.pem where its authority is your own.',
      );
}

async function extensions(sql: Sql): Promise<readonly Finding[]> {
  const rows = await sql<{ name: string; installed: string | null }[]>`
    select name, installed_version as installed from pg_available_extensions`;
  const lacking = EXTENSIONS.filter((name) => !rows.some((row) => row.name === name));
  if (lacking.length > 0) {
    return [
      bad(
        'extensions',
        `not available: ${lacking.join(' and ')}`,
        "Install Postgres' contrib package (Debian has it in postgresql), or allow them at your provider.",
      ),
    ];
  }
  const [may] = await sql<{ may: boolean }[]>`
    select has_database_privilege(current_database(), 'CREATE') as may`;
  const isThere = EXTENSIONS.every((name) =>
    rows.some((row) => row.name === name && row.installed),
  );
  if (!isThere && !may?.may) {
    return [
      bad(
        'extensions',
        'the user may not create them',
        `As an administrator: create extension ${EXTENSIONS.join('; create extension ')};`,
      ),
    ];
  }
  const hasVector = rows.some((row) => row.name === 'vector');
  return [good('extensions', `${EXTENSIONS.join(', ')}${hasVector ? ', vector' : ''}`)];
}

async function schema(
  sql: Sql,
  { at, newest, pending }: SchemaState,
  rights: Finding,
): Promise<readonly Finding[]> {
  if (at > newest) {
    return [
      bad(
        'migrations',
        'the tables are of a newer version of this server',
        'Use that version, or restore the backup from before the upgrade (docs/upgrading.md).',
      ),
    ];
  }
  const state =
    pending === 0
      ? good('migrations', 'the tables are up to date')
      : good('migrations', `${pending} are run at the next start, or by the command migrate`);
  // Who may not write is told so already.
  if (at === 0 || pending > 0 || rights.state !== 'good') return [state];
  try {
    await new WriteProbe(sql).check();
    return [state];
  } catch (error) {
    const fault = databaseFault(error);
    const action =
      fault === 'read-only'
        ? 'Set DATABASE_URL to the primary, not to a replica.'
        : 'Make room on its disk; its log says more.';
    return [state, bad('writing', `the database takes no changes: ${fault}`, action)];
  }
}

async function connections(sql: Sql): Promise<readonly Finding[]> {
  // A pooler in between has numbers of its own.
  const [row] = await sql<{ most: number; used: number }[]>`
    select current_setting('max_connections')::int as most, count(*)::int as used
    from pg_stat_activity where backend_type = 'client backend'`;
  if (!row) return [];
  const { max } = sql.options;
  const says = `${row.most} are allowed, ${row.used} are in use, each server uses up to ${max}`;
  return [
    row.most - OTHERS < max
      ? doubtful(
          'connections',
          says,
          'Raise max_connections, or lower ?max= in DATABASE_URL, or put PgBouncer in between.',
        )
      : good('connections', says),
  ];
}

async function clock(sql: Sql, now: () => number): Promise<Finding> {
  const before = now();
  const [row] = await sql<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  const middle = (before + now()) / 2;
  const off = Math.round((row?.ms ?? middle) - middle);
  return Math.abs(off) <= MOST_CLOCK_MS
    ? good('clock', 'as the database’s')
    : doubtful(
        'clock',
        `${Math.abs(off)} ms off from the database’s`,
        'Run an NTP client on both machines.',
      );
}
