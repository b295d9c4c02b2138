import type { SourceSelector } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import type { CitationMark } from '../wire/citation-marks.js';
import type { WireEvent } from '../wire/wire-events.js';
import { firstText, holds, isMeant, valuesAt } from './path.js';

/** More than that nobody looks through. */
const MOST_SOURCES = 20;
/** Longest title, in characters. */
const LONGEST_TITLE = 200;
/** Longest passage and address, in characters. */
const LONGEST_TEXT = 2_000;

type Found = Omit<Source, 'index'>;

/**
 * Collects what a service says that its reply rests on, each source once. Those that its text cites
 * by marks come first, by the numbers that were said in their place; the others in their order.
 */
export class CitedSources {
  readonly #selectors: readonly SourceSelector[];
  readonly #found = new Map<string, Found>();
  /** Keys of sources by the marks that were told with them. */
  readonly #keys = new Map<string, string>();
  /** The marks in the text, each once. */
  readonly #marks = new Map<string, CitationMark>();

  constructor(selectors: readonly SourceSelector[]) {
    this.#selectors = selectors;
  }

  get all(): Source[] {
    const left = new Map(this.#found);
    const marked = [...this.#marks.values()].map((mark) => {
      const key = this.#keyOf(mark);
      left.delete(key);
      return this.#found.get(key) ?? namedBy(mark);
    });
    return [...marked, ...left.values()].map((source, index) => ({ index: index + 1, ...source }));
  }

  take(event: WireEvent): void {
    for (const selector of this.#selectors) {
      if (selector.when && !holds(event, selector.when)) continue;
      for (const value of valuesAt(event, selector.path)) {
        const entry = { value, data: '', name: '' };
        if (!selector.only || isMeant(entry, selector.only)) this.#add(entry, selector);
      }
    }
  }

  /** @returns the citation in the place of a mark; empty where there are too many */
  cite(mark: CitationMark): string {
    if (this.#marks.size < MOST_SOURCES && !this.#marks.has(mark.text)) {
      this.#marks.set(mark.text, mark);
    }
    const index = [...this.#marks.keys()].indexOf(mark.text);
    return index < 0 ? '' : `[${index + 1}]`;
  }

  #add(entry: WireEvent, selector: SourceSelector): void {
    const source = sourceIn(entry, selector);
    if (!source || this.#found.size >= MOST_SOURCES) return;
    const key = JSON.stringify([source.documentId, source.passage]);
    if (this.#replaced(source, key)) return;
    const mark = firstText(entry, selector.mark ?? []);
    if (mark !== '') this.#keys.set(mark, key);
    if (!this.#found.has(key)) this.#found.set(key, source);
  }

  /**
   * Puts a source in the place of what was told of it before: a service may list addresses, and beside
   * them what is there.
   *
   * @returns whether it is known
   */
  #replaced(source: Found, key: string): boolean {
    const all = [...this.#found];
    const alike = all.find(([, { documentId }]) => documentId === source.documentId);
    if (!alike || !(isBare(source) || isBare(alike[1]))) return false;
    if (isBare(source)) return true;
    const found = all.map((each) => (each === alike ? ([key, source] as const) : each));
    this.#found.clear();
    for (const [name, each] of found) this.#found.set(name, each);
    return true;
  }

  /** The source that was told with the mark, or has its name; the only one, where both are alone. */
  #keyOf({ text, name }: CitationMark): string {
    const told = this.#keys.get(text);
    if (told !== undefined) return told;
    const named = [...this.#found].find(([, { title }]) => title === name);
    if (named) return named[0];
    const [only = '', ...others] = this.#found.keys();
    return others.length === 0 && this.#marks.size === 1 ? only : '';
  }
}

/** Null for an entry with neither title, address nor text. */
function sourceIn(entry: WireEvent, { title, url, text }: SourceSelector): Found | null {
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

/** Tells whether nothing is known of a source but its address. */
function isBare({ title, passage, url }: Found): boolean {
  return title === url && passage === url;
}

/** All that is known of a source which the service does not tell. */
function namedBy({ name, text }: CitationMark): Found {
  const title = name || text;
  return { documentId: text, title, heading: '', passage: title, url: null };
}
