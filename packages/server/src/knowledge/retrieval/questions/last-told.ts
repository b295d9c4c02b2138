import { wordsOf } from '../terms/words.js';

/** Words at the end that tell when or how, not what. */
const ASIDE =
  /^(?:afterwards?|before|later|early|late|soon|now|then|again|today|tomorrow|tonight|too|enough|here|there|yet|already|please|instead|anyway|old|years?|day|week|month|person|possible|available)$/u;

/**
 * Finds the last word of an English question about a thing, which says what is asked of it: `mixed` of "is the sauna mixed",
 * `earn` of "what does the doctor earn". Empty: it has another form, or ends in an aside.
 */
export function lastTold(question: string): string {
  const text = question.slice(0, 400).trim().toLowerCase();
  if (!/^(?:what|who|which|how|when|where|is|are)\b/u.test(text)) return '';
  const last = wordsOf(text).at(-1) ?? '';
  return ASIDE.test(last) ? '' : last;
}
