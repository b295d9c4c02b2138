import { primaryLanguage } from '../terms/text-search-language.js';
import { expectationOf } from './expectation.js';

/** Words for the moment in which somebody asks. */
const MOMENT =
  /\b(?:right now|now|at (?:the|this) moment|at present|currently|this (?:very )?minute|today|tonight|this (?:morning|afternoon|evening))\b/iu;
/** Forms of a question for a state: how it is, not what one may or has to do. */
const STATE =
  /^(?:and |so |hi,? |hello,? )?(?:is|are|has|have)\b|\b(?:who|what|which|where)(?:'s|s| is| are)\b|\bhow(?:'s| is| are)\b|\bhow (?:many|busy|full|crowded|late|deep|high|hot|cold|warm|windy|long (?:is|are))\b/iu;
const WEATHER =
  /\bwhat(?:'s|s| is| will) the weather\b|\bweather forecast\b|\bis it (?:raining|snowing)\b/iu;
/** Times and prices hold for today, too. */
const LASTING: ReadonlySet<string | null> = new Set(['hours', 'time', 'amount']);

/**
 * Tells whether an English question asks how something is at this moment, which documents do not know: how deep the
 * snow is today, whether a machine is free right now.
 */
export function asksForMoment(question: string, language: string): boolean {
  if (primaryLanguage(language) !== 'en') return false;
  const text = question.slice(0, 400).replace(/’/g, "'").trim();
  if (WEATHER.test(text)) return true;
  return MOMENT.test(text) && STATE.test(text) && !LASTING.has(expectationOf(text, language));
}

/** Tells whether a text speaks of the moment, as "at the moment only large ones are free" does. */
export const speaksOfMoment = (text: string): boolean => MOMENT.test(text.slice(0, 10_000));
