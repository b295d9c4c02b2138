import type { Scope } from '../../scope.js';
import type { ChunkEmbeddingIndexer } from '../chunk-embedding-indexer.js';
import type { ChunkEmbeddingRepository } from '../chunk-embedding-repository.js';
import type { Embedding, SentenceEmbedder } from '../sentence-embedder.js';
import { knowsLanguage } from '../vector-space.js';
import type { PgvectorCopy } from './pgvector-copy.js';
import { TextNearness } from './text-nearness.js';
import type { AskedVectors, VectorRanking, VectorSearch } from './vector-search.js';

export interface SimilarChunks extends VectorRanking {
  /** Chunks that have no vector yet: they cannot be found. */
  readonly missing: number;
  /** Compares the question with short texts; null where that would cost. */
  readonly texts: ComparedTexts | null;
}

/** Texts that a question may be compared with in meaning. */
export interface ComparedTexts {
  /** Most texts for one question. */
  readonly most: number;
  /**
   * Computes the likeness of the question and each text, in order.
   *
   * @throws EmbeddingsUnavailable if that takes too long
   */
  nearness(texts: readonly string[]): Promise<readonly number[]>;
}

export interface EmbeddingSearchOptions {
  readonly repository: ChunkEmbeddingRepository;
  readonly embedder: SentenceEmbedder;
  readonly indexer: ChunkEmbeddingIndexer;
  readonly memory: VectorSearch;
  /** Search for chatbots that have a copy. */
  readonly pgvector: VectorSearch;
  readonly copy: PgvectorCopy;
}

/** Finds the passages of a chatbot that are near in meaning to a question. */
export class EmbeddingSearch {
  readonly #repository: ChunkEmbeddingRepository;
  readonly #embedder: SentenceEmbedder;
  readonly #indexer: ChunkEmbeddingIndexer;
  readonly #memory: VectorSearch;
  readonly #pgvector: VectorSearch;
  readonly #copy: PgvectorCopy;
  readonly #nearness: TextNearness;

  constructor(options: EmbeddingSearchOptions) {
    const { repository, embedder, indexer, memory, pgvector, copy } = options;
    this.#repository = repository;
    this.#embedder = embedder;
    this.#indexer = indexer;
    this.#memory = memory;
    this.#pgvector = pgvector;
    this.#copy = copy;
    this.#nearness = new TextNearness(embedder);
  }

  /** Tells whether the model knows a BCP 47 language. */
  knowsLanguage(language: string): boolean {
    return knowsLanguage(this.#embedder, language);
  }

  /** @throws EmbeddingsUnavailable if the question cannot be embedded in time */
  async search(scope: Scope, text: string, signal?: AbortSignal): Promise<SimilarChunks> {
    const embedder = this.#embedder;
    const embedding = embedder.embed(text, signal);
    // Its failure is reported below, when the other has settled.
    embedding.catch(() => undefined);
    // Which vectors compare with it is not known before a model has made its first.
    if (embedder.dimensions === null) await embedding;
    const { chunks, embedded, version } = await this.#repository.state(scope, embedder);
    const missing = chunks - embedded;
    if (missing > 0) this.#indexer.request(scope);
    if (embedded === 0) {
      return { nearest: [], scores: () => Promise.resolve(new Map()), missing, texts: null };
    }
    const question = await embedding;
    const { model, languages } = embedder;
    const space = { model, languages, dimensions: question.length };
    const ranking = await this.#rank({ scope, space, version, question }, embedded);
    return { ...this.#alike(ranking), missing, texts: this.#texts(question) };
  }

  async #rank(asked: AskedVectors, embedded: number): Promise<VectorRanking> {
    const { scope, space, version } = asked;
    if (!(await this.#copy.isFor(embedded, space.dimensions))) return this.#memory.rank(asked);
    if (await this.#copy.isCurrent(scope, space, version)) return this.#pgvector.rank(asked);
    this.#indexer.request(scope);
    return this.#memory.rank(asked);
  }

  #texts(question: Embedding): ComparedTexts | null {
    const { textsPerQuestion: most = 0 } = this.#embedder;
    if (most === 0) return null;
    return { most, nearness: (texts) => this.#nearness.of(question, texts) };
  }

  /** Scores as the confidence goes by them. */
  #alike({ nearest, scores }: VectorRanking): VectorRanking {
    const likeness = (score: number) => this.#embedder.likeness(score);
    return {
      nearest: nearest.map(({ id, score }) => ({ id, score: likeness(score) })),
      scores: async (documentIds) => {
        const found = await scores(documentIds);
        return new Map([...found].map(([id, score]) => [id, likeness(score)]));
      },
    };
  }
}
