import type { Sql, TransactionSql } from 'postgres';
import { isPaused } from '../pause/is-paused.js';
import {
  adopt,
  forgetUnused,
  hasVersions,
  holdDraft,
  versionKey,
} from '../snapshots/document-versions.js';
import { insertVersions } from './insert-versions.js';
import { TableStatistics } from './table-statistics.js';
import { Turns } from '../../db/turns.js';
import { areLarge, forgetAbandoned, VersionsInParts } from './versions-in-parts.js';
import { isComparable, isKnown, type VectorSpace } from '../retrieval/embeddings/vector-space.js';
import type {
  DocumentEntry,
  DocumentOrigin,
  DocumentQuery,
  DocumentSummary,
  IndexedDocument,
  KnowledgeRepository,
  KnownDocument,
  Passage,
  PassageQuery,
  SaveOptions,
  StoredDocument,
} from './knowledge-repository.js';

/** Documents in Postgres 15 and later, or PGlite. */
export class PostgresKnowledgeRepository implements KnowledgeRepository {
  readonly #sql: Sql;
  readonly #space: VectorSpace | null;
  readonly #statistics: TableStatistics;
  readonly #turns: Turns;
  #sweptAt = -Infinity;

  /**
   * @param space what documents are to have vectors of; null: they need none
   * @param turns that what is stored takes with other work in the background
   */
  constructor(sql: Sql, space: VectorSpace | null = null, turns = new Turns()) {
    this.#sql = sql;
    this.#space = space;
    this.#turns = turns;
    this.#statistics = new TableStatistics(sql, turns);
  }

  async list(
    tenantId: string,
    chatbotId: string,
    slugs?: readonly string[],
  ): Promise<DocumentSummary[]> {
    const sql = this.#sql;
    const wanted = slugs ? sql`and slug = any(${[...slugs]}::text[])` : sql``;
    return sql<DocumentSummary[]>`
      select document_id as id, slug, content_hash as "contentHash" from documents
      where tenant_id = ${tenantId} and chatbot_id = ${chatbotId} and in_draft ${wanted} order by slug`;
  }

  async page(
    tenantId: string,
    chatbotId: string,
    { search = '', after, limit }: DocumentQuery,
  ): Promise<DocumentEntry[]> {
    const sql = this.#sql;
    const next = after
      ? sql`and (lower(d.title), d.document_id) > (select lower(title), document_id from documents
          where document_id = ${after} and in_draft
          and tenant_id = ${tenantId} and chatbot_id = ${chatbotId})`
      : sql``;
    // What is counted of each is counted of those on the page alone.
    return sql<DocumentEntry[]>`
      select ${this.#entry()} from documents d
      where d.id in (
        select d.id from documents d
        where ${ofDraft(sql, tenantId, chatbotId)} ${this.#having(search)} ${next}
        order by lower(d.title), d.document_id limit ${limit}::int)
      order by lower(d.title), d.document_id`;
  }

  isPaused(tenantId: string, chatbotId: string): Promise<boolean> {
    return isPaused(this.#sql, { tenantId, chatbotId });
  }

  async count(tenantId: string, chatbotId: string, search = ''): Promise<number> {
    const sql = this.#sql;
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from documents d
      where ${ofDraft(sql, tenantId, chatbotId)} ${this.#having(search)}`;
    return row?.count ?? 0;
  }

  async find(
    tenantId: string,
    chatbotId: string,
    documentId: string,
  ): Promise<StoredDocument | null> {
    const sql = this.#sql;
    const [row] = await sql<StoredDocument[]>`
      select ${this.#entry()}, d.content, d.asked_as as "askedAs" from documents d
      where ${ofDraft(sql, tenantId, chatbotId)} and d.document_id = ${documentId}`;
    return row ?? null;
  }

  async passages(
    tenantId: string,
    chatbotId: string,
    { documentId, after = -1, limit }: PassageQuery,
  ): Promise<Passage[]> {
    const sql = this.#sql;
    const space = this.#space;
    const isEmbedded = space
      ? sql`case when ${isKnown(sql, space)} then exists (select 1 from chunk_embeddings e
          where e.chunk_id = c.id and ${isComparable(sql, space)}) end`
      : sql`null::boolean`;
    return sql<Passage[]>`
      select c.ordinal, c.heading, c.content, ${isEmbedded} as "isEmbedded"
      from documents d join chunks c on c.document_id = d.id
      where ${ofDraft(sql, tenantId, chatbotId)} and d.document_id = ${documentId}
        and c.ordinal > ${after}::int
      order by c.ordinal limit ${limit}::int`;
  }

  #entry() {
    const sql = this.#sql;
    const space = this.#space;
    const unembedded = space
      ? sql`(select count(*)::int from chunks c
          left join chunk_embeddings e on e.chunk_id = c.id and ${isComparable(sql, space)}
          where c.document_id = d.id and ${isKnown(sql, space)} and e.chunk_id is null)`
      : sql`0`;
    return sql`d.document_id as id, d.title, d.slug, d.source_url as "sourceUrl", d.language,
      length(d.content) as length, d.file_name as "fileName", d.encoding, d.notes,
      d.updated_at as "updatedAt",
      (select count(*)::int from chunks c where c.document_id = d.id) as passages,
      ${unembedded} as unembedded`;
  }

  #having(search: string) {
    if (search === '') return this.#sql``;
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return this.#sql`and (d.title ilike ${pattern} or d.content ilike ${pattern})`;
  }

  known(
    tenantId: string,
    chatbotId: string,
    origin: DocumentOrigin,
  ): Promise<KnownDocument | null> {
    return knownBy(this.#sql, tenantId, chatbotId, origin);
  }

  async save(documents: readonly IndexedDocument[], options: SaveOptions = {}): Promise<void> {
    if (documents.length === 0) return;
    if (areLarge(documents)) await this.#saveInParts(documents, options);
    else await this.#adopt(documents, options, insertVersions);
    await this.#statistics.noteStored(documents.length);
  }

  async #saveInParts(documents: readonly IndexedDocument[], options: SaveOptions): Promise<void> {
    // Asked again while the draft is held: this spares the work.
    if (options.check) await checkEach(this.#sql, documents, options.check);
    await this.#sweep();
    const versions = new VersionsInParts(this.#sql, documents, this.#turns);
    try {
      await versions.store();
      await this.#adopt(documents, options, (sql, added) => versions.adopt(sql, added));
    } finally {
      await versions.forget();
    }
  }

  /** Forgets what a crash has left, once in a while. */
  async #sweep(): Promise<void> {
    if (performance.now() - this.#sweptAt < SWEEP_MS) return;
    this.#sweptAt = performance.now();
    await forgetAbandoned(this.#sql);
  }

  /** Puts documents into the draft; `add` does so with those of which no version is there yet. */
  #adopt(
    documents: readonly IndexedDocument[],
    { check }: SaveOptions,
    add: (sql: TransactionSql, added: readonly IndexedDocument[]) => Promise<void>,
  ): Promise<void> {
    const ids = documents.map(({ id }) => id);
    const adoption = async (sql: TransactionSql) => {
      // Sent in one go, and done one after the other: others wait for each way to the database and back.
      const [, , hadVersions] = await Promise.all([
        holdDraft(
          sql,
          documents.map(({ chatbotId }) => chatbotId),
        ),
        check && checkEach(sql, documents, check),
        hasVersions(sql, documents),
      ]);
      // New documents, of which most are, are spared what only those with versions need.
      const known = hadVersions ? await adopt(sql, documents) : NONE;
      const added = documents.filter((document) => !known.has(versionKey(document)));
      if (added.length > 0) await add(sql, added);
      if (hadVersions) await forgetUnused(sql, ids);
    };
    return this.#turns.take(() => this.#sql.begin(adoption));
  }

  async delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean> {
    return this.#sql.begin(async (sql) => {
      await holdDraft(sql, [chatbotId]);
      const left = await sql`
        update documents d set in_draft = false
        where ${ofDraft(sql, tenantId, chatbotId)} and d.document_id = ${documentId}`;
      await forgetUnused(sql, [documentId]);
      return left.count > 0;
    });
  }
}

const NONE: ReadonlySet<string> = new Set();
/** Interval of looking for work that a crash has left, in ms. */
const SWEEP_MS = 600_000;

const ofDraft = (sql: Sql | TransactionSql, tenantId: string, chatbotId: string) =>
  sql`d.tenant_id = ${tenantId} and d.chatbot_id = ${chatbotId} and d.in_draft`;

/**
 * Checks each document while the draft is locked: two that add the same at once do not both find
 * nothing.
 */
async function checkEach(
  sql: Sql | TransactionSql,
  documents: readonly IndexedDocument[],
  check: NonNullable<SaveOptions['check']>,
): Promise<void> {
  for (const document of documents) {
    const { tenantId, chatbotId, sourceUrl, fileName = null, textHash = '' } = document;
    check(await knownBy(sql, tenantId, chatbotId, { sourceUrl, fileName, textHash }), document);
  }
}

async function knownBy(
  sql: Sql | TransactionSql,
  tenantId: string,
  chatbotId: string,
  { sourceUrl, fileName, textHash }: DocumentOrigin,
): Promise<KnownDocument | null> {
  const [row] = await sql<KnownDocument[]>`
    select d.document_id as id, d.title, d.slug, d.text_hash = ${textHash} as "hasSameText"
    from documents d
    where ${ofDraft(sql, tenantId, chatbotId)} and (d.text_hash = ${textHash}
      or d.source_url = ${sourceUrl}::text or d.file_name = ${fileName}::text)
    order by d.text_hash = ${textHash} desc nulls last, d.updated_at desc limit 1`;
  return row ?? null;
}
