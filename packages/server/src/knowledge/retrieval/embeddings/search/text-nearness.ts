import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from '../sentence-embedder.js';

/** Texts whose vectors are held: a byte for each number, so 384 bytes each with the local model. */
const MOST_TEXTS = 10_000;
/** A question waits so long for the vectors of texts, in ms: an idle machine makes 16 in 100. */
const LONGEST_MS = 800;

/** A vector in whole numbers from -127 to 127, and what one of them is worth. */
interface HeldVector {
  readonly numbers: Int8Array;
  readonly scale: number;
}

/** Compares a question with short texts in meaning. Vectors of texts that were compared last are held. */
export class TextNearness {
  readonly #embedder: SentenceEmbedder;
  readonly #longestMs: number;
  /** Least recently used first. */
  readonly #held = new Map<string, HeldVector>();

  /** @param longestMs time that a question waits for vectors; those that come later are for the next one */
  constructor(embedder: SentenceEmbedder, longestMs = LONGEST_MS) {
    this.#embedder = embedder;
    this.#longestMs = longestMs;
  }

  /**
   * Computes the likeness of a question and each text, in order.
   *
   * @param question vector of the same model
   * @throws EmbeddingsUnavailable if texts cannot be embedded in time
   */
  async of(question: Embedding, texts: readonly string[]): Promise<readonly number[]> {
    const unknown = [...new Set(texts.filter((text) => !this.#held.has(text)))];
    if (unknown.length > 0) await this.#inTime(this.#embed(unknown));
    return texts.map((text) => {
      const vector = this.#held.get(text) ?? heldOf();
      this.#keep(text, vector);
      return this.#embedder.likeness(product(question, vector));
    });
  }

  async #embed(texts: readonly string[]): Promise<void> {
    const vectors = await this.#embedder.embedAll(texts);
    for (const [index, text] of texts.entries()) this.#keep(text, heldOf(vectors[index]));
  }

  async #inTime(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const error = new EmbeddingsUnavailable('The model was not ready in time.');
      timer = setTimeout(reject, this.#longestMs, error);
    });
    try {
      await Promise.race([work, tooLate]);
    } finally {
      clearTimeout(timer);
    }
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
