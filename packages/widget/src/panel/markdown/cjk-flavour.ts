import { Tokenizer, type Tokens } from 'marked';
import { CJK, IS_CJK, WIDE } from './cjk-letters.js';
import { Flavour } from './flavour.js';

const IS_WIDE = new RegExp(`[${WIDE}]`, 'u');
const WIDE_ALL = new RegExp(`[${WIDE}]`, 'gu');
/** Punctuation whose other neighbour, across the marks, is such a letter. */
const AFTER_CJK = new RegExp(`([${CJK}${WIDE}][*~]+)([^\\s\\w*~\\\\])`, 'gu');
const BEFORE_CJK = new RegExp(`[^\\s\\w*~\\\\](?=[*~]{1,3}[${CJK}])`, 'gu');

/** Counts marks also beside wide punctuation and between letters that have no blanks between words. */
export class CjkFlavour extends Flavour {
  /** Letters of each text in which marks were looked for: asked for once for every mark. */
  readonly #letters = new Map<string, string>();

  protected override findEm(
    src: string,
    masked: string,
    before: string,
  ): Tokens.Em | Tokens.Strong | undefined {
    if (!IS_CJK.test(masked) && !IS_CJK.test(before)) return super.findEm(src, masked, before);
    const found = this.#amongLetters('emStrong', src, masked, before);
    if (!found) return super.findEm(src, masked, before);
    const marks = found.type === 'strong' ? 2 : 1;
    return this.#inside(found, src, marks);
  }

  protected override findDel(src: string, masked: string, before: string): Tokens.Del | undefined {
    if (!IS_CJK.test(masked) && !IS_CJK.test(before)) return super.findDel(src, masked, before);
    const found = this.#amongLetters('del', src, masked, before);
    return found ? this.#inside(found, src, 2) : super.findDel(src, masked, before);
  }

  /**
   * Finds what the standard would if punctuation beside such letters were a letter too. Only its
   * length counts: what is inside is read from the text itself.
   */
  #amongLetters<Name extends 'emStrong' | 'del'>(
    name: Name,
    src: string,
    masked: string,
    before: string,
  ): ReturnType<Tokenizer[Name]> {
    // The standard looks through all of what it does not know from before.
    this.room -= masked.length;
    const asked = { rules: this.rules, options: this.options, lexer: { inlineTokens: () => [] } };
    const [marks = ''] = /^[*_~]+/.exec(src) ?? [];
    const next = src.charAt(marks.length);
    const isLetter = IS_WIDE.test(next) || (/[^\s\w\\]/.test(next) && IS_CJK.test(before));
    const start = isLetter ? `${marks}字${src.slice(marks.length + 1)}` : src;
    const find = Tokenizer.prototype[name] as (...text: string[]) => ReturnType<Tokenizer[Name]>;
    return find.call(
      asked as unknown as Tokenizer,
      start,
      this.#lettersOf(masked),
      IS_WIDE.test(before) ? '字' : before,
    );
  }

  #lettersOf(masked: string): string {
    const known = this.#letters.get(masked);
    if (known !== undefined) return known;
    const letters = masked
      .replace(WIDE_ALL, '字')
      .replace(AFTER_CJK, (_, marks: string, sign: string) => marks + '字'.repeat(sign.length))
      .replace(BEFORE_CJK, (sign) => '字'.repeat(sign.length));
    this.#letters.set(masked, letters);
    return letters;
  }

  #inside<Found extends Tokens.Em | Tokens.Strong | Tokens.Del>(
    found: Found,
    src: string,
    marks: number,
  ): Found {
    const raw = src.slice(0, found.raw.length);
    const text = raw.slice(marks, -marks);
    return { ...found, raw, text, tokens: this.lexer.inlineTokens(text) };
  }
}
