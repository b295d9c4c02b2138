import type { Sql } from 'postgres';
import { confidence } from './confidence.js';
import type { SimilarChunk } from './embeddings/embedding-index.js';
import type { EmbeddingSearch } from './embeddings/embedding-search.js';
import { EmbeddingsUnavailable } from './embeddings/sentence-embedder.js';
import {
  findCandidates,
  lookUpMatchedWords,
  lookUpSimilarWords,
  lookUpWords,
  readCandidates,
  type Candidate,
} from './knowledge-queries.js';
import type {
  KnowledgeHit,
  KnowledgeQuery,
  KnowledgeRetriever,
  LeftOut,
  MatchedWords,
  Retrieval,
} from './knowledge-retriever.js';
import {
  analyseQuestion,
  questionTerms,
  wordsToLookUp,
  type AnalysedQuestion,
} from './question-terms.js';
import { fuseRanks, reciprocalRank } from './rank-fusion.js';
import { textSearchConfiguration } from './text-search-language.js';

const NO_WORDS: MatchedWords = new Map();
const DEFAULT_LIMIT = 8;
/** Chunks that each part may name before the ranks are joined. */
const CANDIDATES = 30;
/** Shorter words have no telling trigrams. */
const LEAST_TRIGRAM_LENGTH = 4;
/** Misspelled words that are looked up; a text with more is no question in this language. */
const MOST_UNFOUND = 12;
/** How long a question waits for its embedding, in ms: the model's first start takes most of it. */
const EMBEDDING_MS = 1_000;
/**
 * How much the meaning counts in fusion, beside 1 for either part that goes by words: those two
 * mostly agree, so that together they would outvote it.
 */
const EMBEDDING_WEIGHT = 1.5;
/** The fused score of what comes first everywhere. */
const BEST_FUSION = (2 + EMBEDDING_WEIGHT) * reciprocalRank(1);

/** Less alike than this, a passage has nothing to do with a question. */
const LEAST_SIMILARITY = 0.3;

/** How near all chunks are in meaning, best first; null if that could not be found out. */
interface Meaning {
  readonly ranked: readonly SimilarChunk[] | null;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Full-text search, trigrams and sentence embeddings over one chatbot's documents, joined by rank.
 * Any word may match; rare words decide. Runs on Postgres 15 and later with pg_trgm, and on PGlite;
 * sets no session state, takes five or six statements.
 */
export class PostgresKnowledgeRetriever implements KnowledgeRetriever {
  readonly #sql: Sql;
  readonly #embeddings: EmbeddingSearch | null;

  /** @param embeddings left out if null, and nothing said of it */
  constructor(sql: Sql, embeddings: EmbeddingSearch | null = null) {
    this.#sql = sql;
    this.#embeddings = embeddings;
  }

  async retrieve(query: KnowledgeQuery): Promise<Retrieval> {
    const question = analyseQuestion(query.question, query.language, query.before);
    const [{ documents, terms }, meaning] = await Promise.all([
      this.#lookUp(query, question),
      this.#byMeaning(query, question),
    ]);
    const unknownWords = terms
      .filter((term) => term.alternatives.length === 0)
      .map((term) => term.word);
    const nearest = documents === 0 ? [] : nearestOf(meaning.ranked);
    const ids = nearest.map(({ id }) => id);
    const [byWords, matchedWords] =
      unknownWords.length === terms.length
        ? [[], NO_WORDS]
        : await Promise.all([
            findCandidates(this.#sql, query, terms, CANDIDATES, ids),
            lookUpMatchedWords(this.#sql, query, terms),
          ]);
    const known = new Set(byWords.map(({ id }) => id));
    const others = ids.filter((id) => !known.has(id));
    const candidates = [...byWords, ...(await readCandidates(this.#sql, query, others))];
    const hits = rankHits(candidates, meaning.ranked).slice(0, query.limit ?? DEFAULT_LIMIT);
    return { hits, documents, matchedWords, unknownWords, leftOut: meaning.leftOut };
  }

  /** What the documents know of the question's words. */
  async #lookUp(query: KnowledgeQuery, question: AnalysedQuestion) {
    const sql = this.#sql;
    const configuration = textSearchConfiguration(query.language);
    const words = wordsToLookUp(question);
    const { documents, facts } = await lookUpWords(sql, query, configuration, words);
    if (documents === 0) return { documents, terms: [] };
    const unfound = question.words.filter(
      (word) =>
        word.length >= LEAST_TRIGRAM_LENGTH && facts.get(word)?.every((fact) => !fact.documents),
    );
    const similar = await lookUpSimilarWords(sql, query, unfound.slice(0, MOST_UNFOUND));
    return { documents, terms: questionTerms(question, { documents, facts, similar }) };
  }

  async #byMeaning(query: KnowledgeQuery, question: AnalysedQuestion): Promise<Meaning> {
    const embeddings = this.#embeddings;
    if (!embeddings) return { ranked: null, leftOut: [] };
    if (!embeddings.speaks(query.language)) {
      return without(
        `The embedding model does not know the chatbot’s language, ${query.language}.`,
      );
    }
    const inTime = AbortSignal.timeout(EMBEDDING_MS);
    try {
      const { ranked, missing } = await embeddings.search(query, question.text, inTime);
      if (missing === 0) return { ranked, leftOut: [] };
      const some = without(`${missing} passages have none yet; they are being made.`);
      return ranked.length === 0 ? some : { ...some, ranked };
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return without(error.message);
      throw error;
    }
  }
}

/** Those that are worth a look. */
const nearestOf = (ranked: readonly SimilarChunk[] | null) =>
  (ranked ?? []).filter(({ score }) => score >= LEAST_SIMILARITY).slice(0, CANDIDATES);

const without = (reason: string): Meaning => ({
  ranked: null,
  leftOut: [{ part: 'embedding', reason }],
});

/**
 * Fusion by rank names the candidates. Where their nearness in meaning is known, the most likely
 * comes first, so that place and confidence go together; by words alone the fused order is better.
 */
function rankHits(
  candidates: readonly Candidate[],
  nearest: readonly SimilarChunk[] | null,
): KnowledgeHit[] {
  const ranked = (part: 'fullText' | 'trigram') =>
    candidates
      .map((candidate) => ({ id: candidate.id, score: candidate[part] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const similarity = new Map((nearest ?? []).map(({ id, score }) => [id, score]));
  const fused = fuseRanks([
    { name: 'fullText', weight: 1, ranked: ranked('fullText') },
    { name: 'trigram', weight: 1, ranked: ranked('trigram') },
    {
      name: 'embedding',
      weight: EMBEDDING_WEIGHT,
      ranked: nearestOf(nearest),
    },
  ]);
  const hits = fused.flatMap(({ id, score: joint, parts }, index) => {
    const found = byId.get(id);
    if (!found) return [];
    const { documentId, title, sourceUrl, heading, ordinal, content, covered } = found;
    const hit = { documentId, chunkId: id, title, sourceUrl, heading, ordinal, passage: content };
    const agreement = joint / BEST_FUSION;
    const score = confidence({ covered, similarity: similarity.get(id) ?? null, agreement });
    return [{ ...hit, score, parts: { ...parts, fusion: { score: joint, rank: index + 1 } } }];
  });
  if (similarity.size > 0) hits.sort((a, b) => b.score - a.score);
  return hits.map((hit, index) => ({ ...hit, rank: index + 1 }));
}
