import type { Candidates } from '../candidates/candidate-search.js';
import { askedObject } from '../questions/asked-object.js';
import { statesAttribute } from '../questions/attribute.js';
import { countCheck } from './count-check.js';
import type { Lacks, NamedPassage } from './known-terms.js';
import { nameCheck } from './name-check.js';
import { objectCheck } from './object-check.js';

/**
 * Tells of a passage whether it lacks what an answer has to have, however much else it has in common with the
 * question: a thing that is named, the thing that is asked about, a number of them, or what is asked of it.
 */
export function lackCheck(
  found: Pick<Candidates, 'terms' | 'matchedWords'>,
  question: {
    readonly text: string;
    readonly language: string;
    readonly named: ReadonlySet<string>;
  },
  compared: readonly NamedPassage[],
): Lacks {
  const { text, language, named } = question;
  const checks = [
    nameCheck(found, named, compared),
    objectCheck(found, askedObject(text, language), compared),
    countCheck(found, question, compared),
    attributeCheck(text, language, compared),
  ];
  return (candidate) => checks.some((lacks) => lacks(candidate));
}

function attributeCheck(text: string, language: string, compared: readonly NamedPassage[]): Lacks {
  const states = statesAttribute(text, language);
  if (states === null) return () => false;
  const stating = compared.filter(({ candidate: { title, heading, content } }) =>
    states([title, heading, content].join('\n')),
  );
  const ids = new Set(stating.map(({ candidate }) => candidate.id));
  return ({ id }) => !ids.has(id);
}
