import type { Candidates } from '../candidates/candidate-search.js';
import { askedKind, askedObject, askedService } from '../questions/asked-object.js';
import { countCheck } from './count-check.js';
import type { Lacks, NamedPassage } from './known-terms.js';
import { momentCheck } from './moment-check.js';
import { nameCheck } from './name-check.js';
import { objectCheck } from './object-check.js';
import { statementCheck } from './statement-check.js';

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
  const object = askedObject(text, language);
  const service = askedService(text, language);
  const kind = askedKind(text, language);
  const checks = [
    nameCheck(found, named, compared),
    objectCheck(found, object, compared),
    objectCheck(found, kind, compared),
    ...(object.size > 0 && service.size > 0
      ? [objectCheck(found, new Set([...object, ...service]), compared)]
      : []),
    countCheck(found, question, compared),
    statementCheck(found, question, object, compared),
    momentCheck(question, compared),
  ];
  return (candidate) => checks.some((lacks) => lacks(candidate));
}
