import type { TransactionSql } from 'postgres';
import { textSearchConfiguration } from '../retrieval/terms/text-search-language.js';
import { versionIdOf } from '../snapshots/document-versions.js';
import type { IndexedDocument } from './knowledge-repository.js';

/** Stores versions of documents, which become the draft's, with their passages and words. */
export async function insertVersions(
  sql: TransactionSql,
  documents: readonly IndexedDocument[],
): Promise<void> {
  const rows = sql.json(documents.map(documentRow));
  const chunks = sql.json(documents.flatMap(chunkRows));
  const words = sql.json(documents.flatMap(wordRows));
  await sql`
    insert into documents (id, document_id, tenant_id, chatbot_id, title, slug, source_url, language,
      content, asked_as, content_hash, file_name, encoding, notes, text_hash)
    select * from jsonb_to_recordset(${rows}) as d(id text, document_id text, tenant_id text,
      chatbot_id text, title text, slug text, source_url text, language text, content text,
      asked_as text[], content_hash text, file_name text, encoding text, notes jsonb,
      text_hash text)`;
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
}

function documentRow(document: IndexedDocument) {
  return {
    id: versionIdOf(document),
    document_id: document.id,
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

function chunkRows(document: IndexedDocument) {
  const configuration = textSearchConfiguration(document.language);
  const { chunks, titleWords, askedWords } = document.index;
  return chunks.map((chunk) => ({
    id: `${versionIdOf(document)}-${chunk.ordinal}`,
    document_id: versionIdOf(document),
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
  }));
}

function wordRows(document: IndexedDocument) {
  const configuration = textSearchConfiguration(document.language);
  return document.index.words.map(([word, place]) => ({
    document_id: versionIdOf(document),
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
