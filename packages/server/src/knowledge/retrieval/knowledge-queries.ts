import type { Sql } from 'postgres';
import { within, type Scope } from './scope.js';
import type { MatchedWords } from './knowledge-retriever.js';
import type { DocumentPhrases } from './phrases/phrase-index.js';
import {
  respellings,
  type QuestionTerm,
  type SimilarWord,
  type WordFacts,
} from './terms/question-terms.js';

/** A chunk with what each part of the retrieval makes of it. */
export interface Candidate {
  readonly id: string;
  /** The version that the chunk is of. */
  readonly documentId: string;
  /** The document that it is a version of. */
  readonly versionOf: string;
  readonly title: string;
  readonly sourceUrl: string | null;
  readonly heading: string;
  readonly ordinal: number;
  readonly content: string;
  /** Score by the words as they stand and their synonyms. */
  readonly fullText: number;
  /** Score by those and by other spellings. */
  readonly trigram: number;
  /** Share of the question, by weight, that the chunk covers, 0 to 1. */
  readonly covered: number;
}

/**
 * Looks up the number of documents, what tells whether they are the same as before, and what they
 * know of each word that is no stop word.
 */
export async function lookUpWords(
  sql: Sql,
  scope: Scope,
  configuration: string,
  words: readonly string[],
): Promise<{ documents: number; version: string; facts: Map<string, WordFacts[]> }> {
  type Row = { word: string; total: number; version: string } & WordFacts;
  const rows = await sql<(Row | (Row & { lexeme: null }))[]>`
    select n.total, n.version, q.word, l.lexeme, w.documents, coalesce(w.place, 'C') as place
    from (select count(*)::int as total,
        coalesce(sum(hashtextextended(d.id || d.content_hash, 0)), 0)::text as version
      from documents d
      where ${within(sql, scope, 'd')}) n
    left join jsonb_array_elements_text(${sql.json(words)}) as q(word) on true
    left join lateral unnest(tsvector_to_array(to_tsvector(${configuration}::regconfig, q.word)))
      as l(lexeme) on true
    left join lateral (
      select count(distinct w.document_id)::int as documents, min(w.place) as place
      from document_words w
      where ${within(sql, scope, 'w')} and w.lexeme = l.lexeme
    ) w on true`;
  const facts = new Map<string, WordFacts[]>();
  for (const { word, lexeme, documents, place } of rows) {
    if (lexeme === null) continue;
    facts.set(word, [...(facts.get(word) ?? []), { lexeme, documents, place }]);
  }
  return { documents: rows[0]?.total ?? 0, version: rows[0]?.version ?? '', facts };
}

/** Words of the documents that are spelled nearly as these; `%` uses pg_trgm's default of 0.3. */
export async function lookUpSimilarWords(
  sql: Sql,
  scope: Scope,
  words: readonly string[],
): Promise<Map<string, SimilarWord[]>> {
  const similar = new Map<string, SimilarWord[]>();
  if (words.length === 0) return similar;
  const asked = words.map((word) => ({ word, respellings: respellings(word) }));
  const rows = await sql<(SimilarWord & { asked: string })[]>`
    select q.word as asked, f.word, f.lexeme, f.documents, f.place,
      similarity(f.word, q.word) as similarity
    from jsonb_to_recordset(${sql.json(asked)}) as q(word text, respellings jsonb)
    cross join lateral (
      select w.word, w.lexeme, count(*)::int as documents, min(w.place) as place
      from (
        select w.document_id, w.word, w.lexeme, w.place from document_words w
        where ${within(sql, scope, 'w')} and w.word % q.word
        union
        select w.document_id, w.word, w.lexeme, w.place
        from jsonb_array_elements_text(q.respellings) r(word)
        join document_words w on w.word = r.word
        where ${within(sql, scope, 'w')}
      ) w
      group by w.word, w.lexeme
    ) f
    order by similarity desc, f.word`;
  for (const { asked, ...word } of rows) similar.set(asked, [...(similar.get(asked) ?? []), word]);
  return similar;
}

/**
 * Reads the phrases of documents that list other ways to ask: those, their titles and headings.
 * Titles and headings alone say too little.
 */
export async function readPhrases(sql: Sql, scope: Scope): Promise<DocumentPhrases[]> {
  return sql<DocumentPhrases[]>`
    select d.id as "documentId", d.title || coalesce(array_agg(distinct
      regexp_replace(c.heading, '^.* › ', '')) filter (where c.heading <> ''), '{}') || d.asked_as
      as phrases
    from documents d left join chunks c on c.document_id = d.id
    where ${within(sql, scope, 'd')} and d.asked_as <> '{}'
    group by d.id`;
}

/** Chunks that are looked at whatever their words. */
export interface Named {
  readonly chunkIds: readonly string[];
  readonly documentIds: readonly string[];
}

/**
 * The chunks that either part ranks among its first `limit`, and those that are named and meet the
 * question at all.
 *
 * A chunk's score for a term is its `ts_rank` for that one lexeme (once in the title: 1) times the
 * term's weight, three quarters from the chunk and one from the best chunk of its document. The sum
 * is raised by the share of the question that is covered, and by the shares of title and heading
 * that the question names: "Gift cards" is about gift cards, "Orders paid in part by gift card"
 * less so; and a little by what the text itself says, and for standing early.
 */
export function findCandidates(
  sql: Sql,
  scope: Scope,
  terms: readonly QuestionTerm[],
  limit: number,
  named: Named,
): Promise<Candidate[]> {
  return sql<Candidate[]>`
    with term as materialized (
      select t.term, t.weight, t.factor, t.kind, q.query, (q.query::text || ':A')::tsquery as in_title,
        (q.query::text || ':B')::tsquery as in_heading, (q.query::text || ':C')::tsquery as in_text,
        (q.query::text || ':D')::tsquery as is_asked
      from jsonb_to_recordset(${sql.json(flatten(terms))})
        as t(term int, weight float8, factor float8, kind text, lexeme text)
      cross join lateral (select ('''' || replace(replace(t.lexeme, '\\', '\\\\'), '''', '''''')
        || '''')::tsquery as query) q
    ), own as (
      select c.id, c.document_id, t.term, t.weight,
        coalesce(max(t.factor * m.rank) filter (where t.kind in ('exact', 'synonym')), 0)
          as full_text,
        max(t.factor * m.rank) as trigram,
        max(t.factor * case when m.title or m.heading then 1 when m.text then 0.75
          else 0.6 end) as covered,
        max(t.factor) filter (where m.title) as title,
        max(t.factor) filter (where m.heading) as heading,
        max(t.factor) filter (where m.text) as text
      from term t
      join chunks c on c.search @@ t.query
      cross join lateral (select c.search @@ t.in_title as title,
        c.search @@ t.in_heading as heading, c.search @@ t.in_text as text,
        c.search @@ t.is_asked as asked,
        ts_rank('{0.6, 0.4, 0.8, 1}', c.search, t.query) * 1.64493406685 as rank) m
      where ${within(sql, scope, 'c')}
      group by c.id, c.document_id, t.term, t.weight
    ), best as (
      select document_id, sum(weight * full_text) as full_text, sum(weight * trigram) as trigram,
        sum(weight * 0.5 * covered) as covered
      from (
        select document_id, weight, max(full_text) as full_text, max(trigram) as trigram,
          max(covered) as covered
        from own group by document_id, term, weight
      ) b
      group by document_id
    ), sums as (
      select id, document_id, sum(weight * full_text) as full_text, sum(weight * trigram) as trigram,
        sum(weight * greatest(0, covered - 0.5 * best)) as covered,
        coalesce(sum(title), 0) as title, coalesce(sum(heading), 0) as heading,
        coalesce(sum(weight * text), 0) as text
      from (select *, max(covered) over (partition by document_id, term) as best from own) o
      group by id, document_id
    ), scored as (
      select s.id, 0.75 * s.full_text + 0.25 * b.full_text as full_text,
        0.75 * s.trigram + 0.25 * b.trigram as trigram, s.title, s.heading,
        (s.covered + b.covered) / ${questionWeight(terms)}::float8 as covered,
        s.text / ${questionWeight(terms)}::float8 as text
      from sums s join best b on b.document_id = s.document_id
    ), raised as (
      select s.id, s.covered, s.full_text * r.factor as full_text, s.trigram * r.factor as trigram
      from scored s
      join chunks c on c.id = s.id
      cross join lateral (select (0.2 + s.covered) * (1 + 0.1 / (1 + c.ordinal) + 0.2 * s.text
        + 0.6 * least(1, s.title / greatest(1, length(ts_filter(c.search, '{a}'))))
        + 0.8 * least(1, s.heading / greatest(1, length(ts_filter(c.search, '{b}'))))) as factor) r
    ), ranked as (
      select *, row_number() over (order by full_text desc, id) as full_text_rank,
        row_number() over (order by trigram desc, id) as trigram_rank
      from raised
    )
    select r.id, c.document_id as "documentId",
      d.document_id as "versionOf", d.title, d.source_url as "sourceUrl", c.heading,
      c.ordinal, c.content, r.full_text as "fullText", r.trigram, r.covered
    from ranked r
    join chunks c on c.id = r.id
    join documents d on d.id = c.document_id
    where r.full_text_rank <= ${limit}::int or r.trigram_rank <= ${limit}::int
      or r.id in (select jsonb_array_elements_text(${sql.json(named.chunkIds)}))
      or c.document_id in (select jsonb_array_elements_text(${sql.json(named.documentIds)}))`;
}

/** Chunks that meet no word: those named, and the first of each document that is. */
export async function readCandidates(
  sql: Sql,
  scope: Scope,
  { chunkIds, documentIds }: Named,
): Promise<Candidate[]> {
  if (chunkIds.length + documentIds.length === 0) return [];
  return sql<Candidate[]>`
    select c.id, c.document_id as "documentId",
      d.document_id as "versionOf", d.title, d.source_url as "sourceUrl", c.heading,
      c.ordinal, c.content, 0::float8 as "fullText", 0::float8 as trigram, 0::float8 as covered
    from chunks c join documents d on d.id = c.document_id
    where ${within(sql, scope, 'c')}
      and (c.id in (select jsonb_array_elements_text(${sql.json(chunkIds)})) or c.ordinal = 0
        and c.document_id in (select jsonb_array_elements_text(${sql.json(documentIds)})))`;
}

/** The documents' own spellings of what the terms find; of a word that meets several, the weightiest. */
export async function lookUpMatchedWords(
  sql: Sql,
  scope: Scope,
  terms: readonly QuestionTerm[],
): Promise<MatchedWords> {
  const rows = await sql<{ word: string; term: number; weight: number; own: boolean }[]>`
    select w.word, t.term, max(t.weight * t.factor) as weight,
      bool_or(t.kind in ('exact', 'corrected')) as own
    from jsonb_to_recordset(${sql.json(flatten(terms))})
      as t(term int, weight float8, factor float8, lexeme text, kind text)
    join document_words w on w.lexeme = t.lexeme
    where ${within(sql, scope, 'w')}
    group by w.word, t.term
    order by weight desc, t.term`;
  const words = new Map<string, { term: number; weight: number; own: number[] }>();
  for (const { word, term, weight, own } of rows) {
    const known = words.get(word) ?? { term, weight, own: [] };
    if (own) known.own.push(term);
    words.set(word, known);
  }
  return words;
}

/** Weight below which a question's words say too little to be sure of anything. */
const LEAST_WEIGHT = 2.5;

function questionWeight(terms: readonly QuestionTerm[]): number {
  return Math.max(
    LEAST_WEIGHT,
    terms.reduce((sum, term) => sum + term.weight, 0),
  );
}

function flatten(terms: readonly QuestionTerm[]) {
  return terms.flatMap(({ weight, alternatives }, term) =>
    alternatives.map(({ lexeme, factor, kind }) => ({ term, weight, lexeme, factor, kind })),
  );
}
