import type { Sql } from 'postgres';
import {
  findCandidates,
  lookUpMatchedWords,
  lookUpSimilarWords,
  lookUpWords,
  type Candidate,
} from './knowledge-queries.js';
import type {
  KnowledgeHit,
  KnowledgeQuery,
  KnowledgeRetriever,
  MatchedWords,
  Retrieval,
} from './knowledge-retriever.js';
import { analyseQuestion, questionTerms, wordsToLookUp } from './question-terms.js';
import { fuseRanks } from './rank-fusion.js';
import { textSearchConfiguration } from './text-search-language.js';

const EMPTY = { hits: [], matchedWords: new Map() as MatchedWords, unknownWords: [] };
const DEFAULT_LIMIT = 8;
/** Chunks that each part may name before the ranks are joined. */
const CANDIDATES = 30;
/** Shorter words have no telling trigrams. */
const LEAST_TRIGRAM_LENGTH = 4;
/** Misspelled words that are looked up; a text with more is no question in this language. */
const MOST_UNFOUND = 12;

/**
 * Full-text search and trigrams over one chatbot's documents, joined by rank. Any word may match;
 * rare words decide. Runs on Postgres 15 and later with pg_trgm, and on PGlite; sets no session
 * state, takes three or four statements.
 */
export class PostgresKnowledgeRetriever implements KnowledgeRetriever {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async retrieve(query: KnowledgeQuery): Promise<Retrieval> {
    const sql = this.#sql;
    const question = analyseQuestion(query.question, query.language, query.before);
    const configuration = textSearchConfiguration(query.language);
    const words = wordsToLookUp(question);
    const { documents, facts } = await lookUpWords(sql, query, configuration, words);
    if (documents === 0) return { ...EMPTY, documents };
    const unfound = question.words.filter(
      (word) =>
        word.length >= LEAST_TRIGRAM_LENGTH && facts.get(word)?.every((fact) => !fact.documents),
    );
    const similar = await lookUpSimilarWords(sql, query, unfound.slice(0, MOST_UNFOUND));
    const terms = questionTerms(question, { documents, facts, similar });
    const unknown = terms.filter((term) => term.alternatives.length === 0);
    const unknownWords = unknown.map((term) => term.word);
    if (unknown.length === terms.length) return { ...EMPTY, documents, unknownWords };
    const [candidates, matchedWords] = await Promise.all([
      findCandidates(sql, query, terms, CANDIDATES),
      lookUpMatchedWords(sql, query, terms),
    ]);
    const hits = rankHits(candidates).slice(0, query.limit ?? DEFAULT_LIMIT);
    return { hits, documents, matchedWords, unknownWords };
  }
}

function rankHits(candidates: readonly Candidate[]): KnowledgeHit[] {
  const ranked = (part: 'fullText' | 'trigram') =>
    candidates
      .map((candidate) => ({ id: candidate.id, score: candidate[part] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  return fuseRanks([
    { name: 'fullText', weight: 1, ranked: ranked('fullText') },
    { name: 'trigram', weight: 1, ranked: ranked('trigram') },
  ]).flatMap(({ id, parts }, index) => {
    const found = byId.get(id);
    if (!found) return [];
    const { documentId, title, sourceUrl, heading, ordinal, content, covered } = found;
    const hit = { documentId, chunkId: id, title, sourceUrl, heading, ordinal, passage: content };
    return { ...hit, score: Math.min(1, covered), rank: index + 1, parts };
  });
}
