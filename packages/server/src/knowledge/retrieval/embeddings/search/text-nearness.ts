import type { Embedding, SentenceEmbedder } from '../sentence-embedder.js';

/** Texts whose vectors are held: a byte for each number, so 384 bytes each with the local model. */
const MOST_TEXTS = 10_000;

/** A vector in whole numbers from -127 to 127, and what one of them is worth. */
interface HeldVector {
  readonly numbers: Int8Array;
  readonly scale: number;
}

/** Compares a question with short texts in meaning. Vectors of texts that were compared last are held. */
export class TextNearness {
  readonly #embedder: SentenceEmbedder;
  /** Least recently used first. */
  readonly #held = new Map<string, HeldVector>();

  constructor(embedder: SentenceEmbedder) {
    this.#embedder = embedder;
  }

  /**
   * Computes the likeness of a question and each text, in order.
   *
   * @param question vector of the same model
   * @throws EmbeddingsUnavailable if texts cannot be embedded in time
   */
  async of(
    question: Embedding,
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    const unknown = [...new Set(texts.filter((text) => !this.#held.has(text)))];
    const made = unknown.length > 0 ? await this.#embedder.embedAll(unknown, signal) : [];
    const fresh = new Map(unknown.map((text, index) => [text, heldOf(made[index])]));
    return texts.map((text) => {
      const vector = this.#held.get(text) ?? fresh.get(text) ?? heldOf();
      this.#keep(text, vector);
      return this.#embedder.likeness(product(question, vector));
    });
  }

  #keep(text: string, vector: HeldVector): void {
    this.#held.delete(text);
    this.#held.set(text, vector);
    if (this.#held.size <= MOST_TEXTS) return;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined) this.#held.delete(oldest);
  }
}

function heldOf(vector: Embedding = new Float32Array()): HeldVector {
  const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
  return { numbers: Int8Array.from(vector, (value) => Math.round(value / scale)), scale };
}

function product(question: Embedding, { numbers, scale }: HeldVector): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i] ?? 0) * (question[i] ?? 0);
  return sum * scale;
}
