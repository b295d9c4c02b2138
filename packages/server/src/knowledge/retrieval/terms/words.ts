import { normalForm } from '../../../input/normal-form.js';

const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
/** `pick-up`, `e-mail`: also looked for in one word. Numbers (`1-2`) are not compounds. */
const COMPOUND = /\p{L}+(?:[-‐‑]\p{L}+)*/gu;
const HYPHEN = /[-‐‑]/g;
/** Scripts that put no spaces between words, in runs of one script. */
const UNSPACED =
  /\p{Script=Han}+|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|[^\p{Script=Han}\p{Script=Katakana}ー\p{Script=Hiragana}]+/gu;
const IS_UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u;
const IS_HAN = /\p{Script=Han}/u;

/**
 * The words of a text: lower case, typographic variants made equal, without apostrophes and
 * possessive `'s`; compounds follow in one word. Documents and questions are cut by the same rule,
 * so that their words meet.
 *
 * Chinese and Japanese are cut into pairs of neighbouring characters, since there is nothing else
 * to cut by, and Chinese characters also stand alone: 登山靴 is 登山, 山靴, 登, 山 and 靴.
 */
export function wordsOf(text: string): string[] {
  return writtenWords(text)
    .flatMap((word) => (IS_UNSPACED.test(word) ? pairsOf(word) : [word]))
    .filter((word) => word.length <= MAX_WORD_LENGTH);
}

/** The same, with runs of characters left whole. */
export function writtenWords(text: string): string[] {
  const plain = normalForm(text, 'NFKC').toLowerCase().replace(/’/g, "'");
  const words = (plain.match(WORD) ?? []).map((word) => word.replace(/'s$|'/g, ''));
  const joined = (plain.match(COMPOUND) ?? []).flatMap((word) => {
    const whole = word.replace(HYPHEN, '');
    return whole === word ? [] : [whole];
  });
  return [...words, ...joined];
}

function pairsOf(word: string): string[] {
  return (word.match(UNSPACED) ?? []).flatMap((run) => {
    if (!IS_UNSPACED.test(run)) return [run];
    const characters = [...run];
    const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
    return IS_HAN.test(run) || pairs.length === 0 ? [...pairs, ...characters] : pairs;
  });
}

/** Tells whether a word is a single character that is no word of its own where pairs can be had. */
export function isPartOfPair(word: string): boolean {
  return [...word].length === 1 && IS_UNSPACED.test(word);
}

/** Tells whether a text has a script that puts no spaces between words. */
export function isUnspaced(text: string): boolean {
  return IS_UNSPACED.test(text);
}

/** Pairs of Hiragana are mostly endings and particles. */
export function isGrammar(word: string): boolean {
  return /^\p{Script=Hiragana}+$/u.test(word);
}

/** Longer "words" are keys or noise, and would not fit an index row. */
const MAX_WORD_LENGTH = 60;
