import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { LiveStore } from '../live-store/live-store.js';

/** Sessions that have changed in the last moment. */
export interface ChangedSessions {
  readonly ids: readonly string[];
}

/** Changes are told together, so often at most, in ms. */
const TOGETHER_MS = 200;
/** Most sessions in one piece of news. */
const MOST = 500;

/** Topic on which all processes hear of changed sessions of a mode. */
export function changedTopic(mode: SessionMode): string {
  return `changed-sessions:${mode}`;
}

/** Tells those who watch over sessions, on whatever process, which of them have changed. */
export class SessionNews {
  readonly #liveStore: LiveStore;
  readonly #mode: SessionMode;
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(liveStore: LiveStore, mode: SessionMode) {
    this.#liveStore = liveStore;
    this.#mode = mode;
  }

  changed(sessionId: string): void {
    this.#changed.add(sessionId);
    this.#timer ??= setTimeout(() => this.#tell(), TOGETHER_MS).unref();
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#timer = null;
    const ids = [...this.#changed];
    this.#changed = new Set();
    for (let i = 0; i < ids.length; i += MOST) {
      const news: ChangedSessions = { ids: ids.slice(i, i + MOST) };
      this.#liveStore.publish(changedTopic(this.#mode), JSON.stringify(news));
    }
  }
}

/**
 * The same live store, which also tells who watches over sessions of whatever happens in one: all
 * of it is published on the session's topic. Text on the way changes nothing in a list.
 */
export function toldTo(news: SessionNews, liveStore: LiveStore): LiveStore {
  return {
    get deltaMs() {
      return liveStore.deltaMs;
    },
    get isDegraded() {
      return liveStore.isDegraded;
    },
    publish: (topic, text, read) => {
      liveStore.publish(topic, text, read);
      if (topic.startsWith(SESSION) && !text.startsWith(DELTA)) {
        news.changed(topic.slice(SESSION.length));
      }
    },
    subscribe: (topic, listener) => liveStore.subscribe(topic, listener),
    onMissed: (listener) => liveStore.onMissed(listener),
    appendReply: (sessionId, piece) => liveStore.appendReply(sessionId, piece),
    getReply: (sessionId, replyId) => liveStore.getReply(sessionId, replyId),
    dropReply: (sessionId, replyId) => liveStore.dropReply(sessionId, replyId),
    setPresent: (sessionId, sockets) => liveStore.setPresent(sessionId, sockets),
    countPresent: (sessionId) => liveStore.countPresent(sessionId),
    close: () => liveStore.close(),
  };
}

const SESSION = 'session:';
const DELTA = '{"type":"delta"';
