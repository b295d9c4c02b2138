import type { Sql } from 'postgres';
import { isPaused } from '../../pause/is-paused.js';
import { within, type Scope } from '../scope.js';
import type {
  ChunkEmbedding,
  ChunkEmbeddingRepository,
  EmbeddingMatrix,
  EmbeddingState,
  UnembeddedChunk,
} from './chunk-embedding-repository.js';
import { bytesOf, floatsOf } from './vector-bytes.js';
import { isComparable, isKnown, type KnownSpace, type VectorSpace } from './vector-space.js';

/** Vectors that are read at a time, 2 KB to 16 KB each. */
const PAGE = 1_000;

/**
 * Vectors in Postgres 15 and later, or PGlite, as bytes: 32-bit floats, little-endian. No extension
 * is needed, since they are compared in memory; large knowledge bases have a copy: PgvectorCopy.
 */
export class PostgresChunkEmbeddingRepository implements ChunkEmbeddingRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async state(scope: Scope, space: VectorSpace): Promise<EmbeddingState> {
    const sql = this.#sql;
    const [row] = await sql<EmbeddingState[]>`
      select c.chunks, e.embedded, e.version from
        (select count(*)::int as chunks from chunks c join documents d on d.id = c.document_id
          where ${within(sql, scope, 'c')} and ${isKnown(sql, space)}) c,
        (select count(*)::int as embedded, count(*) || ':' || coalesce(
            sum(hashtextextended(e.chunk_id || ':' || e.number, 0)), 0) as version
          from chunk_embeddings e join chunks c on c.id = e.chunk_id
          where ${within(sql, scope, 'c')} and ${isComparable(sql, space)}) e`;
    return row ?? { chunks: 0, embedded: 0, version: '' };
  }

  isPaused(scope: Scope): Promise<boolean> {
    return isPaused(this.#sql, scope);
  }

  findUnembedded(
    { tenantId, chatbotId }: Scope,
    space: VectorSpace,
    limit: number,
  ): Promise<UnembeddedChunk[]> {
    const sql = this.#sql;
    return sql<UnembeddedChunk[]>`
      select c.id as "chunkId", d.content_hash as "contentHash", d.title, c.heading,
        c.plain, case when c.ordinal = 0 then d.asked_as else '{}' end as "askedAs"
      from chunks c
      join documents d on d.id = c.document_id
      left join chunk_embeddings e on e.chunk_id = c.id and ${isComparable(sql, space)}
      where c.tenant_id = ${tenantId} and c.chatbot_id = ${chatbotId} and ${isKnown(sql, space)}
        and e.chunk_id is null
      order by c.ordinal, c.id limit ${limit}::int`;
  }

  async save(
    scope: Scope,
    { model, dimensions }: KnownSpace,
    embeddings: readonly ChunkEmbedding[],
  ): Promise<void> {
    const rows = embeddings.map(({ chunkId, contentHash, vectors }) => ({
      chunk_id: chunkId,
      content_hash: contentHash,
      vector: bytesOf(vectors).toString('base64'),
    }));
    // The lock makes a document that is just being replaced count as what it will be.
    await this.#sql`
      insert into chunk_embeddings (chunk_id, tenant_id, chatbot_id, model, dimensions, vector)
      select c.id, c.tenant_id, c.chatbot_id, ${model}, ${dimensions}::int, decode(r.vector, 'base64')
      from jsonb_to_recordset(${this.#sql.json(rows)})
        as r(chunk_id text, content_hash text, vector text)
      join chunks c on c.id = r.chunk_id
      join documents d on d.id = c.document_id and d.content_hash = r.content_hash
      where c.tenant_id = ${scope.tenantId} and c.chatbot_id = ${scope.chatbotId}
      for share of d
      on conflict (chunk_id) do update
      set model = excluded.model, dimensions = excluded.dimensions, vector = excluded.vector,
        number = default`;
  }

  async load(
    scope: Scope,
    space: KnownSpace,
    onlyOf?: readonly string[],
  ): Promise<EmbeddingMatrix> {
    const sql = this.#sql;
    const { dimensions } = space;
    const wanted = onlyOf ? sql`and c.document_id = any(${[...onlyOf]})` : sql``;
    const chunkIds: string[] = [];
    const documentIds: string[] = [];
    const parts: Float32Array[] = [];
    const askedAs = new Map<string, Float32Array>();
    for (let after = ''; ; after = chunkIds.at(-1) ?? '') {
      const rows = await sql<{ id: string; document: string; vector: Uint8Array }[]>`
        select e.chunk_id as id, c.document_id as document, e.vector
        from chunk_embeddings e join chunks c on c.id = e.chunk_id
        where ${within(sql, scope, 'c')} and ${isComparable(sql, space)} and e.chunk_id > ${after} ${wanted}
        order by e.chunk_id limit ${PAGE}`;
      for (const { id, document, vector } of rows) {
        const floats = floatsOf(vector);
        if (floats.length < dimensions) continue;
        chunkIds.push(id);
        documentIds.push(document);
        parts.push(floats.subarray(0, dimensions));
        if (floats.length > dimensions) askedAs.set(document, floats.subarray(dimensions));
      }
      if (rows.length < PAGE) break;
    }
    const vectors = new Float32Array(parts.length * dimensions);
    parts.forEach((part, index) => vectors.set(part, index * dimensions));
    return { dimensions, chunkIds, documentIds, vectors, askedAs };
  }
}
