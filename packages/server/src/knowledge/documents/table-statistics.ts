import type { Sql, TransactionSql } from 'postgres';
import type { Turns } from '../../db/turns.js';

/** Share of the documents that have to be new before the statistics are worth making again. */
const WORTH = 0.5;
/** A tenth of what is usual, of 3,000 rows each: nothing else is done while they are read. */
const TARGET = 10;

/**
 * Statistics of the tables that searches plan by. The embedded database has no autovacuum, and without
 * them searches take wrong plans; making them takes longer the larger the tables are, so that a thousand
 * documents, one added after the other, would mostly wait for them.
 */
export class TableStatistics {
  readonly #sql: Sql;
  readonly #turns: Turns;
  #documents = 0;
  #added = 0;

  constructor(sql: Sql, turns: Turns) {
    this.#sql = sql;
    this.#turns = turns;
  }

  /** Notes that documents were stored, and makes the statistics again where those tell enough. */
  async noteStored(documents: number): Promise<void> {
    this.#added += documents;
    if (this.#added < this.#documents * WORTH) return;
    this.#added = 0;
    for (const table of ['documents', 'chunks', 'document_words']) {
      const analysis = async (sql: TransactionSql) => {
        await sql`set local default_statistics_target = ${sql.unsafe(String(TARGET))}`;
        await sql`analyze ${sql(table)}`;
      };
      await this.#turns.take(() => this.#sql.begin(analysis));
    }
    const [row] = await this.#sql<{ count: number }[]>`
      select count(*)::int as count from documents`;
    this.#documents = row?.count ?? 0;
  }
}
