import { Tokenizer, type Lexer, type MarkedOptions, type Token, type Tokens } from 'marked';
import { CJK } from './cjk-letters.js';

/**
 * End of an address that is written in a text: the standard knows the punctuation of English alone.
 * Hyphens and middle dots are in titles, and so in addresses.
 */
const ADDRESS_END = /(?![!-~\u2010-\u2013\xb7\u30fb])[\p{P}\uff01-\uff65]/u;
const TRAILING = /[?!.,:;*_'"~]$/;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/**
 * End of an address before a sentence without blanks goes on: in a path such letters mostly follow
 * a slash.
 */
const BEFORE_LETTERS = new RegExp(`^[^?#]*?[a-z\\d](?=[${CJK}])|[^]*`, 'iu');

/** Paragraph that is a formula, of a length that is usual: without a bound, thousands that begin take minutes. */
const DISPLAY_MATH =
  /^ {0,3}(?:\\\[(?:[^\n]|\n(?!\n)){0,1999}?\\\]|\$\$(?:[^\n]|\n(?!\n)){0,1999}?\$\$) *(?:\n|$)/;
/**
 * Formula within a text, of a length that is usual. One in single dollars is on one line, unless a sign of
 * formulas tells it from two prices.
 */
export const FORMULA =
  /\\\([^]{0,999}?\\\)|\\\[[^]{0,999}?\\\]|\$\$[^$]+\$\$|\$(?:[^$\s]|[^$\s](?:[^$\n]*|[^$]{0,200}[\\^_={][^$]{0,200})[^$\s])\$(?!\d)/;
/** Start of a line that ends the paragraph before it: of a footnote or a formula. */
export const ENDS_PARAGRAPH = /\[\^|(?:\$\$|\\\[) *\n/;
const INLINE_MATH = new RegExp(`^(?:${FORMULA.source})`);
/** Further paragraphs of it are indented. */
const FOOTNOTE =
  /^ {0,3}\[\^([^\][\s]{1,32})\]:([^\n]+(?:\n(?! {0,3}\[\^)[^\n]+|\n\n+(?: {4}|\t)[^\n]*)*)(?:\n|$)/;
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Characters of an address: of a text without blanks each part may begin one. */
const LONGEST_ADDRESS = 4_000;

/** Lines of a quote, after which the next begins: each part of one is looked for in all that follow. */
const MOST_OF_QUOTE = /^ {0,3}>[^\n]*(?:\n[^\n]+){999}\n/;

/** Marks inside each other beyond which they are text. */
export const DEEPEST = 30;

/** Footnote at the end of a text, as `[^label]: text`. */
export interface Footnote extends Tokens.Generic {
  readonly type: 'footnote';
  readonly label: string;
  readonly tokens: Token[];
}

/** A quote that says what it is for, as GitHub's `> [!NOTE]`. */
export interface Alert extends Tokens.Blockquote {
  readonly alert?: string;
}

/**
 * Markdown as models and people write it, where the standard was made for English: addresses end at
 * wide punctuation, one tilde is a tilde, and formulas keep their characters.
 */
export class Flavour extends Tokenizer {
  /**
   * Characters that may still be searched for the ends of marks. Each mark that has none is
   * searched for to the end of its text: without a bound, thousands of them take minutes.
   */
  room = Infinity;
  /** Marks that are being read inside each other: without a bound they overrun the stack. */
  #depth = 0;

  override emStrong(
    src: string,
    masked: string,
    before = '',
  ): Tokens.Em | Tokens.Strong | undefined {
    return /^[*_]/.test(src) ? this.#look(src, () => this.findEm(src, masked, before)) : undefined;
  }

  override del(src: string, masked: string, before = ''): Tokens.Del | undefined {
    if (!/^~~(?!~)/.test(src)) return undefined;
    return this.#look(src, () => this.findDel(src, masked, before));
  }

  protected findEm(
    src: string,
    masked: string,
    before: string,
  ): Tokens.Em | Tokens.Strong | undefined {
    return super.emStrong(src, masked, before);
  }

  protected findDel(src: string, masked: string, before: string): Tokens.Del | undefined {
    return super.del(src, masked, before);
  }

  /** Reads what was found once more, as a text of its own. */
  #look<Found extends Tokens.Generic>(
    src: string,
    find: () => Found | undefined,
  ): Found | undefined {
    if (this.room < 0 || this.#depth > DEEPEST) return undefined;
    this.#depth += 1;
    const found = find();
    this.#depth -= 1;
    this.room -= (found?.raw ?? src).length;
    return found;
  }

  override url(src: string): Tokens.Link | undefined {
    const near = src.slice(0, LONGEST_ADDRESS);
    const found = super.url(near);
    // Half of an address leads elsewhere.
    if (found?.raw === near && near !== src) return undefined;
    if (!found || found.href.startsWith('mailto:')) return found;
    const text = addressIn(found.text);
    if (text === found.text) return found;
    if (!/(\/\/|www\.)./.test(text)) return undefined;
    // Of what has no scheme the address is longer than the text.
    const href = found.href.slice(0, found.href.length - found.text.length) + text;
    return { ...found, raw: text, text, href, tokens: [{ type: 'text', raw: text, text }] };
  }

  override escape(src: string): Tokens.Escape | undefined {
    const [raw] = INLINE_MATH.exec(src) ?? [];
    return raw ? { type: 'escape', raw, text: raw } : super.escape(src);
  }

  /** `[^1]: word` is a footnote and no link called `^1`. */
  override def(src: string): Tokens.Def | undefined {
    return /^ {0,3}\[\^/.test(src) ? undefined : super.def(src);
  }

  /** Rows are only read below a head that begins a table: each two lines may be one. */
  override table(src: string): Tokens.Table | undefined {
    const head = /^.+\n.+(?:\n|$)/.exec(src)?.[0];
    return head && super.table(head) ? super.table(src) : undefined;
  }

  override blockquote(src: string): Alert | undefined {
    const found = super.blockquote(MOST_OF_QUOTE.exec(src)?.[0] ?? src);
    const [mark, kind] = ALERT.exec(found?.text ?? '') ?? [];
    if (!found || !mark || !kind) return found;
    const { state } = this.lexer;
    const { top } = state;
    state.top = true;
    const tokens = this.lexer.blockTokens(found.text.slice(mark.length), []);
    state.top = top;
    return { ...found, alert: kind.toLowerCase(), tokens };
  }
}

/** The address that a run of characters begins with, without what belongs to the sentence. */
function addressIn(run: string): string {
  const [text = ''] = BEFORE_LETTERS.exec(run.split(ADDRESS_END, 1)[0] ?? '') ?? [];
  const open: string[] = [];
  let end = 0;
  for (const sign of text) {
    if (sign in CLOSES && open.pop() !== CLOSES[sign]) break;
    if ('([{'.includes(sign)) open.push(sign);
    end += sign.length;
  }
  while (TRAILING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function displayMath(this: { lexer: Lexer }, src: string): Tokens.Generic | undefined {
  const [raw] = DISPLAY_MATH.exec(src) ?? [];
  return raw === undefined ? undefined : { type: 'math', raw, text: raw.trimEnd() };
}

function footnote(this: { lexer: Lexer }, src: string): Footnote | undefined {
  const [raw, label, text] = FOOTNOTE.exec(src) ?? [];
  if (raw === undefined || label === undefined || text === undefined) return undefined;
  const tokens: Token[] = [];
  this.lexer.inline(text.trimStart().replace(/\n\n\s*/g, '  \n'), tokens);
  return { type: 'footnote', raw, label, tokens };
}

function inlineMath(this: { lexer: Lexer }, src: string): Tokens.Escape | undefined {
  const [raw] = src.startsWith('$') ? (INLINE_MATH.exec(src) ?? []) : [];
  return raw === undefined ? undefined : { type: 'escape', raw, text: raw };
}

/** Options of reading a text, besides a tokenizer. */
export const FLAVOUR: MarkedOptions = {
  gfm: true,
  breaks: false,
  extensions: {
    renderers: {},
    childTokens: {},
    block: [displayMath, footnote],
    inline: [inlineMath],
    startInline: [(src: string) => src.indexOf('$')],
  },
};
