import type { Sql } from './client.js';

/** The database answers and can store nothing. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly';
  /** Postgres' own code. */
  readonly code = '25006';
}

/**
 * Resolves if the database answers and takes changes. A standby, or a server that was switched to
 * reading only, answers and can store nothing.
 *
 * @throws what the query fails with, or ReadOnly
 */
export async function assertWritable(sql: Sql): Promise<void> {
  const [row] = await sql<{ isReadOnly: boolean }[]>`
    select current_setting('transaction_read_only') = 'on' as "isReadOnly"`;
  if (row?.isReadOnly !== false) throw new ReadOnly('The database is read-only.');
}
