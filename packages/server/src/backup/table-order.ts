import type { Sql, TransactionSql } from '../db/client.js';
import { ownTables } from '../db/migrate.js';

/**
 * The server's tables in a database, so that each comes after those that its rows refer to. Neither
 * what others have there is among them, nor copies that the server makes by itself.
 *
 * @throws Error if two refer to each other
 */
export async function tablesInOrder(sql: Sql | TransactionSql): Promise<readonly string[]> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`;
  const references = await sql<{ table: string; to: string }[]>`
    select c.conrelid::regclass::text as table, c.confrelid::regclass::text as to
    from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid`;
  const own = ownTables();
  const left = new Set(tables.map(({ name }) => name).filter((name) => own.has(name)));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !references.some(({ table, to }) => table === name && left.has(to)),
    );
    if (free.length === 0) throw new Error(`Tables refer to each other: ${[...left].join(', ')}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}
