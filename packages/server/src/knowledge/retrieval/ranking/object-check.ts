import type { Candidates } from '../candidates/candidate-search.js';
import { wordsOf } from '../terms/words.js';
import { besides, termsOf, type Lacks, type NamedPassage } from './known-terms.js';

/**
 * Tells of a passage whether no sentence, paragraph, item or row of it has all words of the thing that the question asks about: who asks for a
 * `swimming pool` is not answered by what forbids swimming.
 */
export function objectCheck(
  { terms, matchedWords }: Pick<Candidates, 'terms' | 'matchedWords'>,
  object: ReadonlySet<string>,
  compared: readonly NamedPassage[],
): Lacks {
  const asked = terms.flatMap(({ word }, term) => (object.has(word) ? [{ word, term }] : []));
  if (asked.length === 0) return () => false;
  const lacking = new Set(
    compared
      .filter((passage) => {
        const above = wordsOf(`${passage.candidate.title}\n${passage.candidate.heading}`);
        return !passage.units.units.some((unit) => {
          const words = new Set([...above, ...besides(unit, passage.units.units)]);
          const met = termsOf(words, matchedWords);
          return asked.every(({ word, term }) => met.has(term) || words.has(word));
        });
      })
      .map(({ candidate }) => candidate.id),
  );
  return ({ id }) => lacking.has(id);
}
