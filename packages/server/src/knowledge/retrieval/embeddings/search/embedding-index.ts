import type { EmbeddingMatrix } from '../chunk-embedding-repository.js';
import type { Embedding } from '../sentence-embedder.js';

/** A chunk and how near it is in meaning to what was asked. */
export interface SimilarChunk {
  readonly id: string;
  /** Mean cosine of the question with passage, document and other ways to ask: mostly 0 to 0.9. */
  readonly score: number;
}

/** Weight of the document as a whole, beside 1 for the passage. */
const DOCUMENT_WEIGHT = 0.75;
/** Weight of the nearest other ways to ask, their number, and the weight of all together. */
const NEAREST_WEIGHT = 1;
const NEAREST = 3;
const PHRASES_WEIGHT = 0.5;

/** The phrases of one document. */
interface Phrases {
  readonly vectors: Float32Array;
  readonly mean: Float32Array;
}

/**
 * The vectors of one chatbot's passages. A question is compared with every one: exact, and for the
 * sizes at hand (10 µs for 20 passages) faster than an approximate index would be to keep.
 *
 * A passage seldom repeats its document's topic, and is not worded as a question: so the mean of the
 * document's passages counts too, and, where there are any, the other ways to ask for it.
 */
export class EmbeddingIndex {
  /** Memory in use, in bytes. */
  readonly bytes: number;
  readonly #chunkIds: readonly string[];
  readonly #documentIds: readonly string[];
  /** Vectors of passage and document together, so that one product gives the joint score. */
  readonly #vectors: Float32Array;
  readonly #phrases: ReadonlyMap<string, Phrases>;
  readonly #dimensions: number;

  constructor({ dimensions, chunkIds, documentIds, vectors, askedAs }: EmbeddingMatrix) {
    this.#chunkIds = chunkIds;
    this.#documentIds = documentIds;
    this.#dimensions = dimensions;
    this.#vectors = withDocuments(documentIds, vectors, dimensions);
    this.#phrases = new Map(
      [...askedAs].map(([id, phrases]) => [
        id,
        { vectors: phrases, mean: meanOf(rowsOf(phrases, dimensions), dimensions) },
      ]),
    );
    this.bytes = [...askedAs.values()].reduce(
      (sum, phrases) => sum + phrases.byteLength + dimensions * 4,
      this.#vectors.byteLength,
    );
  }

  /** All chunks, nearest first. */
  rank(question: Embedding): SimilarChunk[] {
    const phrases = new Map(
      [...this.#phrases].map(([id, entry]) => [id, this.#phraseScore(entry, question)]),
    );
    const weight = NEAREST_WEIGHT + PHRASES_WEIGHT;
    return this.#chunkIds
      .map((id, row) => {
        const own = product(this.#vectors, row * this.#dimensions, question);
        const phrase = phrases.get(this.#documentIds[row] ?? '');
        return { id, score: phrase === undefined ? own : (own + phrase) / (1 + weight) };
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  #phraseScore({ vectors, mean }: Phrases, question: Embedding): number {
    const nearest = [];
    for (let at = 0; at < vectors.length; at += this.#dimensions) {
      nearest.push(product(vectors, at, question));
    }
    const best = nearest.sort((a, b) => b - a).slice(0, NEAREST);
    const near = best.reduce((sum, score) => sum + score, 0) / best.length;
    return NEAREST_WEIGHT * near + PHRASES_WEIGHT * product(mean, 0, question);
  }
}

function withDocuments(
  documentIds: readonly string[],
  vectors: Float32Array,
  dimensions: number,
): Float32Array {
  const passages = new Map<string, Float32Array[]>();
  const rows = rowsOf(vectors, dimensions);
  documentIds.forEach((id, row) => {
    const vector = rows[row];
    if (vector) passages.set(id, [...(passages.get(id) ?? []), vector]);
  });
  const means = new Map([...passages].map(([id, own]) => [id, meanOf(own, dimensions)]));
  const joint = new Float32Array(vectors.length);
  documentIds.forEach((id, row) => {
    const mean = means.get(id);
    for (let i = 0; i < dimensions; i++) {
      const own = vectors[row * dimensions + i] ?? 0;
      joint[row * dimensions + i] =
        (own + DOCUMENT_WEIGHT * (mean?.[i] ?? 0)) / (1 + DOCUMENT_WEIGHT);
    }
  });
  return joint;
}

function rowsOf(vectors: Float32Array, dimensions: number): Float32Array[] {
  return Array.from({ length: Math.floor(vectors.length / dimensions) }, (_, row) =>
    vectors.subarray(row * dimensions, (row + 1) * dimensions),
  );
}

/** The mean direction: of length 1. */
function meanOf(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  for (const vector of vectors) vector.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value));
  const length = Math.hypot(...mean) || 1;
  return mean.map((value) => value / length);
}

function product(vectors: Float32Array, at: number, question: Embedding): number {
  let sum = 0;
  for (let i = 0; i < question.length; i++) sum += (vectors[at + i] ?? 0) * (question[i] ?? 0);
  return sum;
}
