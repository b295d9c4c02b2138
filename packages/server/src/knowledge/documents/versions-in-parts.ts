import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import { placedWords } from './chunks/index-document.js';
import { versionIdOf } from '../snapshots/document-versions.js';
import {
  chunkRows,
  documentRow,
  insertChunks,
  insertDocuments,
  insertVersions,
  insertWords,
  wordRows,
  type Version,
  type Yielded,
} from './insert-versions.js';
import type { IndexedDocument } from './knowledge-repository.js';
import type { Turns } from '../../db/turns.js';

/**
 * Most of one statement, which takes some 4 ms: the embedded database does nothing else meanwhile, and
 * a message waits for it. Letters are of words to search by: Chinese and Japanese have several times as
 * many.
 */
const PART = { chunks: 4, words: 40, letters: 4_000 };
/** A server does other work meanwhile, so a statement may have more: most of the time is the way there. */
const TIMES_ON_A_SERVER = 10;

/** Tells whether documents have more rows than one statement of the embedded database stores. */
export function areLarge(documents: readonly IndexedDocument[]): boolean {
  const chunks = documents.reduce((sum, { index }) => sum + index.chunks.length, 0);
  return chunks > PART.chunks || hasMore(words(documents), PART.words);
}

function* words(documents: readonly IndexedDocument[]) {
  for (const { index } of documents) yield* placedWords(index);
}

function hasMore(rows: Iterable<unknown>, most: number): boolean {
  let count = 0;
  for (const _ of rows) if (++count > most) return true;
  return false;
}

/**
 * Versions that are stored by many short transactions. Nobody sees them before they are adopted: they
 * are of no document, of no draft and of no snapshot.
 */
export class VersionsInParts {
  readonly #sql: Sql;
  readonly #turns: Turns;
  readonly #versions: readonly Version[];

  /** @param turns that statements take with those of other documents */
  constructor(sql: Sql, documents: readonly IndexedDocument[], turns: Turns) {
    this.#sql = sql;
    this.#turns = turns;
    this.#versions = documents.map((document) => ({
      id: `${versionIdOf(document)}.${randomUUID()}`,
      document,
    }));
  }

  async store(): Promise<void> {
    const sql = this.#sql;
    const turns = this.#turns;
    const documents = this.#versions.map((version) => ({
      ...documentRow(version),
      document_id: version.id,
      in_draft: false,
    }));
    await turns.take(() => insertDocuments(sql, documents));
    const times = sql.options.max > 1 ? TIMES_ON_A_SERVER : 1;
    for (const rows of parts(this.#versions, chunkRows, times * PART.letters, weightOf))
      await turns.take(() => insertChunks(sql, rows));
    for (const rows of parts(this.#versions, wordRows, times * PART.words, () => 1))
      await turns.take(() => insertWords(sql, rows));
  }

  /** Makes those of the given documents the draft's. */
  async adopt(sql: TransactionSql, documents: readonly IndexedDocument[]): Promise<void> {
    const wanted = this.#versions.filter(({ document }) => documents.includes(document));
    const rows = wanted.map(({ id, document }) => ({ id, document_id: document.id }));
    const adopted = await sql<{ id: string }[]>`
      update documents d set document_id = v.document_id, in_draft = true, updated_at = now()
      from jsonb_to_recordset(${sql.json(rows)}) as v(id text, document_id text)
      where d.id = v.id returning d.id`;
    const ids = new Set(adopted.map(({ id }) => id));
    const lost = wanted.filter(({ id }) => !ids.has(id)).map(({ document }) => document);
    if (lost.length > 0) await insertVersions(sql, lost);
  }

  /** Forgets those that were not adopted. */
  async forget(): Promise<void> {
    const ids = this.#versions.map(({ id }) => id);
    await this.#turns.take(
      () => this.#sql`
        delete from documents where id = any(${ids}::text[]) and document_id = id`,
    );
  }
}

/** Age at which a version that was not adopted never will be: whoever stored it is gone. */
const ABANDONED = '1 hour';

/** Forgets what others that never came to an end have left. */
export async function forgetAbandoned(sql: Sql): Promise<void> {
  await sql`
    delete from documents d
    where d.document_id = d.id and not d.in_draft and d.created_at < now() - ${ABANDONED}::interval
      and not exists (select 1 from knowledge_snapshot_documents s where s.version_id = d.id)`;
}

/** Letters that a passage counts as: by itself it is a row, however short. */
function weightOf(row: Yielded<typeof chunkRows>): number {
  const { title_words, heading_words, plain_words, asked_words } = row;
  const letters = [title_words, heading_words, plain_words, asked_words].join('').length;
  return Math.max(letters, PART.letters / PART.chunks);
}

/** Cuts the rows of all versions, version after version, into lists of at most so much weight. */
function* parts<Row>(
  versions: readonly Version[],
  rowsOf: (version: Version) => Iterable<Row>,
  most: number,
  weigh: (row: Row) => number,
): Generator<Row[]> {
  let part: Row[] = [];
  let weight = 0;
  for (const version of versions) {
    for (const row of rowsOf(version)) {
      const added = weigh(row);
      if (weight + added > most && part.length > 0) {
        yield part;
        part = [];
        weight = 0;
      }
      part.push(row);
      weight += added;
    }
  }
  if (part.length > 0) yield part;
}
