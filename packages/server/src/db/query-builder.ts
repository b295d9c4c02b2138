import { getTableName, sql as fragment, type SQL } from 'drizzle-orm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { PgDialect, type PgColumn } from 'drizzle-orm/pg-core';
import { PgRemoteDatabase, type RemoteCallback } from 'drizzle-orm/pg-proxy';
import { PgRemoteSession } from 'drizzle-orm/pg-proxy/session';
import type { Sql, TransactionSql } from './client.js';

export type QueryBuilder = PgRemoteDatabase;

/**
 * Builds typed queries from the tables in `schema/` and runs them on a connection, or in a
 * transaction, of postgres.js.
 *
 * Drizzle's own driver for postgres.js replaces the parsers of the connection that it is given, and
 * hand-written statements on it would read other types. Its proxy driver leaves the connection as it
 * is: it hands over text and parameters. For a transaction use `sql.begin` and build over what that
 * gives; the builder's own `transaction()` throws.
 */
export function queryBuilder(sql: Sql | TransactionSql): QueryBuilder {
  return new PgRemoteDatabase(DIALECT, new Session(runOn(sql), DIALECT, undefined), undefined);
}

/**
 * A column with its table's name: the builder leaves that out where a query is of one table, and within
 * a subquery of another one the name may mean that one's.
 */
export function named(column: PgColumn): SQL {
  return fragment`${fragment.identifier(getTableName(column.table))}.${fragment.identifier(column.name)}`;
}

const DIALECT = new PgDialect();

/** A parameter, as postgres.js takes those that are no JSON. */
type Parameter = string | number | boolean | null;

const runOn =
  (sql: Sql | TransactionSql): RemoteCallback =>
  async (text, parameters: Parameter[], method, typings) => {
    const values = parameters.map((value, at) =>
      // postgres.js writes JSON itself, and Drizzle has made text of it already.
      typings?.[at] === 'json' && typeof value === 'string'
        ? sql.json(JSON.parse(value) as Parameter)
        : value,
    );
    const query = sql.unsafe(text, values, { prepare: true });
    return { rows: method === 'all' ? await query.values() : await query };
  };

/** A session whose errors are the driver's: Drizzle's have the values, and end up in logs. */
class Session extends PgRemoteSession<Record<string, never>, Record<string, never>> {
  override prepareQuery: PgRemoteSession<
    Record<string, never>,
    Record<string, never>
  >['prepareQuery'] = (...query) => {
    const prepared = super.prepareQuery(...query);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) =>
      execute(values).catch((error: unknown) => {
        throw error instanceof DrizzleQueryError && error.cause ? error.cause : error;
      });
    return prepared;
  };
}
