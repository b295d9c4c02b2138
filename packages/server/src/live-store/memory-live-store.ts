import { withPiece } from './live-reply.js';
import type { LivePiece, LiveReply, LiveStore, Unsubscribe } from './live-store.js';

type Listener = (news: string) => void;

/** The live store of a single process. */
export class MemoryLiveStore implements LiveStore {
  readonly deltaMs = 0;
  readonly isDegraded = false;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #replies = new Map<string, LiveReply>();
  readonly #present = new Map<string, number>();

  /** @param onError told what a listener throws; the other listeners hear the news all the same */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  publish(topic: string, news: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) {
      try {
        listener(news);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  subscribe(topic: string, listener: Listener): Promise<Unsubscribe> {
    const listeners = this.#listeners.get(topic) ?? new Set();
    // The same function may subscribe twice; each subscription ends by itself.
    const own: Listener = (news) => listener(news);
    this.#listeners.set(topic, listeners.add(own));
    return Promise.resolve(() => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) {
        this.#listeners.delete(topic);
      }
    });
  }

  /** Nothing is ever missed. */
  onMissed(): Unsubscribe {
    return () => undefined;
  }

  appendReply(sessionId: string, piece: LivePiece): void {
    const key = keyOf(sessionId, piece.replyId);
    const reply = withPiece(this.#replies.get(key) ?? null, piece);
    if (reply) this.#replies.set(key, reply);
  }

  getReply(sessionId: string, replyId: string): Promise<LiveReply | null> {
    return Promise.resolve(this.#replies.get(keyOf(sessionId, replyId)) ?? null);
  }

  dropReply(sessionId: string, replyId: string): void {
    this.#replies.delete(keyOf(sessionId, replyId));
  }

  setPresent(sessionId: string, sockets: number): void {
    if (sockets > 0) this.#present.set(sessionId, sockets);
    else this.#present.delete(sessionId);
  }

  countPresent(sessionId: string): Promise<number> {
    return Promise.resolve(this.#present.get(sessionId) ?? 0);
  }

  close(): Promise<void> {
    this.#listeners.clear();
    this.#replies.clear();
    this.#present.clear();
    return Promise.resolve();
  }
}

function keyOf(sessionId: string, replyId: string): string {
  return `${sessionId}/${replyId}`;
}
