import { withPiece } from './live-reply.js';
import type { Listener, LivePiece, LiveReply, LiveStore, Unsubscribe } from './live-store.js';

interface Subscription {
  readonly listener: Listener;
}

/** The live store of a single process. */
export class MemoryLiveStore implements LiveStore {
  readonly deltaMs = 0;
  readonly isDegraded = false;
  readonly #onError: (error: unknown) => void;
  readonly #onUnheard: (topic: string) => void;
  readonly #subscriptions = new Map<string, Set<Subscription>>();
  /**
   * Replies by session, then by reply id: one key of both would be built and hashed for each piece.
   */
  readonly #replies = new Map<string, Map<string, LiveReply>>();
  readonly #present = new Map<string, number>();

  /**
   * @param onError told what a listener throws; the other listeners hear the news all the same
   * @param onUnheard told of a topic that nobody listens to any more
   */
  constructor(
    onError: (error: unknown) => void,
    onUnheard: (topic: string) => void = () => undefined,
  ) {
    this.#onError = onError;
    this.#onUnheard = onUnheard;
  }

  publish(topic: string, news: string, read?: unknown): void {
    for (const { listener } of this.#subscriptions.get(topic) ?? []) {
      try {
        listener(news, read);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  subscribe(topic: string, listener: Listener): Promise<Unsubscribe> {
    const all = this.#subscriptions.get(topic) ?? new Set();
    // The same function may subscribe twice; each subscription ends by itself.
    const own: Subscription = { listener };
    this.#subscriptions.set(topic, all.add(own));
    return Promise.resolve(() => {
      if (!all.delete(own) || all.size > 0 || this.#subscriptions.get(topic) !== all) return;
      this.#subscriptions.delete(topic);
      this.#onUnheard(topic);
    });
  }

  /** Nothing is ever missed. */
  onMissed(): Unsubscribe {
    return () => undefined;
  }

  appendReply(sessionId: string, piece: LivePiece): void {
    const known = this.#replies.get(sessionId);
    const reply = withPiece(known?.get(piece.replyId) ?? null, piece);
    if (!reply) return;
    if (known) known.set(piece.replyId, reply);
    else this.#replies.set(sessionId, new Map([[piece.replyId, reply]]));
  }

  getReply(sessionId: string, replyId: string): Promise<LiveReply | null> {
    return Promise.resolve(this.#replies.get(sessionId)?.get(replyId) ?? null);
  }

  dropReply(sessionId: string, replyId: string): void {
    const known = this.#replies.get(sessionId);
    known?.delete(replyId);
    if (known?.size === 0) this.#replies.delete(sessionId);
  }

  setPresent(sessionId: string, sockets: number): void {
    if (sockets > 0) this.#present.set(sessionId, sockets);
    else this.#present.delete(sessionId);
  }

  countPresent(sessionId: string): Promise<number> {
    return Promise.resolve(this.#present.get(sessionId) ?? 0);
  }

  close(): Promise<void> {
    this.#subscriptions.clear();
    this.#replies.clear();
    this.#present.clear();
    return Promise.resolve();
  }
}
