import { readTokenizerFile } from '../embeddings/encoder/model-files.js';

/** Endings that a listed word may have: the list has few inflections. */
const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing'];

let listed: ReadonlySet<string> | null = null;

/**
 * Tells whether a word is a frequent English one, and so is no misspelling of another: `gold` is not
 * meant to be `good`. The list is the vocabulary of the local embedding model, which has some 21,000
 * whole words; it is read once, with the first word.
 */
export function isEnglishWord(word: string): boolean {
  listed ??= readWords();
  const known = listed;
  return ENDINGS.some((ending) => {
    if (!word.endsWith(ending)) return false;
    const stem = word.slice(0, word.length - ending.length);
    return stem.length > 2 && (known.has(stem) || (ending === 'ing' && known.has(`${stem}e`)));
  });
}

/** Reads the whole words of all pieces; `##` marks one that goes on with a word. */
function readWords(): ReadonlySet<string> {
  const { vocab } = readTokenizerFile().model;
  return new Set(Object.keys(vocab).filter((piece) => /^[a-z]{3,}$/.test(piece)));
}
