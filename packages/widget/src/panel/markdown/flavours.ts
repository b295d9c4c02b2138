import type { MarkedOptions } from 'marked';
import { IS_CJK } from './cjk-letters.js';
import { Flavour, FLAVOUR } from './flavour.js';

/** Tokenizer of texts; replaced by one that knows more letters, once that is loaded. */
let Reader = Flavour;
let loading: Promise<void> | null = null;

/** So many times the length of a text is looked through for the ends of its marks; usual are two. */
const LOOKS = 100;

/** For one reading of a text of this length: what it reads with keeps to one lexer. */
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
