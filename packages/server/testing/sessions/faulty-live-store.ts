import type {
  LivePiece,
  LiveReply,
  LiveStore,
  Unsubscribe,
} from '../../src/live-store/live-store.js';
import { MemoryLiveStore } from '../../src/live-store/memory-live-store.js';

/** Faults of news and of the text of replies; numbers come from `random`, 0 to 1. */
export interface LiveFaults {
  readonly random: () => number;
  /** Chance that a listener does not hear a piece of news, hears it twice, or later than others. */
  lost: number;
  repeated: number;
  late: number;
  /** Chance that the text of a reply is forgotten. */
  wiped: number;
}

/** A live store that does what networks and caches do: the log has to make up for it. */
export class FaultyLiveStore implements LiveStore {
  readonly deltaMs = 0;
  readonly isDegraded = false;
  readonly #store = new MemoryLiveStore((error) => {
    throw error;
  });
  readonly #faults: LiveFaults;

  constructor(faults: LiveFaults) {
    this.#faults = faults;
  }

  publish(topic: string, news: string): void {
    this.#store.publish(topic, news);
  }

  subscribe(topic: string, listener: (news: string) => void): Promise<Unsubscribe> {
    const { random } = this.#faults;
    return this.#store.subscribe(topic, (news) => {
      if (random() < this.#faults.lost) return;
      if (random() < this.#faults.late) setTimeout(() => listener(news), random() * 5);
      else listener(news);
      if (random() < this.#faults.repeated) listener(news);
    });
  }

  appendReply(sessionId: string, piece: LivePiece): void {
    if (this.#faults.random() < this.#faults.wiped) this.dropReply(sessionId, piece.replyId);
    else this.#store.appendReply(sessionId, piece);
  }

  getReply(sessionId: string, replyId: string): Promise<LiveReply | null> {
    return this.#store.getReply(sessionId, replyId);
  }

  dropReply(sessionId: string, replyId: string): void {
    this.#store.dropReply(sessionId, replyId);
  }

  onMissed(): Unsubscribe {
    return this.#store.onMissed();
  }

  setPresent(sessionId: string, sockets: number): void {
    this.#store.setPresent(sessionId, sockets);
  }

  countPresent(sessionId: string): Promise<number> {
    return this.#store.countPresent(sessionId);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
