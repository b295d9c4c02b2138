import type { MarkedOptions } from 'marked';
import { IS_CJK } from './cjk-letters.js';
import { Flavour, FLAVOUR } from './flavour.js';

/** Tokenizer of texts; replaced by one that knows more letters, once that is loaded. */
let Reader = Flavour;
let loading: Promise<void> | null = null;

/**
 * Times that the length of a text is searched for the ends of its marks, at most; two are usual.
 */
const LOOKS = 100;

/** Options for one reading of a text of this length: the tokenizer belongs to one lexer. */
export function flavour(length: number): MarkedOptions {
  return { ...FLAVOUR, tokenizer: Object.assign(new Reader(), { room: LOOKS * length }) };
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
