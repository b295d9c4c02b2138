import { readFile } from 'node:fs/promises';
import type { EmbedOptions, Embedding, SentenceEmbedder } from './sentence-embedder.js';
import { decodeVectors, type VectorFile } from './vector-file.js';

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

  get dimensions(): number {
    return this.#embedder.dimensions;
  }

  speaks(language: string): boolean {
    return this.#embedder.speaks(language);
  }

  async embed(text: string, options?: EmbedOptions): Promise<Embedding> {
    this.#file ??= readFile(this.#path).then(decodeVectors);
    const { model, find } = await this.#file;
    const known = model === this.model ? find(text) : null;
    return known ?? this.#embedder.embed(text, options);
  }

  close(): Promise<void> {
    return this.#embedder.close();
  }
}
