import { Lexer, type Tokenizer } from 'marked';
import { ENDS_PARAGRAPH, FORMULA } from './flavour.js';

/**
 * Rules of the lexer for blocks. The browser makes code of an expression at its second use, 0.6 MB of these: each
 * lists all that may end a block, with the tags of HTML, in each of its parts.
 */
const known = Lexer.rules.block.gfm;

const END = ENDS_PARAGRAPH.source;

const changed = ({ source, flags }: RegExp, from: string, to: string): RegExp =>
  new RegExp(
    source.replace(from, () => to),
    flags,
  );

/** The lexer's own, ended by footnotes and formulas too. */
export const PARAGRAPH = changed(known.paragraph, '(?! {0,3}', `(?! {0,3}(?:${END})| {0,3}`);

/**
 * A rule that is asked only where a text begins as it wants it to.
 *
 * @param simple finds the same in the texts that it fits; most do
 */
function lean(start: RegExp, rule: RegExp, simple?: RegExp): RegExp {
  const exec = (text: string): RegExpExecArray | null =>
    start.test(text) ? (simple?.exec(text) ?? rule.exec(text)) : null;
  return { exec, test: (text: string) => exec(text) !== null } as RegExp;
}

const block: Tokenizer['rules']['block'] = {
  ...known,
  // Lines that all have the mark.
  blockquote: lean(/^ {0,3}>/, known.blockquote, /^(?: {0,3}>[^\n]*(?:\n|$))+(?=[ \t]*\n|$)/),
  html: lean(/^ {0,3}</, known.html),
  // Rows that all begin with a bar, and nothing after them.
  table: lean(
    /^.+\n {0,3}[-|:][-|: ]*(?:\n|$)/,
    known.table,
    /^ *([^\n ].*)\n {0,3}((?:\| *)?:?-+:? *(?:\| *:?-+:? *)*(?:\| *)?)(?:\n((?: {0,3}\|.*(?:\n|$))*)(?= *\n|$)\n*|$)/,
  ),
  // A heading has less than a hundred lines; each paragraph asks.
  lheading: lean(/^(?:[^\n]+\n){1,99}? {0,3}[-=]+[ \t]*(?:\n|$)/, known.lheading),
  // Lines that begin like words, and then nothing, or what surely is none of them; the rest is for the lexer's own.
  paragraph: lean(
    /^/,
    PARAGRAPH,
    new RegExp(
      `^([^\\n]+(?:\\n[ \\t]*(?!\\d+[.)]|${END})[^-\\s|:=#>\`~<*+_][^\\n]*)*)(?=\\n?$|\\n[ \\t]*\\n|\\n {0,3}(?:#{1,6}\\s|>|\`\`\`[^\`\\n]*\\n|(?:[*+-]|1[.)])[ \\t]+[^\\s|:-]|${END}))`,
    ),
  ),
};

const FOREIGN = '\\x80-\\uffff';

let rules: Tokenizer['rules'] | undefined;

/** Has a lexer ask these rules in place of its own; all lexers have the same. */
export function beLean(tokenizer: Tokenizer): void {
  const { inline, other } = tokenizer.rules;
  rules ??= {
    ...tokenizer.rules,
    block,
    inline: {
      ...inline,
      // Marks do not end in a formula, as in code.
      anyPunctuationOutsideCode: changed(
        inline.anyPunctuationOutsideCode,
        '\\\\(',
        `(${FORMULA.source}|\\\\`,
      ),
      // Hosts have letters of any language, and an address follows them without a blank.
      text: changed(inline.text, '(?<![^', `(?<![^${FOREIGN}`),
      url: changed(inline.url, '(?:[a-zA-Z0-9', `(?:[a-zA-Z0-9${FOREIGN}`),
    },
    other: { ...other, htmlBeginRegex: (indent) => lean(/^ *</, other.htmlBeginRegex(indent)) },
  };
  tokenizer.rules = rules;
}
