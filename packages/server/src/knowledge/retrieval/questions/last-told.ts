import { wordsOf } from '../terms/words.js';

/** Words at the end that tell when or how, not what. */
const ASIDE =
  /^(?:afterwards?|before|later|early|late|soon|now|then|again|today|tomorrow|tonight|too|enough|here|there|yet|already|please|instead|anyway|old|years?|day|week|month|person|possible|available)$/u;

const PLACE = /\b(?:in|on|at|near) (?:(?:the|your|a|an|my|our) )?[\p{L}\p{N}-]+\W*$/u;

/**
 * Finds the last word of an English question about a thing, which says what is asked of it: `mixed` of "is the sauna mixed",
 * `earn` of "what does the doctor earn". Empty: it has another form, or ends in an aside.
 */
export function lastTold(question: string): string {
  const text = question.slice(0, 400).trim().toLowerCase();
  if (!/^(?:what|who|which|how|when|where|is|are)\b/u.test(text)) return '';
  // Where something is says less than what it is: "is there Wi-Fi on the plane".
  if (PLACE.test(text)) return '';
  const last = wordsOf(text).at(-1) ?? '';
  return ASIDE.test(last) ? '' : last;
}
