import type { OutgoingMessage } from '@chatbot-test/shared/conversation/conversation.js';
import type { WidgetErrorCode } from '@chatbot-test/shared/errors/widget-catalogue.js';
import { OUTBOX } from './outbox-prefix.js';
import type { PageStorage } from '../visitor/visitor-token.js';
import type { Tabs } from './tabs.js';

/** Limits of one session: messages, and characters in all. The page needs room as well. */
const [MOST_MESSAGES, MOST_CHARACTERS] = [500, 256 * 1024];
/** Messages that nobody came back for are forgotten after this time, in ms. */
const FORGET_MS = 7 * 24 * 60 * 60_000;

/** A message as it is kept; `tab` is the page that sends it, `number` its place in the order. */
interface Kept extends Pick<OutgoingMessage, 'text' | 'createdAt' | 'problem'> {
  readonly tab: string;
  readonly number: number;
  readonly keptAt: number;
}

export interface KeptOutboxOptions {
  /** Undefined where the browser refuses it. */
  readonly storage: PageStorage | undefined;
  readonly tabs: Tabs | null;
  /** Prefix of the keys of a session's messages; empty: those from before there was a session. */
  readonly prefix: (session: string) => string;
  /** Id of the session; empty before there is one. */
  readonly session: string;
  /** Messages that this page has kept already, by key. */
  readonly early: Map<string, string>;
  /** Told once of each thing that keeps messages from being kept; then they are in memory only. */
  readonly onProblem: (code: WidgetErrorCode) => void;
  /** Messages of a page that is gone have come to this one. */
  readonly onAdopted: (messages: readonly OutgoingMessage[]) => void;
}

/**
 * Messages that are not sent yet, kept in the browser so that they survive a refresh. Each message
 * has a key of its own, which names its session too, and one page that sends it: the one where it was
 * written or, when that is gone, another one of the same session.
 */
export class KeptOutbox {
  readonly #options: KeptOutboxOptions;
  readonly #ended = new AbortController();
  /** Messages that this page keeps, as they are in the storage. */
  readonly #written: Map<string, string>;
  readonly #numbers = new Map<string, number>();
  readonly #awaited = new Set<string>();
  readonly #told = new Set<WidgetErrorCode>();
  #session: string;
  #last = 0;

  constructor(options: KeptOutboxOptions) {
    this.#options = options;
    this.#session = options.session;
    this.#written = options.early;
    this.#readAll();
    const listener = ({ key, newValue }: StorageEvent): void => {
      if (this.#session && newValue && key?.startsWith(this.#prefix())) void this.#look();
    };
    window.addEventListener('storage', listener, { signal: this.#ended.signal });
  }

  /** Keeps exactly these; what was acked is in the log. */
  sync(outbox: readonly OutgoingMessage[]): void {
    const waiting = outbox.filter(({ state }) => state !== 'sent').slice(0, MOST_MESSAGES);
    const wanted = new Map<string, string>();
    let characters = 0;
    for (const message of waiting) {
      const kept = this.#keep(message);
      characters += kept.length;
      if (characters <= MOST_CHARACTERS) wanted.set(this.#prefix() + message.cid, kept);
    }
    for (const key of this.#written.keys()) if (!wanted.has(key)) this.#remove(key);
    for (const [key, kept] of wanted) if (this.#written.get(key) !== kept) this.#write(key, kept);
    if (wanted.size < outbox.filter(({ state }) => state !== 'sent').length) {
      this.#tell('storage-full');
    }
  }

  /**
   * This is the session from now on. Resolves when messages of pages that are gone, of this session
   * or from before there was one, have come here.
   */
  async enter(session: string, outbox: readonly OutgoingMessage[]): Promise<void> {
    this.#session = session;
    this.sync(outbox);
    await this.#look();
  }

  stop(): void {
    this.#ended.abort();
  }

  async #look(): Promise<void> {
    const { tabs } = this.#options;
    if (!tabs) return;
    const gone = new Set<string>();
    for (const tab of new Set(this.#others().map(({ kept }) => kept.tab))) {
      if (await tabs.isGone(tab)) gone.add(tab);
      else if (!this.#awaited.has(tab)) {
        this.#awaited.add(tab);
        tabs.whenGone(tab, () => {
          this.#awaited.delete(tab);
          this.#adopt(new Set([tab]));
        });
      }
    }
    this.#adopt(gone);
  }

  /** All at once, so that they come in the order in which they were written, whatever the page. */
  #adopt(tabs: ReadonlySet<string>): void {
    if (this.#ended.signal.aborted) return;
    const left = this.#others().filter(({ kept }) => tabs.has(kept.tab));
    if (left.length === 0) return;
    left.sort((a, b) => a.kept.number - b.kept.number);
    for (const { key, cid, kept } of left) {
      this.#remove(key);
      this.#numbers.set(cid, kept.number);
    }
    this.#options.onAdopted(
      left.map(({ cid, kept: { text, createdAt, problem } }) =>
        problem
          ? { cid, text, createdAt, state: 'failed', problem }
          : { cid, text, createdAt, state: 'sending' },
      ),
    );
  }

  /** Lists the messages that other pages keep for this session, or kept before they had one. */
  #others(): { key: string; cid: string; kept: Kept }[] {
    const mine = this.#options.tabs?.id;
    return [this.#prefix(), this.#prefix('')].flatMap((prefix) =>
      this.#keys()
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => {
          const kept = parse(this.#options.storage?.getItem(key));
          return kept && kept.tab !== mine ? [{ key, cid: key.slice(prefix.length), kept }] : [];
        }),
    );
  }

  /** Forgets what is old; what is written from now on comes after all that is kept. */
  #readAll(): void {
    for (const key of this.#keys()) {
      if (!key.startsWith(OUTBOX)) continue;
      const kept = parse(this.#options.storage?.getItem(key));
      if (!kept || Date.now() - kept.keptAt > FORGET_MS) this.#remove(key);
      else this.#last = Math.max(this.#last, kept.number);
    }
  }

  #keys(): string[] {
    try {
      const { storage } = this.#options;
      return [...Array(storage?.length ?? 0).keys()].map((index) => storage?.key(index) ?? '');
    } catch {
      return [];
    }
  }

  #keep({ cid, text, createdAt, problem }: OutgoingMessage): string {
    const number = this.#numbers.get(cid) ?? Math.max(this.#last + 1, Date.now());
    this.#last = Math.max(this.#last, number);
    this.#numbers.set(cid, number);
    const tab = this.#options.tabs?.id ?? '';
    // When it was kept is when it was written: so what has not changed is the same text.
    const keptAt = Date.parse(createdAt) || Date.now();
    return JSON.stringify({ tab, number, keptAt, text, createdAt, problem } satisfies
      Kept | object);
  }

  #prefix(session = this.#session): string {
    return this.#options.prefix(session);
  }

  #write(key: string, kept: string): void {
    const { storage } = this.#options;
    if (!storage) return this.#tell('storage-unavailable');
    try {
      storage.setItem(key, kept);
      this.#written.set(key, kept);
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.#tell(isFull ? 'storage-full' : 'storage-unavailable');
    }
  }

  #remove(key: string): void {
    this.#written.delete(key);
    try {
      this.#options.storage?.removeItem(key);
    } catch {
      // What cannot be removed cannot be read either.
    }
  }

  #tell(code: WidgetErrorCode): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#options.onProblem(code);
  }
}

/** Null for what is not ours, or of another version. What was kept early has no page that sends it. */
function parse(text: string | null | undefined): Kept | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Kept> | null;
    if (!value) return null;
    const { number = NaN, tab = '', keptAt = number, createdAt } = value;
    const isKept =
      typeof value.text === 'string' &&
      typeof tab === 'string' &&
      typeof createdAt === 'string' &&
      Number.isFinite(number) &&
      Number.isFinite(keptAt);
    return isKept ? { ...(value as Kept), tab, keptAt } : null;
  } catch {
    return null;
  }
}
