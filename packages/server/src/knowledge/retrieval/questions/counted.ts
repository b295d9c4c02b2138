import { primaryLanguage } from '../terms/text-search-language.js';
import { wordsOf } from '../terms/words.js';

/** `how many people`, `how many spare keys`, `the number of seats`. */
const COUNTED =
  /\bhow many (\p{L}+(?: (?!(?:do|does|did|are|is|can|may|have|has|will|in|at|on|for|of|to|from|with|come|comes|fit|fits|go|need|should|must|would|could)\b)\p{L}+)?)|\b(?:what|which) is the number of (\p{L}+)/iu;
const TIMES = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?|more|of)$/iu;

/** Words of the things whose number an English question asks for; empty: it asks for none, or for a time. */
export function countedBy(question: string, language: string): ReadonlySet<string> {
  if (primaryLanguage(language) !== 'en') return new Set();
  const match = COUNTED.exec(question.slice(0, 400));
  const words = wordsOf(match?.[1] ?? match?.[2] ?? '');
  return new Set(words.some((word) => TIMES.test(word)) ? [] : words);
}
