import type { Sql, TransactionSql } from 'postgres';
import { textSearchConfiguration } from '../retrieval/terms/text-search-language.js';
import { placedWords } from './chunks/index-document.js';
import { versionIdOf } from '../snapshots/document-versions.js';
import type { IndexedDocument } from './knowledge-repository.js';

/** A document with the id of the version that is stored of it. */
export interface Version {
  readonly id: string;
  readonly document: IndexedDocument;
}

/** Stores versions of documents, which become the draft's, with their passages and words. */
export async function insertVersions(
  sql: TransactionSql,
  documents: readonly IndexedDocument[],
): Promise<void> {
  const versions = documents.map((document) => ({ id: versionIdOf(document), document }));
  await insertDocuments(
    sql,
    versions.map((version) => ({
      ...documentRow(version),
      document_id: version.document.id,
      in_draft: true,
    })),
  );
  await insertChunks(
    sql,
    versions.flatMap((version) => [...chunkRows(version)]),
  );
  await insertWords(
    sql,
    versions.flatMap((version) => [...wordRows(version)]),
  );
}

type Client = Sql | TransactionSql;
/** A row of those that a generator makes. */
export type Yielded<Rows extends (version: Version) => Iterable<unknown>> =
  ReturnType<Rows> extends Iterable<infer Row> ? Row : never;
type DocumentRow = ReturnType<typeof documentRow> & { document_id: string; in_draft: boolean };

export async function insertDocuments(sql: Client, rows: readonly DocumentRow[]): Promise<void> {
  await sql`
    insert into documents (id, document_id, in_draft, tenant_id, chatbot_id, title, slug, source_url,
      language, content, asked_as, content_hash, file_name, encoding, notes, text_hash)
    select * from jsonb_to_recordset(${sql.json([...rows])}) as d(id text, document_id text,
      in_draft boolean, tenant_id text, chatbot_id text, title text, slug text, source_url text,
      language text, content text, asked_as text[], content_hash text, file_name text, encoding text,
      notes jsonb, text_hash text)`;
}

export async function insertChunks(
  sql: Client,
  rows: readonly Yielded<typeof chunkRows>[],
): Promise<void> {
  await sql`
    insert into chunks (id, document_id, tenant_id, chatbot_id, ordinal, heading, content, plain,
      search)
    select id, document_id, tenant_id, chatbot_id, ordinal, heading, content, plain,
      setweight(to_tsvector(configuration::regconfig, title_words), 'A') ||
      setweight(to_tsvector(configuration::regconfig, heading_words), 'B') ||
      setweight(to_tsvector(configuration::regconfig, plain_words), 'C') ||
      setweight(to_tsvector(configuration::regconfig, asked_words), 'D')
    from jsonb_to_recordset(${sql.json([...rows])}) as c(id text, document_id text, tenant_id text,
      chatbot_id text, ordinal int, heading text, content text, plain text, configuration text,
      title_words text, heading_words text, plain_words text, asked_words text)`;
}

export async function insertWords(
  sql: Client,
  rows: readonly Yielded<typeof wordRows>[],
): Promise<void> {
  await sql`
    insert into document_words (document_id, tenant_id, chatbot_id, word, lexeme, place)
    select distinct w.document_id, w.tenant_id, w.chatbot_id, w.word, l.lexeme, w.place
    from jsonb_to_recordset(${sql.json([...rows])}) as w(document_id text, tenant_id text,
      chatbot_id text, word text, configuration text, place text)
    cross join lateral unnest(tsvector_to_array(to_tsvector(w.configuration::regconfig, w.word)))
      as l(lexeme)`;
}

export function documentRow({ id, document }: Version) {
  return {
    id,
    ...scope(document),
    title: document.title,
    slug: document.slug,
    source_url: document.sourceUrl,
    language: document.language,
    content: document.content,
    asked_as: document.askedAs ?? [],
    content_hash: document.contentHash,
    file_name: document.fileName ?? null,
    encoding: document.encoding ?? null,
    notes: (document.notes ?? []).map((note) => ({ ...note })),
    text_hash: document.textHash ?? null,
  };
}

/** Made one by one: a long document has hundreds of thousands, and others wait meanwhile. */
export function* chunkRows({ id, document }: Version) {
  const configuration = textSearchConfiguration(document.language);
  const { chunks, titleWords, askedWords } = document.index;
  for (const chunk of chunks) {
    yield {
      id: `${id}-${chunk.ordinal}`,
      document_id: id,
      ...scope(document),
      ordinal: chunk.ordinal,
      heading: chunk.heading,
      content: chunk.content,
      plain: chunk.plain,
      configuration,
      title_words: titleWords,
      heading_words: chunk.headingWords,
      plain_words: chunk.plainWords,
      asked_words: askedWords,
    };
  }
}

/** Rows of a version's words, as `chunkRows`. */
export function* wordRows({ id, document }: Version) {
  const configuration = textSearchConfiguration(document.language);
  for (const [word, place] of placedWords(document.index)) {
    yield { document_id: id, ...scope(document), word, place, configuration };
  }
}

const scope = ({ tenantId, chatbotId }: IndexedDocument) => ({
  tenant_id: tenantId,
  chatbot_id: chatbotId,
});
