const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
/** `pick-up`, `e-mail`: also looked for in one word. Numbers (`1-2`) are not compounds. */
const COMPOUND = /\p{L}+(?:[-‐‑]\p{L}+)+/gu;

/**
 * The words of a text: lower case, typographic variants made equal, without apostrophes and
 * possessive `'s`; compounds follow in one word. Documents and questions are cut by the same rule,
 * so that their words meet.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/’/g, "'");
  const words = (plain.match(WORD) ?? []).map((word) => word.replace(/'s$|'/g, ''));
  const joined = (plain.match(COMPOUND) ?? []).map((word) => word.replace(/[-‐‑]/g, ''));
  return [...words, ...joined].filter((word) => word.length <= MAX_WORD_LENGTH);
}

/** Longer "words" are keys or noise, and would not fit an index row. */
const MAX_WORD_LENGTH = 60;
