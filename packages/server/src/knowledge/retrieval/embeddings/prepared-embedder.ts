import { readFile } from 'node:fs/promises';
import type { Embedding, SentenceEmbedder } from './sentence-embedder.js';
import { asQuestion, decodeVectors, type VectorFile } from './vector-file.js';

/**
 * An embedder that knows some texts by heart: their vectors come along in a file. So the demo's
 * articles are found by meaning after the first start without the model having been loaded.
 */
export class PreparedEmbedder implements SentenceEmbedder {
  readonly #embedder: SentenceEmbedder;
  readonly #path: string;
  #file: Promise<VectorFile> | null = null;

  /** @param path a file that encodeVectors made; read with the first text */
  constructor(embedder: SentenceEmbedder, path: string) {
    this.#embedder = embedder;
    this.#path = path;
  }

  get model(): string {
    return this.#embedder.model;
  }

  get dimensions(): number | null {
    return this.#embedder.dimensions;
  }

  get languages(): readonly string[] | null {
    return this.#embedder.languages;
  }

  get passageLength(): number {
    return this.#embedder.passageLength;
  }

  get textsPerQuestion(): number {
    return this.#embedder.textsPerQuestion ?? 0;
  }

  likeness(cosine: number): number {
    return this.#embedder.likeness(cosine);
  }

  async embed(text: string, signal?: AbortSignal): Promise<Embedding> {
    return (await this.#known(asQuestion(text))) ?? this.#embedder.embed(text, signal);
  }

  async embedAll(
    texts: readonly string[],
    ...how: [signal?: AbortSignal, givesWay?: boolean]
  ): Promise<Embedding[]> {
    const known = await Promise.all(texts.map((text) => this.#known(text)));
    const unknown = texts.filter((_, index) => known[index] === null);
    const made = unknown.length === 0 ? [] : await this.#embedder.embedAll(unknown, ...how);
    const next = made.values();
    return known.map((vector) => vector ?? next.next().value ?? new Float32Array());
  }

  async warm(): Promise<void> {
    await this.#embedder.warm?.();
  }

  close(): Promise<void> {
    return this.#embedder.close();
  }

  async #known(text: string): Promise<Embedding | null> {
    this.#file ??= readFile(this.#path).then(decodeVectors);
    const { model, find } = await this.#file;
    return model === this.model ? find(text) : null;
  }
}
