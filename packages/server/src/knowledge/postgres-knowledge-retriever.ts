import type { Sql } from 'postgres';
import { confidence } from './confidence.js';
import type { SimilarChunk } from './embeddings/search/embedding-index.js';
import type { EmbeddingSearch } from './embeddings/search/embedding-search.js';
import type { VectorRanking } from './embeddings/search/vector-search.js';
import { EmbeddingsUnavailable } from './embeddings/sentence-embedder.js';
import {
  findCandidates,
  lookUpMatchedWords,
  lookUpSimilarWords,
  lookUpWords,
  readCandidates,
  readPhrases,
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
import type { AskedDocument } from './phrase-index.js';
import { PhraseSearch } from './phrase-search.js';
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
const EMBEDDING_MS = 2_500;
/**
 * How much the meaning counts in fusion, beside 1 for either part that goes by words: those two
 * mostly agree, so that together they would outvote it.
 */
const EMBEDDING_WEIGHT = 1.5;
/** And how much it counts that a document's title, headings or other ways to ask are alike. */
const ASKED_WEIGHT = 1.5;
/** The fused score of what comes first everywhere; by phrases only where there are some. */
const bestFusion = (hasPhrases: boolean) =>
  (2 + EMBEDDING_WEIGHT + (hasPhrases ? ASKED_WEIGHT : 0)) * reciprocalRank(1);
/** Documents that are looked at for their phrases, and how far behind the first they may be. */
const MOST_ASKED = 10;
const LEAST_LEAD = -1;
/** How telling phrases have to be where nothing else of a document meets the question. */
const LEAST_ASKED = 0.2;

/** Less alike than this, a passage has nothing to do with a question. */
const LEAST_SIMILARITY = 0.3;

/** How near chunks are in meaning; null if that could not be found out. */
interface Meaning {
  readonly ranking: VectorRanking | null;
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
  readonly #phrases: PhraseSearch;

  /** @param embeddings left out if null, and nothing said of it */
  constructor(sql: Sql, embeddings: EmbeddingSearch | null = null) {
    this.#sql = sql;
    this.#embeddings = embeddings;
    this.#phrases = new PhraseSearch((scope) => readPhrases(sql, scope));
  }

  async retrieve(query: KnowledgeQuery): Promise<Retrieval> {
    const question = analyseQuestion(query.question, query.language, query.before);
    const [{ documents, terms, asked }, meaning] = await Promise.all([
      this.#lookUp(query, question),
      this.#byMeaning(query, question),
    ]);
    const unknownWords = terms
      .filter((term) => term.alternatives.length === 0)
      .map((term) => term.word);
    const nearest = documents === 0 ? [] : nearestOf(meaning.ranking?.nearest);
    const chunkIds = nearest.map(({ id }) => id);
    const byPhrases = meaning.ranking === null ? [] : nearestAsked(asked);
    const documentIds = byPhrases.map(({ documentId }) => documentId);
    const [byWords, matchedWords] =
      unknownWords.length === terms.length
        ? [[], NO_WORDS]
        : await Promise.all([
            findCandidates(this.#sql, query, terms, CANDIDATES, { chunkIds, documentIds }),
            lookUpMatchedWords(this.#sql, query, terms),
          ]);
    const known = new Set(byWords.flatMap(({ id, documentId }) => [id, documentId]));
    const isUnknown = (id: string) => !known.has(id);
    const others = await readCandidates(this.#sql, query, {
      chunkIds: chunkIds.filter(isUnknown),
      documentIds: byPhrases
        .filter(({ documentId, score }) => score >= LEAST_ASKED && isUnknown(documentId))
        .map(({ documentId }) => documentId),
    });
    const candidates = [...byWords, ...others];
    const similarity = (await meaning.ranking?.scores(documentsOf(candidates))) ?? null;
    const hits = rankHits(candidates, { asked, nearest, similarity });
    const limit = query.limit ?? DEFAULT_LIMIT;
    return {
      hits: hits.slice(0, limit),
      documents,
      matchedWords,
      unknownWords,
      leftOut: meaning.leftOut,
    };
  }

  /** What the documents know of the question's words, and which are asked for like that. */
  async #lookUp(query: KnowledgeQuery, question: AnalysedQuestion) {
    const sql = this.#sql;
    const configuration = textSearchConfiguration(query.language);
    const words = wordsToLookUp(question);
    const { documents, version, facts } = await lookUpWords(sql, query, configuration, words);
    if (documents === 0) return { documents, terms: [], asked: [] };
    const unfound = question.words.filter(
      (word) =>
        word.length >= LEAST_TRIGRAM_LENGTH && facts.get(word)?.every((fact) => !fact.documents),
    );
    const similar = await lookUpSimilarWords(sql, query, unfound.slice(0, MOST_UNFOUND));
    const asked = await this.#phrases.rank(query, version, question.text);
    return { documents, terms: questionTerms(question, { documents, facts, similar }), asked };
  }

  async #byMeaning(query: KnowledgeQuery, question: AnalysedQuestion): Promise<Meaning> {
    const embeddings = this.#embeddings;
    if (!embeddings) return { ranking: null, leftOut: [] };
    if (!embeddings.knowsLanguage(query.language)) {
      return without(
        `The embedding model does not know the chatbot’s language, ${query.language}.`,
      );
    }
    const inTime = AbortSignal.timeout(EMBEDDING_MS);
    try {
      const { missing, ...ranking } = await embeddings.search(query, question.text, inTime);
      if (missing === 0) return { ranking, leftOut: [] };
      const some = without(`${missing} passages have none yet; they are being made.`);
      return ranking.nearest.length === 0 ? some : { ...some, ranking };
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return without(error.message);
      throw error;
    }
  }
}

/** Those that are worth a look. */
const nearestOf = (nearest: readonly SimilarChunk[] = []) =>
  nearest.filter(({ score }) => score >= LEAST_SIMILARITY).slice(0, CANDIDATES);

const nearestAsked = (asked: readonly AskedDocument[]) =>
  asked.filter(({ lead }) => lead >= LEAST_LEAD).slice(0, MOST_ASKED);

/** The most that any other document covers of the question's words. */
const mostCovered = (candidates: readonly Candidate[], except: string) =>
  candidates.reduce(
    (most, { documentId, covered }) => (documentId === except ? most : Math.max(most, covered)),
    0,
  );

const without = (reason: string): Meaning => ({
  ranking: null,
  leftOut: [{ part: 'embedding', reason }],
});

const documentsOf = (candidates: readonly Candidate[]) => [
  ...new Set(candidates.map(({ documentId }) => documentId)),
];

/** What is known of the candidates beside their words. */
interface Found {
  readonly asked: readonly AskedDocument[];
  readonly nearest: readonly SimilarChunk[];
  /** By chunk; null if meanings could not be compared. */
  readonly similarity: ReadonlyMap<string, number> | null;
}

/**
 * Fusion by rank names the candidates. Where their nearness in meaning is known, the most likely
 * comes first, so that place and confidence go together. By words alone the fused order is better,
 * and phrases are left out: they outvote the one rare word that decides.
 */
function rankHits(
  candidates: readonly Candidate[],
  { asked, nearest, similarity }: Found,
): KnowledgeHit[] {
  const ranked = (part: 'fullText' | 'trigram') =>
    candidates
      .map((candidate) => ({ id: candidate.id, score: candidate[part] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const near = similarity === null ? [] : nearestAsked(asked);
  const leads = new Map([
    ...asked.map(({ documentId }) => [documentId, LEAST_LEAD] as const),
    ...near.map(({ documentId, lead }) => [documentId, lead] as const),
  ]);
  const fused = fuseRanks([
    { name: 'fullText', weight: 1, ranked: ranked('fullText') },
    { name: 'trigram', weight: 1, ranked: ranked('trigram') },
    {
      name: 'embedding',
      weight: EMBEDDING_WEIGHT,
      ranked: nearest,
    },
    {
      name: 'asked',
      weight: ASKED_WEIGHT,
      ranked: near.flatMap(({ documentId, score }) =>
        candidates
          .filter((candidate) => candidate.documentId === documentId)
          .map(({ id }) => ({ id, score })),
      ),
    },
  ]);
  const hits = fused.flatMap(({ id, score: joint, parts }, index) => {
    const found = byId.get(id);
    if (!found) return [];
    const { documentId, title, sourceUrl, heading, ordinal, content, covered } = found;
    const hit = { documentId, chunkId: id, title, sourceUrl, heading, ordinal, passage: content };
    const lead = leads.get(documentId) ?? null;
    const agreement = joint / bestFusion(lead !== null);
    const ahead = covered - mostCovered(candidates, documentId);
    const score = confidence({
      covered,
      ahead,
      similarity: similarity?.get(id) ?? null,
      lead,
      agreement,
    });
    return [{ ...hit, score, parts: { ...parts, fusion: { score: joint, rank: index + 1 } } }];
  });
  if (similarity !== null && similarity.size > 0) hits.sort((a, b) => b.score - a.score);
  return hits.map((hit, index) => ({ ...hit, rank: index + 1 }));
}
