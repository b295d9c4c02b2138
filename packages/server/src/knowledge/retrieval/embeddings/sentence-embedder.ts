import type { VectorSpace } from './vector-space.js';

/** A vector of length 1, as are all of a model: their dot product is the cosine of their angle. */
export type Embedding = Float32Array;

/** Turns texts into vectors that are near to one another where the texts mean alike. */
export interface SentenceEmbedder extends VectorSpace {
  /** Code units of a passage that are worth embedding. */
  readonly passageLength: number;
  /** Most texts that may be embedded to answer one question, besides it. Left out: none, as each costs. */
  readonly textsPerQuestion?: number;
  /**
   * Likeness in meaning of a question and a passage with this cosine, on one scale for all models, which
   * the confidence was fitted to. Linear.
   */
  likeness(cosine: number): number;
  /**
   * A question that somebody waits for: goes before what `embedAll` does. Its vector is to be compared with
   * those of passages.
   *
   * @param signal gives up the wait
   * @throws EmbeddingsUnavailable if it cannot be done now
   */
  embed(text: string, signal?: AbortSignal): Promise<Embedding>;
  /**
   * Texts of documents, in the background; a vector for each, in order. They are passages, and also ways to
   * ask for a document: those vectors can be compared with one another, too.
   *
   * @param givesWay they are part of a large amount: everything else goes first. Default: false
   * @throws EmbeddingsUnavailable if it cannot be done now
   */
  embedAll(
    texts: readonly string[],
    signal?: AbortSignal,
    givesWay?: boolean,
  ): Promise<Embedding[]>;
  /** Loads what the first text would wait for, where that costs nothing; may reject as `embed` does. */
  warm?(): Promise<void>;
  close(): Promise<void>;
}

/** Reason why there is no vector: a sentence for the operator. */
export class EmbeddingsUnavailable extends Error {
  override readonly name = 'EmbeddingsUnavailable';
  /**
   * Delay after which it makes sense to try again, in ms; null if something has to be repaired
   * first.
   */
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryAfterMs = retryAfterMs;
  }
}
