import type { QuickReplySelector } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { WireEvent } from '../wire/wire-events.js';
import { firstText, holds, isMeant, valuesAt } from './path.js';

/** The page shows no more. */
const MOST_OFFERED = 6;
/** Most that are remembered of a conversation: a question before may be asked again. */
const MOST_REMEMBERED = 24;
/** Longest text of one, in characters. */
const LONGEST = 2_000;

/** Texts that are sent to a service for quick replies, by their titles. */
export type Payloads = Readonly<Record<string, string>>;

/** Collects what a service offers to say next: each title once, with what the service wants to read for it. */
export class QuickReplies {
  readonly #selectors: readonly QuickReplySelector[];
  readonly #offered = new Map<string, string>();

  constructor(selectors: readonly QuickReplySelector[]) {
    this.#selectors = selectors;
  }

  get titles(): string[] {
    return [...this.#offered.keys()];
  }

  take(event: WireEvent): void {
    for (const { path, when, only, title = '', value = [] } of this.#selectors) {
      if (when && !holds(event, when)) continue;
      for (const found of valuesAt(event, path)) {
        const entry = { value: found, data: '', name: '' };
        if (only && !isMeant(entry, only)) continue;
        const shown = firstText(entry, [title]).slice(0, LONGEST);
        const isRoom = this.#offered.size < MOST_OFFERED || this.#offered.has(shown);
        if (shown !== '' && isRoom) {
          this.#offered.set(shown, firstText(entry, value).slice(0, LONGEST) || shown);
        }
      }
    }
  }

  /** The payloads of a conversation, these behind those before; undefined: there are none. */
  payloadsBehind(before: Payloads = {}): Payloads | undefined {
    const offered = [...this.#offered].filter(([title, payload]) => payload !== title);
    const all = [
      ...Object.entries(before).filter(([title]) => !this.#offered.has(title)),
      ...offered,
    ];
    return all.length === 0 ? undefined : Object.fromEntries(all.slice(-MOST_REMEMBERED));
  }
}

/** Finds the text that the service is to read for one of the visitor's: a quick reply stands for its payload. */
export function payloadOf(text: string, payloads: Payloads = {}): string {
  return Object.hasOwn(payloads, text) ? (payloads[text] ?? text) : text;
}
