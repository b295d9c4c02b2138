import type { Sql } from 'postgres';
import { isComparable, isKnown, type VectorSpace } from './embeddings/vector-space.js';
import type {
  DocumentEntry,
  DocumentQuery,
  DocumentSummary,
  IndexedDocument,
  KnowledgeRepository,
  StoredDocument,
} from './knowledge-repository.js';
import type { WordPlace } from './question-terms.js';
import { textSearchConfiguration } from './text-search-language.js';
import { wordsOf } from './words.js';

/** Documents in Postgres 15 and later, or PGlite. */
export class PostgresKnowledgeRepository implements KnowledgeRepository {
  readonly #sql: Sql;
  readonly #space: VectorSpace | null;

  /** @param space what documents are to have vectors of; null: they need none */
  constructor(sql: Sql, space: VectorSpace | null = null) {
    this.#sql = sql;
    this.#space = space;
  }

  async list(tenantId: string, chatbotId: string): Promise<DocumentSummary[]> {
    return this.#sql<DocumentSummary[]>`
      select id, slug, content_hash as "contentHash" from documents
      where tenant_id = ${tenantId} and chatbot_id = ${chatbotId} order by slug`;
  }

  async page(
    tenantId: string,
    chatbotId: string,
    { search = '', after, limit }: DocumentQuery,
  ): Promise<DocumentEntry[]> {
    const sql = this.#sql;
    const next = after
      ? sql`and (lower(d.title), d.id) > (select lower(title), id from documents where id = ${after}
          and tenant_id = ${tenantId} and chatbot_id = ${chatbotId})`
      : sql``;
    return sql<DocumentEntry[]>`
      select ${this.#entry()} from documents d
      where d.tenant_id = ${tenantId} and d.chatbot_id = ${chatbotId} ${this.#having(search)} ${next}
      order by lower(d.title), d.id limit ${limit}::int`;
  }

  async count(tenantId: string, chatbotId: string, search = ''): Promise<number> {
    const [row] = await this.#sql<{ count: number }[]>`
      select count(*)::int as count from documents d
      where d.tenant_id = ${tenantId} and d.chatbot_id = ${chatbotId} ${this.#having(search)}`;
    return row?.count ?? 0;
  }

  async find(
    tenantId: string,
    chatbotId: string,
    documentId: string,
  ): Promise<StoredDocument | null> {
    const [row] = await this.#sql<StoredDocument[]>`
      select ${this.#entry()}, d.content, d.asked_as as "askedAs" from documents d
      where d.tenant_id = ${tenantId} and d.chatbot_id = ${chatbotId} and d.id = ${documentId}`;
    return row ?? null;
  }

  #entry() {
    const sql = this.#sql;
    const space = this.#space;
    const unembedded = space
      ? sql`(select count(*)::int from chunks c
          left join chunk_embeddings e on e.chunk_id = c.id and ${isComparable(sql, space)}
          where c.document_id = d.id and ${isKnown(sql, space)} and e.chunk_id is null)`
      : sql`0`;
    return sql`d.id, d.title, d.slug, d.source_url as "sourceUrl", d.language,
      length(d.content) as length, d.updated_at as "updatedAt",
      (select count(*)::int from chunks c where c.document_id = d.id) as passages,
      ${unembedded} as unembedded`;
  }

  #having(search: string) {
    if (search === '') return this.#sql``;
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return this.#sql`and (d.title ilike ${pattern} or d.content ilike ${pattern})`;
  }

  async save(documents: readonly IndexedDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const rows = this.#sql.json(documents.map(documentRow));
    const chunks = this.#sql.json(documents.flatMap(chunkRows));
    const words = this.#sql.json(documents.flatMap(wordRows));
    await this.#sql.begin(async (sql) => {
      const stored = await sql`
        insert into documents (id, tenant_id, chatbot_id, title, slug, source_url, language, content,
          asked_as, content_hash)
        select * from jsonb_to_recordset(${rows}) as d(id text, tenant_id text, chatbot_id text,
          title text, slug text, source_url text, language text, content text,
          asked_as text[], content_hash text)
        on conflict (id) do update set title = excluded.title, slug = excluded.slug,
          source_url = excluded.source_url, language = excluded.language,
          content = excluded.content, asked_as = excluded.asked_as, content_hash = excluded.content_hash, updated_at = now()
        where documents.tenant_id = excluded.tenant_id
          and documents.chatbot_id = excluded.chatbot_id`;
      if (stored.count !== documents.length) {
        throw new Error('A document has the id of another tenant’s or chatbot’s.');
      }
      const ids = sql.json(documents.map(({ id }) => id));
      await sql`delete from chunks where document_id in (select jsonb_array_elements_text(${ids}))`;
      await sql`
        delete from document_words where document_id in (select jsonb_array_elements_text(${ids}))`;
      await sql`
        insert into chunks (id, document_id, tenant_id, chatbot_id, ordinal, heading, content, plain,
          search)
        select id, document_id, tenant_id, chatbot_id, ordinal, heading, content, plain,
          setweight(to_tsvector(configuration::regconfig, title_words), 'A') ||
          setweight(to_tsvector(configuration::regconfig, heading_words), 'B') ||
          setweight(to_tsvector(configuration::regconfig, plain_words), 'C') ||
          setweight(to_tsvector(configuration::regconfig, asked_words), 'D')
        from jsonb_to_recordset(${chunks}) as c(id text, document_id text, tenant_id text,
          chatbot_id text, ordinal int, heading text, content text, plain text, configuration text,
          title_words text, heading_words text, plain_words text, asked_words text)`;
      await sql`
        insert into document_words (document_id, tenant_id, chatbot_id, word, lexeme, place)
        select distinct w.document_id, w.tenant_id, w.chatbot_id, w.word, l.lexeme, w.place
        from jsonb_to_recordset(${words}) as w(document_id text, tenant_id text, chatbot_id text,
          word text, configuration text, place text)
        cross join lateral unnest(tsvector_to_array(to_tsvector(w.configuration::regconfig, w.word)))
          as l(lexeme)`;
    });
    // The embedded database has no autovacuum, and without statistics searches take wrong plans.
    await this.#sql`analyze documents, chunks, document_words`;
  }

  async delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean> {
    const deleted = await this.#sql`
      delete from documents
      where tenant_id = ${tenantId} and chatbot_id = ${chatbotId} and id = ${documentId}`;
    return deleted.count > 0;
  }
}

function documentRow(document: IndexedDocument) {
  return {
    id: document.id,
    ...scope(document),
    title: document.title,
    slug: document.slug,
    source_url: document.sourceUrl,
    language: document.language,
    content: document.content,
    asked_as: document.askedAs ?? [],
    content_hash: document.contentHash,
  };
}

function chunkRows(document: IndexedDocument) {
  const configuration = textSearchConfiguration(document.language);
  const titleWords = wordsOf(document.title).join(' ');
  // Once each: they are in the index of every chunk, and phrases have much in common.
  const askedWords = [...new Set((document.askedAs ?? []).flatMap(wordsOf))].join(' ');
  return document.chunks.map((chunk) => ({
    id: `${document.id}-${chunk.ordinal}`,
    document_id: document.id,
    ...scope(document),
    ordinal: chunk.ordinal,
    heading: chunk.heading,
    content: chunk.content,
    plain: chunk.plain,
    configuration,
    title_words: titleWords,
    // What stands before the first heading is about the title.
    heading_words: wordsOf(chunk.heading || document.title).join(' '),
    plain_words: wordsOf(chunk.plain).join(' '),
    asked_words: askedWords,
  }));
}

function wordRows(document: IndexedDocument) {
  const configuration = textSearchConfiguration(document.language);
  const places = new Map<string, WordPlace>();
  const note = (place: WordPlace, texts: readonly string[]) => {
    for (const word of texts.flatMap(wordsOf)) if (!places.has(word)) places.set(word, place);
  };
  note('A', [document.title]);
  note(
    'B',
    document.chunks.map((chunk) => chunk.heading),
  );
  note(
    'C',
    document.chunks.map((chunk) => chunk.plain),
  );
  note('C', document.askedAs ?? []);
  return [...places].map(([word, place]) => ({
    document_id: document.id,
    ...scope(document),
    word,
    place,
    configuration,
  }));
}

const scope = ({ tenantId, chatbotId }: IndexedDocument) => ({
  tenant_id: tenantId,
  chatbot_id: chatbotId,
});
