import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';

/** Report of a page about what it was served. */
export type SeenPage = NonNullable<HelloFrame['seen']>;

/** The part of `Storage` that is used. */
export type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Keeps the token that opens a visitor's conversation again. Where the browser refuses storage
 * (blocked, full, a sandboxed frame) it is kept until the page goes.
 */
export class VisitorToken {
  readonly #key: string;
  readonly #storage: PageStorage | undefined;
  #token: string | undefined;

  constructor(server: string, chatbotId: string, storage: PageStorage | undefined) {
    this.#key = `chatbot-test:visitor:${server}:${chatbotId}`;
    this.#storage = storage;
  }

  get(): string | undefined {
    try {
      return this.#storage?.getItem(this.#key) ?? this.#token;
    } catch {
      return this.#token;
    }
  }

  set(token: string): void {
    this.#token = token;
    this.#try((storage) => storage.setItem(this.#key, token));
  }

  clear(): void {
    this.#token = undefined;
    this.#try((storage) => storage.removeItem(this.#key));
  }

  #try(use: (storage: PageStorage) => void): void {
    try {
      if (this.#storage) use(this.#storage);
    } catch {
      // The token in memory serves until the page goes.
    }
  }
}

/** Findings of this page about what it was served, by fingerprint. */
export const SEEN = new Map<string, SeenPage>();

/** Takes the part of it that a hello tells. */
export function seenPage({ fingerprint }: { readonly fingerprint: string }): SeenPage {
  return SEEN.get(fingerprint) ?? { fingerprint };
}

/** The page's `localStorage`; undefined where even asking for it is refused. */
export function pageStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
