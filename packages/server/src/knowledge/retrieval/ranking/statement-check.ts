import type { Candidates } from '../candidates/candidate-search.js';
import { askedAttribute } from '../questions/attribute.js';
import { expectationOf, holds } from '../questions/expectation.js';
import { wordsOf } from '../terms/words.js';
import type { Unit } from '../units/unit.js';
import { termsOf, type Lacks, type NamedPassage } from './known-terms.js';

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
        states([title, heading, unit.plain].join('\n')) && (above || speaks(besides(unit, units))),
    );
  });
  const ids = new Set(stating.map(({ candidate }) => candidate.id));
  return ({ id }) => !ids.has(id);
}

/** `Until when` may be answered by a time of day. */
const HOW_LONG = /\bhow long\b/iu;

function statementOf(
  { text, language }: { readonly text: string; readonly language: string },
  object: ReadonlySet<string>,
): ((unit: string) => boolean) | null {
  const attribute = askedAttribute(text, language);
  if (attribute !== null) return (unit) => attribute.states(unit);
  const isDuration =
    object.size > 0 && expectationOf(text, language) === 'duration' && HOW_LONG.test(text);
  return isDuration ? (unit) => holds(unit, 'duration') : null;
}

/** Words of a unit, of its columns, and of the other sentences of its paragraph. */
function besides(unit: Unit, units: readonly Unit[]): string[] {
  const own = [...unit.words, ...unit.around];
  if (unit.kind !== 'sentence') return own;
  return [...own, ...units.flatMap(({ block, words }) => (block === unit.block ? words : []))];
}
