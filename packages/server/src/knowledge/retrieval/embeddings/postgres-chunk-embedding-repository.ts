import type { Sql } from 'postgres';
import { isPaused } from '../../pause/is-paused.js';
import { within, type Scope } from '../scope.js';
import type {
  ChunkEmbedding,
  ChunkEmbeddingRepository,
  EmbeddingMatrix,
  EmbeddingState,
  ChunksToEmbed,
  UnembeddedChunk,
} from './chunk-embedding-repository.js';
import { Turns } from '../../../db/turns.js';
import { bytesOf, floatsOf } from './vector-bytes.js';
import { isComparable, isKnown, type KnownSpace, type VectorSpace } from './vector-space.js';

/** Vectors that are read at a time, 2 KB to 16 KB each. */
const PAGE = 1_000;
/**
 * Documents and chunks that a statement looks through, in some 2 ms, for those without a vector: all of a
 * chatbot's at once would take 60, and messages wait for it.
 */
const LOOK = { documents: 24, chunks: 240 };

/**
 * Vectors in Postgres 15 and later, or PGlite, as bytes: 32-bit floats, little-endian. No extension
 * is needed, since they are compared in memory; large knowledge bases have a copy: PgvectorCopy.
 */
export class PostgresChunkEmbeddingRepository implements ChunkEmbeddingRepository {
  readonly #sql: Sql;
  readonly #turns: Turns;

  /** @param turns that work at vectors takes with other work in the background */
  constructor(sql: Sql, turns = new Turns()) {
    this.#sql = sql;
    this.#turns = turns;
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

  async findUnembedded(scope: Scope, space: VectorSpace): Promise<ChunksToEmbed> {
    const sql = this.#sql;
    const { tenantId, chatbotId } = scope;
    const documents = await this.#turns.take(
      () => sql<{ id: string; isDraft: boolean }[]>`
        select d.id, d.in_draft as "isDraft" from documents d
        where d.tenant_id = ${tenantId} and d.chatbot_id = ${chatbotId} and ${isKnown(sql, space)}
        order by d.id`,
    );
    const drafts = new Set(documents.filter(({ isDraft }) => isDraft).map(({ id }) => id));
    let drafted = 0;
    const missing: (LookedAt & { readonly isDraft: boolean })[] = [];
    for (let at = 0; at < documents.length; at += LOOK.documents) {
      const ids = documents.slice(at, at + LOOK.documents).map(({ id }) => id);
      for await (const chunk of this.#lookAt(ids, space)) {
        const isDraft = drafts.has(chunk.documentId);
        if (isDraft) drafted += 1;
        if (chunk.isMissing) missing.push({ ...chunk, isDraft });
      }
    }
    missing.sort((a, b) => a.ordinal - b.ordinal || (a.chunkId < b.chunkId ? -1 : 1));
    return { drafted, missing };
  }

  /** All chunks of some documents, a statement's worth at a time. */
  async *#lookAt(documentIds: readonly string[], space: VectorSpace): AsyncGenerator<LookedAt> {
    const sql = this.#sql;
    let last = { documentId: '', ordinal: -1 };
    for (;;) {
      const { documentId, ordinal } = last;
      const rows = await this.#turns.take(
        () => sql<LookedAt[]>`
          select c.id as "chunkId", c.document_id as "documentId", c.ordinal,
            e.chunk_id is null as "isMissing"
          from chunks c
          left join chunk_embeddings e on e.chunk_id = c.id and ${isComparable(sql, space)}
          where c.document_id = any(${[...documentIds]}::text[])
            and (c.document_id, c.ordinal) > (${documentId}, ${ordinal}::int)
          order by c.document_id, c.ordinal limit ${LOOK.chunks}::int`,
      );
      yield* rows;
      const next = rows.at(-1);
      if (!next || rows.length < LOOK.chunks) return;
      last = next;
    }
  }

  read({ tenantId, chatbotId }: Scope, chunkIds: readonly string[]): Promise<UnembeddedChunk[]> {
    const sql = this.#sql;
    return this.#turns.take(
      () => sql<UnembeddedChunk[]>`
        select c.id as "chunkId", d.content_hash as "contentHash", d.title, c.heading,
          c.plain, case when c.ordinal = 0 then d.asked_as else '{}' end as "askedAs"
        from chunks c join documents d on d.id = c.document_id
        where c.id = any(${[...chunkIds]}::text[])
          and c.tenant_id = ${tenantId} and c.chatbot_id = ${chatbotId}
        order by c.ordinal, c.id`,
    );
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
    const insertion = () => this.#sql`
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
    await this.#turns.take(insertion);
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

interface LookedAt {
  readonly chunkId: string;
  readonly documentId: string;
  readonly ordinal: number;
  readonly isMissing: boolean;
}
