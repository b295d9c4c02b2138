import { setTimeout as after } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { EgressClient } from '../../../../egress/egress-client.js';
import { TEXTS_VERSION } from '../embedded-texts.js';
import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from '../sentence-embedder.js';
import { calibrationOf, CALIBRATION_TEXTS, likeness, type Calibration } from './calibration.js';
import {
  embeddingEndpoint,
  type EmbeddingEndpoint,
  type EmbeddingSettings,
} from './embedding-endpoint.js';
import { requestEmbeddings } from './request-embeddings.js';

/** Texts in one request: services differ in what they take, OpenAI takes 2,048. */
const MOST_TEXTS = 64;
/** Code units of a text; a passage is seldom longer, a question may be. */
const LONGEST_TEXT = 2_000;
/** A failed question is asked once more, after such a pause, unless the service wants a longer one. */
const PAUSE_MS = 250;

const LIMITS = { totalMs: 60_000, maxBytes: 64 * 1024 * 1024 };

/** A model behind an OpenAI-compatible address makes the vectors, in whatever language and size. */
export class EndpointSentenceEmbedder implements SentenceEmbedder {
  readonly languages = null;
  readonly passageLength = 1_000;
  readonly #endpoint: EmbeddingEndpoint;
  readonly #egress: EgressClient;
  readonly #closing = new AbortController();
  #dimensions: number | null = null;
  #calibration: Calibration | null = null;

  /** @param egress may ask the address, which may be inside */
  constructor(settings: EmbeddingSettings, egress: EgressClient) {
    this.#endpoint = embeddingEndpoint(settings);
    this.#egress = egress;
  }

  get model(): string {
    return `${this.#endpoint.name}#${TEXTS_VERSION}`;
  }

  get dimensions(): number | null {
    return this.#dimensions;
  }

  likeness(cosine: number): number {
    return this.#calibration ? likeness(cosine, this.#calibration) : cosine;
  }

  async embed(text: string, signal?: AbortSignal): Promise<Embedding> {
    // What the model's cosines mean is found out with the first question.
    const more = this.#calibration === null ? CALIBRATION_TEXTS : [];
    const [vector, ...others] = await this.#askTwice([text, ...more], signal);
    if (others.length > 0) this.#calibration = calibrationOf(others);
    return vector ?? new Float32Array();
  }

  async embedAll(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]> {
    const vectors: Embedding[] = [];
    for (let at = 0; at < texts.length; at += MOST_TEXTS) {
      vectors.push(...(await this.#ask(texts.slice(at, at + MOST_TEXTS), signal)));
    }
    return vectors;
  }

  /** Ends every request. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#egress.close();
  }

  async #askTwice(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]> {
    try {
      return await this.#ask(texts, signal);
    } catch (error) {
      const mayPass =
        error instanceof EmbeddingsUnavailable &&
        error.retryAfterMs !== null &&
        error.retryAfterMs <= PAUSE_MS;
      if (!mayPass || signal?.aborted || this.#closing.signal.aborted) throw error;
      await after(PAUSE_MS, undefined, { signal: this.#ending(signal) }).catch(() => undefined);
      return this.#ask(texts, signal);
    }
  }

  async #ask(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]> {
    const clean = texts.map(cleanText);
    const send = (url: string, init: RequestInit) => this.#egress.fetch(url, init, LIMITS);
    const vectors = await requestEmbeddings(this.#endpoint, send, clean, this.#ending(signal));
    const size = vectors[0]?.length ?? null;
    // What is stored so far compares with none of them: another model is behind the same name.
    if (this.#dimensions !== null && size !== this.#dimensions) {
      const { host } = this.#endpoint;
      const reason = `its vectors have ${size} numbers, and had ${this.#dimensions} before; restart the server if that is meant`;
      throw new EmbeddingsUnavailable(
        new CodedError('service-unreadable', { host, reason }).message,
      );
    }
    this.#dimensions = size;
    return vectors;
  }

  #ending(signal?: AbortSignal): AbortSignal {
    const closing = this.#closing.signal;
    return signal ? AbortSignal.any([closing, signal]) : closing;
  }
}

/** Services refuse empty texts, and JSON cannot carry half of a surrogate pair. */
function cleanText(text: string): string {
  const clean = text
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Surrogate}\0]/gu, ' ')
    .trim();
  return clean || '.';
}
