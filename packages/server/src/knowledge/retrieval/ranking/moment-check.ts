import { asksForMoment, speaksOfMoment } from '../questions/live.js';
import type { Lacks, NamedPassage } from './known-terms.js';

/** Tells of a passage whether it says nothing of the moment, where the question asks how something is just now. */
export function momentCheck(
  { text, language }: { readonly text: string; readonly language: string },
  compared: readonly NamedPassage[],
): Lacks {
  if (!asksForMoment(text, language)) return () => false;
  const speaking = new Set(
    compared
      .filter(({ candidate }) => speaksOfMoment(candidate.content))
      .map(({ candidate }) => candidate.id),
  );
  return ({ id }) => !speaking.has(id);
}
