/** A vector of length 1, as are all of a model: their dot product is the cosine of their angle. */
export type Embedding = Float32Array;

export interface EmbedOptions {
  /** Somebody is waiting: goes before everything that is not. Default false. */
  readonly urgent?: boolean;
  /** Gives up the wait; a text that has not been begun is then left out. */
  readonly signal?: AbortSignal | undefined;
}

/** Turns texts into vectors that are near to one another where the texts mean alike. */
export interface SentenceEmbedder {
  /** Names the model and its version: vectors of different models do not compare. */
  readonly model: string;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Whether the model knows a BCP 47 language. */
  speaks(language: string): boolean;
  /** @throws EmbeddingsUnavailable if it cannot be done now */
  embed(text: string, options?: EmbedOptions): Promise<Embedding>;
  close(): Promise<void>;
}

/** Why there is no vector: a sentence for the operator. */
export class EmbeddingsUnavailable extends Error {
  override readonly name = 'EmbeddingsUnavailable';
}
