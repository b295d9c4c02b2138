import { createHash } from 'node:crypto';
import type { Sql, TransactionSql } from '../db/client.js';
import { migrateWithin, schemaState, type SchemaState } from '../db/migrate.js';
import { BackupError, type BackupEnd, type BackupHead } from './backup-line.js';

/**
 * Puts a backup into an empty database, all of it or nothing, and brings its tables up to date: they are
 * made as they were when it was written, so that each later change meets the rows that it is for.
 *
 * @param lines without their line feeds
 * @throws BackupError if it is damaged, of a newer version, or the database is not empty
 */
export function restoreBackup(
  sql: Sql,
  lines: AsyncIterable<string>,
): Promise<{ readonly head: BackupHead; readonly rows: BackupEnd['rows'] }> {
  return sql.begin(async (tx) => {
    const hash = createHash('sha256');
    const rows: Record<string, number> = {};
    let head: BackupHead | null = null;
    let table: string | null = null;
    let end: BackupEnd | null = null;
    for await (const line of lines) {
      const value = parse(line);
      if (isEnd(value)) {
        end = value;
        break;
      }
      hash.update(`${line}\n`);
      if (!head) {
        head = await begin(tx, value);
      } else if (typeof value === 'string') {
        table = value;
        rows[table] = 0;
      } else {
        if (!table || !Array.isArray(value)) throw new BackupError('The backup is damaged.');
        await insert(tx, table, line, Object.keys((value[0] ?? {}) as object));
        rows[table] = (rows[table] ?? 0) + value.length;
      }
    }
    if (!head || !end || hash.digest('hex') !== end.sha256) {
      throw new BackupError('The backup is damaged, or its end is missing. Nothing was restored.');
    }
    for (const name of Object.keys(rows)) await countOn(tx, name);
    await migrateWithin(tx);
    return { head, rows };
  });
}

/** @throws BackupError if the lines do not begin as a backup's */
export async function assertBackup(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (isHead(parse(line))) return;
    break;
  }
  throw new BackupError('This is no backup of this server.');
}

/** @throws BackupError if the database has been used by this server */
export async function assertEmpty(sql: Sql | TransactionSql): Promise<SchemaState> {
  const state = await schemaState(sql);
  if (state.at === 0) return state;
  throw new BackupError(
    'The database has tables of this server already. Restore into an empty one, and set DATABASE_URL to it afterwards.',
  );
}

async function begin(tx: TransactionSql, value: unknown): Promise<BackupHead> {
  if (!isHead(value)) throw new BackupError('This is no backup of this server.');
  const { newest } = await assertEmpty(tx);
  if (value.schema > newest) {
    throw new BackupError('The backup is of a newer version of this server. Restore it with that.');
  }
  await migrateWithin(tx, { until: value.schema });
  return value;
}

async function insert(
  tx: TransactionSql,
  table: string,
  rows: string,
  columns: readonly string[],
): Promise<void> {
  const list = tx(columns as string[]);
  // As text first, or the driver would make JSON of it once more.
  await tx`
    insert into ${tx(table)} (${list})
    select ${list} from json_populate_recordset(null::${tx(table)}, ${rows}::text::json)`;
}

/** Numbers that are given in turn go on after the last one. */
async function countOn(tx: TransactionSql, table: string): Promise<void> {
  const columns = await tx<{ name: string; sequence: string }[]>`
    select attname as name, pg_get_serial_sequence(quote_ident(${table}), attname) as sequence
    from pg_attribute
    where attrelid = to_regclass(quote_ident(${table})) and attnum > 0 and not attisdropped
      and pg_get_serial_sequence(quote_ident(${table}), attname) is not null`;
  for (const { name, sequence } of columns) {
    await tx`
      select setval(${sequence}::regclass, coalesce(max(${tx(name)}), 0) + 1, false) from ${tx(table)}`;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupError('The backup is damaged. Nothing was restored.');
  }
}

function isHead(value: unknown): value is BackupHead {
  const { backup, version, schema } = (value ?? {}) as Partial<Record<keyof BackupHead, unknown>>;
  return backup === 'chatbot-test' && version === 1 && typeof schema === 'number';
}

function isEnd(value: unknown): value is BackupEnd {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'rows' in value;
}
