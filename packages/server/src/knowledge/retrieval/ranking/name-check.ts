import type { Candidates } from '../candidates/candidate-search.js';
import type { Candidate } from '../knowledge-queries.js';
import { wordsOf } from '../terms/words.js';
import type { PassageUnits } from '../units/units-of.js';

interface NamedPassage {
  readonly candidate: Pick<Candidate, 'id' | 'documentId' | 'title' | 'heading'>;
  readonly units: PassageUnits;
}

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
): (candidate: Pick<Candidate, 'id'>) => boolean {
  const namedTerms = terms.flatMap(({ word, alternatives }, index) =>
    named.has(word)
      ? [{ index, isKnown: alternatives.some(({ kind }) => kind !== 'similar') }]
      : [],
  );
  if (namedTerms.length === 0) return () => false;
  if (namedTerms.some(({ isKnown }) => !isKnown)) return () => true;
  const known = new Map(
    compared.map(({ candidate, units }) => {
      const own = units.units.flatMap(({ words, around }) => [...words, ...around]);
      const above = wordsOf(`${candidate.title}\n${candidate.heading}`);
      return [
        candidate.id,
        new Set([...own, ...above].map((word) => matchedWords.get(word)?.term)),
      ];
    }),
  );
  const documents = new Set(compared.map(({ candidate }) => candidate.documentId)).size;
  const telling = namedTerms.filter(({ index }) => {
    const having = compared.filter(({ candidate }) => known.get(candidate.id)?.has(index));
    return new Set(having.map(({ candidate }) => candidate.documentId)).size <= documents * GENERAL;
  });
  return ({ id }) => telling.some(({ index }) => !known.get(id)?.has(index));
}
