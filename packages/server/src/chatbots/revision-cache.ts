import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';

type Load = (chatbotId: string, mode: SessionMode) => Promise<ChatbotRevision | null>;

interface Entry {
  readonly revision: Promise<ChatbotRevision | null>;
  /** Time until which it is valid, as of `performance.now()`. */
  readonly until: number;
}

const ENTRIES = 1_000;
/** Bounds how long another process's save goes unnoticed where no news of it came. */
const LIFE_MS = 2_500;

/** Revisions in use. What is known to have changed is dropped at once; the rest is read again soon. */
export class RevisionCache {
  readonly #load: Load;
  readonly #entries = new Map<string, Entry>();

  constructor(load: Load) {
    this.#load = load;
  }

  get(chatbotId: string, mode: SessionMode): Promise<ChatbotRevision | null> {
    const key = keyOf(chatbotId, mode);
    const now = performance.now();
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.revision;
    const entry: Entry = { revision: this.#load(chatbotId, mode), until: now + LIFE_MS };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#forgetOldest();
    // What is missing or could not be read may be there the next time.
    const forget = () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    entry.revision.then((revision) => {
      if (!revision) forget();
    }, forget);
    return entry.revision;
  }

  drop(chatbotId: string, mode: SessionMode): void {
    this.#entries.delete(keyOf(chatbotId, mode));
  }

  clear(): void {
    this.#entries.clear();
  }

  #forgetOldest(): void {
    if (this.#entries.size <= ENTRIES) return;
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key);
      return;
    }
  }
}

function keyOf(chatbotId: string, mode: SessionMode): string {
  return `${mode}:${chatbotId}`;
}
