import { Lexer, type MarkedOptions, type Token, type TokensList } from 'marked';

/** Quotes and lists inside each other; nobody reads what is deeper, and it overran the stack. */
const DEEPEST_BLOCK = 20;
/** Emphasis and links inside each other. */
const DEEPEST_INLINE = 20;
/** Longest text of a block in which marks are looked for: the time for it grows with its square. */
const LONGEST_INLINE = 4_000;
/** Longest address of e-mail (RFC 5321): in longer words marked looks for one in time that grows with their square. */
const LONGEST_ADDRESS = 254;

/** Marked's lexer for texts by anybody: what is nested too deeply or too long stands as it is. */
export class BoundedLexer extends Lexer {
  #blocks = 0;
  #inlines = 0;

  constructor(options?: MarkedOptions) {
    super(options);
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(
    src: string,
    tokens?: TokensList,
    lastParagraphClipped?: boolean,
  ): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], isClipped = false): Token[] {
    if (this.#blocks >= DEEPEST_BLOCK) return asItStands(src, tokens);
    this.#blocks += 1;
    try {
      return super.blockTokens(src, tokens, isClipped);
    } finally {
      this.#blocks -= 1;
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    const isTooMuch = this.#inlines >= DEEPEST_INLINE || src.length > LONGEST_INLINE;
    if (isTooMuch || hasEndlessAddress(src)) {
      return asItStands(src, tokens);
    }
    this.#inlines += 1;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#inlines -= 1;
    }
  }
}

const OF_ADDRESS = /[\w.!#$%&'*+/=?`{|}~-]/;

/** Tells whether a sign that would end the name in an address of e-mail has more before it than any has. */
function hasEndlessAddress(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start <= LONGEST_ADDRESS && OF_ADDRESS.test(text[start - 1] ?? ''))
      start -= 1;
    if (at - start > LONGEST_ADDRESS) return true;
  }
  return false;
}

function asItStands<List extends Token[]>(text: string, tokens: List): List {
  if (text !== '') tokens.push({ type: 'text', raw: text, text, escaped: false });
  return tokens;
}
