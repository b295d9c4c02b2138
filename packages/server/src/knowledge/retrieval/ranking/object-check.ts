import type { Candidates } from '../candidates/candidate-search.js';
import { termsOf, wordsAround, type Lacks, type NamedPassage } from './known-terms.js';

/**
 * Tells of a passage whether it lacks a word of the thing that the question asks about: who asks for a
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
        const words = wordsAround(passage);
        const met = termsOf(words, matchedWords);
        return asked.some(({ word, term }) => !met.has(term) && !words.has(word));
      })
      .map(({ candidate }) => candidate.id),
  );
  return ({ id }) => lacking.has(id);
}
