import type { Sql } from 'postgres';
import type { SimilarChunk } from '../embeddings/search/embedding-index.js';
import type { ComparedTexts, EmbeddingSearch } from '../embeddings/search/embedding-search.js';
import type { VectorRanking } from '../embeddings/search/vector-search.js';
import { EmbeddingsUnavailable } from '../embeddings/sentence-embedder.js';
import {
  findCandidates,
  lookUpMatchedWords,
  lookUpSimilarWords,
  lookUpWords,
  readCandidates,
  readPhrases,
  type Candidate,
} from '../knowledge-queries.js';
import type { LeftOut, MatchedWords } from '../knowledge-retriever.js';
import type { Scope } from '../scope.js';
import type { AskedDocument } from '../phrases/phrase-index.js';
import { PhraseSearch } from '../phrases/phrase-search.js';
import {
  questionTerms,
  wordsToLookUp,
  type AnalysedQuestion,
  type QuestionTerm,
} from '../terms/question-terms.js';
import { textSearchConfiguration } from '../terms/text-search-language.js';

const NO_WORDS: MatchedWords = new Map();
/** Chunks that each part may name before the ranks are joined. */
const CANDIDATES = 30;
/** Shorter words have no telling trigrams. */
const LEAST_TRIGRAM_LENGTH = 4;
/** Misspelled words that are looked up; a text with more is no question in this language. */
const MOST_UNFOUND = 12;
/** Limit of a question's wait for its embedding, in ms: mostly for the model's first start. */
const EMBEDDING_MS = 2_500;
/** Documents that are looked at for their phrases, and how far behind the first they may be. */
const MOST_ASKED = 10;
export const LEAST_LEAD = -1;
/** Least score of phrases where nothing else of a document meets the question. */
const LEAST_ASKED = 0.2;
/** Less alike than this, a passage has nothing to do with a question. */
const LEAST_SIMILARITY = 0.3;

/** Nearness of chunks in meaning; null if it could not be found out. */
interface Meaning {
  readonly ranking: VectorRanking | null;
  readonly leftOut: readonly LeftOut[];
  readonly texts: ComparedTexts | null;
}

/** Candidates for an answer, with all that is known of them. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Number of the chatbot's documents. */
  readonly documents: number;
  readonly terms: readonly QuestionTerm[];
  readonly matchedWords: MatchedWords;
  readonly unknownWords: readonly string[];
  /** Documents by how much the question reads like their phrases. */
  readonly asked: readonly AskedDocument[];
  readonly nearest: readonly SimilarChunk[];
  /** Similarity by chunk; null if meanings could not be compared. */
  readonly similarity: ReadonlyMap<string, number> | null;
  /** Compares the question with short texts in meaning; null where that cannot be done, or would cost. */
  readonly texts: ComparedTexts | null;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Full-text search, trigrams and sentence embeddings over one chatbot's documents. Any word may match.
 * Runs on Postgres 15 and later with pg_trgm, and on PGlite; sets no session state, takes five or six
 * statements.
 */
export class CandidateSearch {
  readonly #sql: Sql;
  readonly #embeddings: EmbeddingSearch | null;
  readonly #phrases: PhraseSearch;

  /** @param embeddings left out if null, and nothing said of it */
  constructor(sql: Sql, embeddings: EmbeddingSearch | null) {
    this.#sql = sql;
    this.#embeddings = embeddings;
    this.#phrases = new PhraseSearch((scope) => readPhrases(sql, scope));
  }

  /**
   * @param language of the documents, BCP 47
   * @param asked the language of the question, which the model of the embeddings has to know
   */
  async find(
    scope: Scope,
    language: string,
    question: AnalysedQuestion,
    asked = language,
  ): Promise<Candidates> {
    const [{ documents, terms, phrased }, meaning] = await Promise.all([
      this.#lookUp(scope, language, question),
      this.#byMeaning(scope, asked, question),
    ]);
    const unknownWords = terms
      .filter((term) => term.alternatives.length === 0)
      .map((term) => term.word);
    const nearest = documents === 0 ? [] : nearestOf(meaning.ranking?.nearest);
    const chunkIds = nearest.map(({ id }) => id);
    const byPhrases = meaning.ranking === null ? [] : nearestAsked(phrased);
    const same = phrased.filter(({ isSame }) => isSame).map(({ documentId }) => documentId);
    const documentIds = [...byPhrases.map(({ documentId }) => documentId), ...same];
    const [byWords, matchedWords] =
      unknownWords.length === terms.length
        ? [[], NO_WORDS]
        : await Promise.all([
            findCandidates(this.#sql, scope, terms, CANDIDATES, { chunkIds, documentIds }),
            lookUpMatchedWords(this.#sql, scope, terms),
          ]);
    const known = new Set(byWords.flatMap(({ id, documentId }) => [id, documentId]));
    const isUnknown = (id: string) => !known.has(id);
    const others = await readCandidates(this.#sql, scope, {
      chunkIds: chunkIds.filter(isUnknown),
      documentIds: [
        ...byPhrases
          .filter(({ score }) => score >= LEAST_ASKED)
          .map(({ documentId }) => documentId),
        ...same,
      ].filter(isUnknown),
    });
    const candidates = [...byWords, ...others];
    const similarity = (await meaning.ranking?.scores(documentsOf(candidates))) ?? null;
    const { leftOut, texts } = meaning;
    return {
      ...{ candidates, documents, terms, matchedWords, unknownWords, nearest, similarity },
      texts,
      asked: phrased,
      leftOut,
    };
  }

  /** Looks up the question's words in the documents, and the phrases of documents that match it. */
  async #lookUp(scope: Scope, language: string, question: AnalysedQuestion) {
    const sql = this.#sql;
    const configuration = textSearchConfiguration(language);
    const words = wordsToLookUp(question);
    const { documents, version, facts } = await lookUpWords(sql, scope, configuration, words);
    if (documents === 0) return { documents, terms: [], phrased: [] };
    const unfound = question.words.filter(
      (word) =>
        word.length >= LEAST_TRIGRAM_LENGTH && facts.get(word)?.every((fact) => !fact.documents),
    );
    const similar = await lookUpSimilarWords(sql, scope, unfound.slice(0, MOST_UNFOUND));
    const phrased = await this.#phrases.rank(scope, version, question.text);
    return { documents, terms: questionTerms(question, { documents, facts, similar }), phrased };
  }

  async #byMeaning(scope: Scope, language: string, question: AnalysedQuestion): Promise<Meaning> {
    const embeddings = this.#embeddings;
    if (!embeddings) return { ranking: null, leftOut: [], texts: null };
    if (!embeddings.knowsLanguage(language)) {
      return without(`The embedding model does not know the language ${language}.`);
    }
    const inTime = AbortSignal.timeout(EMBEDDING_MS);
    try {
      const { missing, texts, ...ranking } = await embeddings.search(scope, question.text, inTime);
      if (missing === 0) return { ranking, leftOut: [], texts };
      const some = without(`${missing} passages have none yet.`);
      return ranking.nearest.length === 0 ? some : { ...some, ranking, texts };
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return without(error.message);
      throw error;
    }
  }
}

/** Those that are worth a look. */
const nearestOf = (nearest: readonly SimilarChunk[] = []) =>
  nearest.filter(({ score }) => score >= LEAST_SIMILARITY).slice(0, CANDIDATES);

export const nearestAsked = (asked: readonly AskedDocument[]) =>
  asked.filter(({ lead }) => lead >= LEAST_LEAD).slice(0, MOST_ASKED);

const without = (reason: string): Meaning => ({
  ranking: null,
  texts: null,
  leftOut: [{ part: 'embedding', reason }],
});

const documentsOf = (candidates: readonly Candidate[]) => [
  ...new Set(candidates.map(({ documentId }) => documentId)),
];
