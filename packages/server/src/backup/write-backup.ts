import { createHash } from 'node:crypto';
import type { Sql, TransactionSql } from '../db/client.js';
import { schemaState } from '../db/migrate.js';
import { BackupError, type BackupEnd, type BackupHead } from './backup-line.js';
import { tablesInOrder } from './table-order.js';

/** Rows of a line. */
const ROWS = 100;

/** Takes a line, without its line feed; resolves when more may come. */
export type WriteLine = (line: string) => Promise<void>;

/**
 * Writes all that the database has, as it is at one moment: whoever writes meanwhile waits for nothing
 * and is not in it.
 *
 * @param secretsKey beside an embedded database: without it the secrets of chatbots are lost
 * @returns rows by table
 * @throws BackupError if there is nothing; else what the database throws
 */
export function writeBackup(
  sql: Sql,
  write: WriteLine,
  { secretsKey }: { readonly secretsKey?: string | undefined } = {},
): Promise<BackupEnd['rows']> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const { at } = await schemaState(tx);
    if (at === 0) throw new BackupError('The database has no tables of this server.');
    const hash = createHash('sha256');
    const put = async (value: string) => {
      hash.update(`${value}\n`);
      await write(value);
    };
    const head: BackupHead = {
      backup: 'chatbot-test',
      version: 1,
      schema: at,
      createdAt: new Date().toISOString(),
      ...(secretsKey !== undefined && { secretsKey }),
    };
    await put(JSON.stringify(head));
    // JSON of bytes and times is the same whatever the server is set to.
    await tx`select set_config('bytea_output', 'hex', true), set_config('timezone', 'UTC', true)`;
    const rows: Record<string, number> = {};
    for (const table of await tablesInOrder(tx)) {
      await put(JSON.stringify(table));
      rows[table] = await writeRows(tx, table, put);
    }
    await write(JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies BackupEnd));
    return rows;
  });
}

async function writeRows(tx: TransactionSql, table: string, put: WriteLine): Promise<number> {
  let count = 0;
  await tx`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${tx(table)} t`;
  for (;;) {
    const rows = await tx<{ row: string }[]>`fetch ${tx.unsafe(String(ROWS))} from backup_rows`;
    if (rows.length === 0) break;
    count += rows.length;
    await put(`[${rows.map(({ row }) => row).join(',')}]`);
  }
  await tx`close backup_rows`;
  return count;
}
