import type { Sql } from '../db/client.js';
import { ownTables, type SchemaState } from '../db/migrate.js';
import { bad, good, type Finding } from './finding.js';

const ABOUT = 'database rights';
/** Tables that are named; more would say nothing new. */
const MOST_NAMED = 3;

/**
 * Asks Postgres what its user may do. Whoever brings the tables up to date has to own them; the server
 * itself reads and writes them.
 */
export async function checkRights(sql: Sql, { pending }: SchemaState): Promise<Finding> {
  const [user] = await sql<{ name: string; database: string; mayCreate: boolean }[]>`
    select current_user::text as name, current_database()::text as database,
      has_database_privilege(current_database(), 'CREATE')
        and has_schema_privilege(current_schema(), 'CREATE') as "mayCreate"`;
  const { name = '', database = '', mayCreate } = user ?? {};
  const tables = await sql<{ name: string; isOwned: boolean; mayUse: boolean }[]>`
    select c.relname::text as name, pg_has_role(c.relowner, 'USAGE') as "isOwned",
      has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
        and has_table_privilege(c.oid, 'UPDATE') and has_table_privilege(c.oid, 'DELETE') as "mayUse"
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`;
  const own = ownTables();
  const there = tables.filter((table) => own.has(table.name));
  const closed = there.filter(({ mayUse }) => !mayUse);
  if (closed.length > 0) {
    return bad(
      ABOUT,
      `${name} may not read and write ${listed(closed.map((table) => table.name))}`,
      `As their owner: grant select, insert, update, delete on all tables in schema public to "${name}"; grant usage on all sequences in schema public to "${name}";`,
    );
  }
  if (pending > 0 && !(mayCreate && there.every(({ isOwned }) => isOwned))) {
    return bad(
      ABOUT,
      `${name} may not bring the tables up to date`,
      `Run the command migrate as their owner, or as an administrator: alter database "${database}" owner to "${name}";`,
    );
  }
  return good(ABOUT, `${name} has those that the server needs`);
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  const first = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${first} and ${more} more tables` : first;
}
