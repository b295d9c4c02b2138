import type { Sql } from '../../src/db/client.js';

/** Something that answers the questions in a database, from when it starts until it has closed. */
export interface DatabaseUser {
  /** It takes up whatever it finds unanswered, not only what was asked of it. */
  readonly looks: boolean;
  /** Store that it shares news through: one in memory, or the URL of one. Null: none. */
  readonly news: object | string | null;
}

const users = new Map<string, Set<DatabaseUser>>();

/**
 * Notes who answers over a database, and refuses two that know nothing of each other: the one that
 * looks would answer a question of the other's client, who would never hear of it. That takes the
 * right moment, as a slow machine has it; here it fails each time.
 *
 * @returns has to be called when it has closed
 * @throws Error if it cannot be beside those that are there
 */
export function useDatabase(sql: Sql, user: DatabaseUser): () => void {
  const key = placeOf(sql);
  const others = users.get(key) ?? new Set();
  for (const other of others) {
    const areOne = user.news !== null && user.news === other.news;
    if (!areOne && (user.looks || other.looks)) {
      throw new Error(
        'Another server answers over this database: close it first, or let both share news ' +
          '(one live store, or one Redis), or give this one a database of its own.',
      );
    }
  }
  users.set(key, others.add(user));
  return () => void others.delete(user);
}

/** Several clients may be connected to one database. */
function placeOf(sql: Sql): string {
  const { host, port, path, database } = sql.options;
  return JSON.stringify([path || [host, port], database]);
}
