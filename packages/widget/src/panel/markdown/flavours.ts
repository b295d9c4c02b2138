import { Lexer, type TokensList } from 'marked';
import { IS_CJK } from './cjk-letters.js';
import { Flavour, FLAVOUR } from './flavour.js';
import { beLean } from './lean-rules.js';

/** Tokenizer of texts; replaced by one that knows more letters, once that is loaded. */
let Reader = Flavour;
let loading: Promise<void> | null = null;

/**
 * Times that the length of a text is searched for the ends of its marks, at most; two are usual.
 */
const LOOKS = 100;

/** Reads a text as markdown. */
export function lex(text: string): TokensList {
  const tokenizer = Object.assign(new Reader(), { room: LOOKS * text.length });
  const lexer = new Lexer({ ...FLAVOUR, tokenizer });
  beLean(tokenizer);
  return lexer.lex(text);
}

/** Tells whether a text has marks that are read better once {@link loadCjk} is done. */
export function wantsCjk(text: string): boolean {
  return Reader === Flavour && /[*_~]/.test(text) && IS_CJK.test(text);
}

/** Loads what few conversations need; after a failure the next call tries again. */
export function loadCjk(): Promise<void> {
  loading ??= import('./cjk-flavour.js').then(
    ({ CjkFlavour }) => {
      Reader = CjkFlavour;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
