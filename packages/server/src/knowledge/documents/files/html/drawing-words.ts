/** Place in a page: all of a page is read, and of a drawing nothing but its words. */
type Place = 'page' | 'drawing' | 'words';

/** Parts of a drawing that are shown nowhere, or elsewhere. */
const NEVER =
  /^(?:defs|symbol|metadata|clippath|mask|pattern|marker|filter|style|script|lineargradient|radialgradient)$/;
/** HTML that ends a drawing nobody has closed, as it does in a browser (HTML, 13.2.6.5). */
const ENDS = /^(?:blockquote|body|div|dl|h[1-6]|hr|li|menu|nav|ol|p|pre|table|ul)$/;

/** Finds the words of drawings (SVG) in a page, while its elements come in. */
export class DrawingWords {
  readonly #withNames: boolean;
  #place: Place = 'page';
  /** Words that come next begin a line. */
  #isNext = false;
  #hasWords = false;

  /** @param withNames true if the names and descriptions of drawings are read too */
  constructor(withNames: boolean) {
    this.#withNames = withNames;
  }

  /** True where HTML is read, which drawings may have in them. */
  get isPage(): boolean {
    return this.#place === 'page';
  }

  get hasText(): boolean {
    return this.#place !== 'drawing';
  }

  /** Tells whether the next words begin a line, once for each. */
  beginsLine(): boolean {
    const begins = this.#isNext && this.#hasWords;
    this.#hasWords ||= this.#isNext;
    this.#isNext = false;
    return begins;
  }

  /** Tells whether an element of a drawing is not shown, or is no text of it. */
  isLeftOut(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (this.#place === 'page') return false;
    if (NEVER.test(name) || attributes['display'] === 'none') return true;
    return (
      attributes['visibility'] === 'hidden' || (!this.#withNames && /^(?:title|desc)$/.test(name))
    );
  }

  /** Enters an element. @returns what `close` wants to be told when it ends */
  open(name: string): Place | null {
    const before = this.#place;
    if (before === 'page') {
      if (name !== 'svg') return null;
      this.#hasWords = false;
      this.#place = 'drawing';
      return before;
    }
    if (ENDS.test(name)) {
      this.#place = 'page';
      return null;
    }
    if (!/^(?:text|title|desc|foreignobject)$/.test(name)) return null;
    this.#place = name === 'foreignobject' ? 'page' : 'words';
    this.#isNext = true;
    return before;
  }

  close(before: Place | null): void {
    if (before !== null) this.#place = before;
  }
}

/** Tells whether an element within the words of a drawing stands at another place than what is before it. */
export const isPlaced = (attributes: Readonly<Record<string, string>>): boolean =>
  'x' in attributes || 'y' in attributes || 'dy' in attributes;
