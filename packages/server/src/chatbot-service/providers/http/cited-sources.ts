import type { SourceSelector } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import type { WireEvent } from '../wire/wire-events.js';
import { firstText, holds, valuesAt } from './path.js';

/** More than that nobody looks through. */
const MOST_SOURCES = 20;
/** Longest title, in characters. */
const LONGEST_TITLE = 200;
/** Longest passage and address, in characters. */
const LONGEST_TEXT = 2_000;

/** Collects what a service says that its reply rests on, each source once, in its order. */
export class CitedSources {
  readonly #selectors: readonly SourceSelector[];
  readonly #found = new Map<string, Source>();

  constructor(selectors: readonly SourceSelector[]) {
    this.#selectors = selectors;
  }

  get all(): Source[] {
    return [...this.#found.values()];
  }

  take(event: WireEvent): void {
    for (const selector of this.#selectors) {
      if (selector.when && !holds(event, selector.when)) continue;
      for (const value of valuesAt(event, selector.path)) {
        this.#add(sourceIn({ value, data: '', name: '' }, selector));
      }
    }
  }

  #add(source: Omit<Source, 'index'> | null): void {
    if (!source || this.#found.size >= MOST_SOURCES) return;
    const key = JSON.stringify([source.documentId, source.passage]);
    if (!this.#found.has(key)) this.#found.set(key, { index: this.#found.size + 1, ...source });
  }
}

/** Null for an entry with neither title, address nor text. */
function sourceIn(
  entry: WireEvent,
  { title, url, text }: SourceSelector,
): Omit<Source, 'index'> | null {
  const address = firstText(entry, url).slice(0, LONGEST_TEXT);
  const name = (firstText(entry, title) || address).slice(0, LONGEST_TITLE);
  const passage = (firstText(entry, text) || address || name).slice(0, LONGEST_TEXT);
  if (passage === '') return null;
  return {
    // Passages of the same document are shown together.
    documentId: address || name || passage.slice(0, LONGEST_TITLE),
    title: name || passage.slice(0, LONGEST_TITLE),
    heading: '',
    passage,
    url: /^https?:\/\//i.test(address) ? address : null,
  };
}
