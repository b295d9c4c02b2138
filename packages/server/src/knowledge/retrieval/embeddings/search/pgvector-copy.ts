import type { Sql } from 'postgres';
import { LOCKS } from '../../../../db/locks.js';
import type { Scope } from '../../scope.js';
import { floatsOf } from '../vector-bytes.js';
import { isComparable, type KnownSpace } from '../vector-space.js';
import { vectorText } from './vector-text.js';

/** Chunks that are copied at a time. */
const PAGE = 200;
/** Numbers in all vectors of a chatbot: 16 MB, which are compared in 6 ms in memory. */
const LARGE = 4_000_000;
/** Copies that are known to be whole: of one that is not, the database is asked. */
const MOST_KNOWN = 1_000;
/** Most numbers that pgvector takes in a vector. */
const MOST_DIMENSIONS = 16_000;

interface Uncopied {
  readonly chunkId: string;
  readonly documentId: string;
  readonly number: string;
  readonly vector: Uint8Array;
}

/**
 * A copy of a chatbot's vectors in the type of the extension pgvector. Its table is made when the first
 * chatbot needs it, and only where the extension can be had: no migration may depend on one. A copy
 * names the number of the row that it is of, and goes with it.
 */
export class PgvectorCopy {
  readonly #sql: Sql;
  readonly #onRefused: (error: unknown) => void;
  readonly #large: number;
  readonly #mostKnown: number;
  #available: Promise<boolean> | null = null;
  /**
   * Version that is known to be copied, by chatbot and snapshot. Those known longest come first.
   */
  readonly #copied = new Map<string, string>();

  /**
   * @param onRefused told why the extension, though it is there, cannot be used; once
   * @param large numbers in the vectors of a chatbot that is to have a copy
   */
  constructor(
    sql: Sql,
    onRefused: (error: unknown) => void,
    large = LARGE,
    mostKnown = MOST_KNOWN,
  ) {
    this.#sql = sql;
    this.#onRefused = onRefused;
    this.#large = large;
    this.#mostKnown = mostKnown;
  }

  /** Tells whether a chatbot with so many vectors should have a copy, and can have one. */
  async isFor(vectors: number, dimensions: number): Promise<boolean> {
    const isLarge = vectors * dimensions > this.#large;
    return isLarge && dimensions <= MOST_DIMENSIONS && (await this.isAvailable());
  }

  /** Tells whether the database has the extension and lets us use it. */
  isAvailable(): Promise<boolean> {
    return (this.#available ??= this.#setUp().catch((error: unknown) => {
      this.#onRefused(error);
      return false;
    }));
  }

  /** Tells whether all vectors of a chatbot are copied. */
  async isCurrent(scope: Scope, space: KnownSpace, version: string): Promise<boolean> {
    const key = JSON.stringify([scope.tenantId, scope.chatbotId, scope.snapshot]);
    if (this.#copied.get(key) === version) return true;
    const missing = await this.#uncopied(scope, space, 1);
    if (missing.length > 0) return false;
    this.#copied.delete(key);
    this.#copied.set(key, version);
    const [oldest = ''] = this.#copied.keys();
    if (this.#copied.size > this.#mostKnown) this.#copied.delete(oldest);
    return true;
  }

  /** Copies what has not been copied. */
  async copy(scope: Scope, space: KnownSpace, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const rows = await this.#uncopied(scope, space, PAGE);
      if (rows.length === 0) return;
      await this.#store(scope, space, rows);
    }
  }

  #uncopied({ tenantId, chatbotId }: Scope, space: KnownSpace, limit: number) {
    const sql = this.#sql;
    return sql<Uncopied[]>`
      select e.chunk_id as "chunkId", c.document_id as "documentId", e.number, e.vector
      from chunk_embeddings e join chunks c on c.id = e.chunk_id
      left join embedding_vectors v
        on v.chunk_id = e.chunk_id and v.number = e.number and v.place = 0
      where e.tenant_id = ${tenantId} and e.chatbot_id = ${chatbotId}
        and ${isComparable(sql, space)} and v.chunk_id is null
      order by e.chunk_id limit ${limit}::int`;
  }

  async #store(scope: Scope, { model, dimensions }: KnownSpace, rows: readonly Uncopied[]) {
    const vectors = rows.flatMap(({ chunkId, documentId, number, vector }) => {
      const floats = floatsOf(vector);
      return Array.from({ length: Math.floor(floats.length / dimensions) }, (_, place) => ({
        ...{ chunk_id: chunkId, document_id: documentId, number, place },
        embedding: vectorText(floats.subarray(place * dimensions, (place + 1) * dimensions)),
      }));
    });
    await this.#sql.begin(async (sql) => {
      // The lock makes two processes copy one after the other; a row that is gone is left out.
      await sql`select pg_advisory_xact_lock(${LOCKS.pgvector})`;
      const ids = sql.json(rows.map(({ chunkId }) => chunkId));
      await sql`
        delete from embedding_vectors where chunk_id in (select jsonb_array_elements_text(${ids}))`;
      await sql`
        insert into embedding_vectors (chunk_id, place, number, document_id, tenant_id, chatbot_id,
          model, dimensions, embedding)
        select e.chunk_id, r.place, e.number, r.document_id, ${scope.tenantId}, ${scope.chatbotId},
          ${model}, ${dimensions}::int, r.embedding::vector
        from jsonb_to_recordset(${sql.json(vectors)}) as r(chunk_id text, document_id text,
          number bigint, place int, embedding text)
        join chunk_embeddings e on e.chunk_id = r.chunk_id and e.number = r.number
        for share of e`;
    });
  }

  async #setUp(): Promise<boolean> {
    const [extension] = await this.#sql`
      select 1 from pg_available_extensions where name = 'vector'`;
    if (!extension) return false;
    await this.#sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(${LOCKS.pgvector})`;
      await sql`create extension if not exists vector`;
      const [table] = await sql`select to_regclass('embedding_vectors') as name`;
      if (table?.['name'] !== null) return;
      await sql`
        create table embedding_vectors (
          chunk_id text not null references chunk_embeddings (chunk_id) on delete cascade,
          -- 0 is the passage's, the others are of other ways to ask for the document.
          place integer not null,
          number bigint not null,
          document_id text not null,
          tenant_id text not null,
          chatbot_id text not null,
          model text not null,
          dimensions integer not null,
          embedding vector not null,
          primary key (chunk_id, place)
        )`;
      // In the row itself as far as a page has room: to look each up elsewhere takes most of the time.
      await sql`alter table embedding_vectors alter column embedding set storage main`;
      await sql`
        create index embedding_vectors_chatbot
        on embedding_vectors (tenant_id, chatbot_id, model)`;
    });
    return true;
  }
}
