import type { Candidates } from '../candidates/candidate-search.js';
import { countedBy } from '../questions/counted.js';
import { wordsOf } from '../terms/words.js';
import type { Unit } from '../units/unit.js';
import { termsOf, type Lacks, type NamedPassage } from './known-terms.js';

/** A number may stand so many words before what it counts, or directly behind it. */
const BEFORE = 4;
const NUMBER =
  /^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|dozen|once|twice|no|none|unlimited)$/u;

/**
 * Tells of a passage whether it numbers none of the things whose number the question asks for: neither beside their name nor
 * at the beginning of a sentence below it (`How many tickets? Eight`).
 */
export function countCheck(
  { terms, matchedWords }: Pick<Candidates, 'terms' | 'matchedWords'>,
  question: { readonly text: string; readonly language: string },
  compared: readonly NamedPassage[],
): Lacks {
  const counted = countedBy(question.text, question.language);
  const asked = new Set(terms.flatMap(({ word }, term) => (counted.has(word) ? [term] : [])));
  const isKnown = [...asked].some((term) => (terms[term]?.alternatives.length ?? 0) > 0);
  // What no document knows may have another name there: the gate has its say.
  if (!isKnown) return () => false;
  const isCounted = (word: string) =>
    [...termsOf([word], matchedWords)].some((term) => asked.has(term));
  const lacking = new Set(
    compared
      .filter(({ candidate, units }) => {
        const isHeaded = wordsOf(candidate.heading).some(isCounted);
        return !units.units.some(
          (unit) => counts(unit, isCounted) || (isHeaded && NUMBER.test(unit.words[0] ?? '')),
        );
      })
      .map(({ candidate }) => candidate.id),
  );
  return ({ id }) => lacking.has(id);
}

/** A number stands beside such a word, or below it in a table. */
function counts({ words, around }: Unit, isCounted: (word: string) => boolean): boolean {
  const isNumber = (word: string) => NUMBER.test(word);
  if (around.some(isCounted) && words.some(isNumber)) return true;
  return words.some(
    (word, place) =>
      isCounted(word) &&
      (words.slice(Math.max(0, place - BEFORE), place).some(isNumber) ||
        isNumber(words[place + 1] ?? '')),
  );
}
