import type { Candidates } from '../candidates/candidate-search.js';
import { askedAttribute } from '../questions/attribute.js';
import { expectationOf, holds } from '../questions/expectation.js';
import { wordsOf } from '../terms/words.js';
import type { Unit } from '../units/unit.js';
import { besides, termsOf, type Lacks, type NamedPassage } from './known-terms.js';

/**
 * Tells of a passage whether it does not state what is asked of a thing, its weight or how long it takes, where it
 * speaks of that thing: in one unit or one paragraph, or anywhere where the title or the heading names it.
 *
 * @param object words of the thing; empty: anywhere will do
 */
export function statementCheck(
  { terms, matchedWords }: Pick<Candidates, 'terms' | 'matchedWords'>,
  question: { readonly text: string; readonly language: string },
  object: ReadonlySet<string>,
  compared: readonly NamedPassage[],
): Lacks {
  const states = statementOf(question, object);
  if (states === null) return () => false;
  const asked = new Set(terms.flatMap(({ word }, term) => (object.has(word) ? [term] : [])));
  const speaks = (words: readonly string[]) =>
    asked.size === 0 || [...termsOf(words, matchedWords)].some((term) => asked.has(term));
  const stating = compared.filter(({ candidate: { title, heading }, units: { units } }) => {
    const above = speaks(wordsOf(`${title}\n${heading}`));
    return units.some(
      (unit) =>
        states([title, heading, unit.plain].join('\n'), unit) &&
        (above || speaks(besides(unit, units))),
    );
  });
  const ids = new Set(stating.map(({ candidate }) => candidate.id));
  return ({ id }) => !ids.has(id);
}

/** `Until when` may be answered by a time of day, and `how long is the slope` by a length. */
const HOW_LONG = /\bhow long\b/iu;
const HOW_LONG_IS = /\bhow long (?:is|are)\b/iu;
const LENGTH =
  /\d ?(?:m|km|cm|mm|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet|foot|ft|inch(?:es)?|in|pages?|words?|characters?)\b/iu;
/** Forms of a question for a price; a discount or a deposit may be told otherwise. */
const COSTS =
  /\bhow much (?:is|are|does|do)\b|\bwhat (?:does|do|would|will)\b[^?.!]{1,80}\bcost\b/iu;

type States = (text: string, unit: Unit) => boolean;

function statementOf(
  { text, language }: { readonly text: string; readonly language: string },
  object: ReadonlySet<string>,
): States | null {
  const attribute = askedAttribute(text, language);
  if (attribute !== null) return (unit) => attribute.states(unit);
  if (object.size === 0) return null;
  const expectation = expectationOf(text, language);
  if (expectation === 'duration' && HOW_LONG.test(text)) {
    const isLength = HOW_LONG_IS.test(text) ? LENGTH : null;
    return (unit) => holds(unit, 'duration') || isLength?.test(unit) === true;
  }
  // Prices in tables seldom have their currency.
  if (expectation === 'amount' && COSTS.test(text))
    return (told, { kind }) =>
      holds(told, 'amount') || (kind === 'sentence' ? /\d[.,]\d\d\b/ : /\d/).test(told);
  return null;
}
