import type { Candidates } from '../candidates/candidate-search.js';
import { termsOf, wordsAround, type Lacks, type NamedPassage } from './known-terms.js';

/** A word in this share of the documents is what they are all about, and singles nothing out. */
const GENERAL = 0.25;

/**
 * Tells of a passage whether it lacks something that the question names. What only one or a few
 * documents know has to be in the passage, its heading or title; what none knows is lacking in all.
 */
export function nameCheck(
  { terms, matchedWords }: Pick<Candidates, 'terms' | 'matchedWords'>,
  named: ReadonlySet<string>,
  compared: readonly NamedPassage[],
): Lacks {
  const namedTerms = terms.flatMap(({ word, alternatives }, index) =>
    named.has(word)
      ? [{ index, isKnown: alternatives.some(({ kind }) => kind !== 'similar') }]
      : [],
  );
  if (namedTerms.length === 0) return () => false;
  if (namedTerms.some(({ isKnown }) => !isKnown)) return () => true;
  const known = new Map(
    compared.map((passage) => [passage.candidate.id, termsOf(wordsAround(passage), matchedWords)]),
  );
  const documents = new Set(compared.map(({ candidate }) => candidate.documentId)).size;
  const telling = namedTerms.filter(({ index }) => {
    const having = compared.filter(({ candidate }) => known.get(candidate.id)?.has(index));
    return new Set(having.map(({ candidate }) => candidate.documentId)).size <= documents * GENERAL;
  });
  return ({ id }) => telling.some(({ index }) => !known.get(id)?.has(index));
}
