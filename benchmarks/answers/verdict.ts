import { phrasesFor } from '../../packages/server/src/knowledge/retrieval/phrases/phrases.js';
import type { Question } from './questions.js';

/** Answer to a question. */
export interface Said {
  readonly text: string;
  /** Titles of the documents that it cites. */
  readonly cited: readonly string[];
}

/**
 * `wrong`: something was answered, and it was not the answer. `clarified`: several passages were offered, with the
 * words that nobody can tell which one is meant, and the answer was among them: neither right nor wrong.
 */
export type Verdict = 'right' | 'wrong' | 'refused' | 'clarified';

/** Judges what is read, not what was found. */
export function verdictOf(question: Question, { text, cited }: Said): Verdict {
  const has = (pattern: string) => new RegExp(pattern, 'i').test(text);
  if (question.refuse) {
    if (cited.length > 0) return 'wrong';
    const words = phrasesFor(question.language ?? 'en').unknown;
    return text.startsWith(firstSentence(words)) ? 'right' : 'wrong';
  }
  const facts = question.facts ?? [];
  if (question.kind === 'small-talk') {
    const isTalk = cited.length === 0 && !text.includes(firstSentence(phrasesFor('en').unknown));
    return isTalk && facts.every(has) ? 'right' : 'wrong';
  }
  if (cited.length === 0) return 'refused';
  const isOther = (question.not ?? []).some(has);
  const isCited =
    question.cites === undefined || question.cites.some((title) => cited.includes(title));
  const isAnyOf = text.includes(phrasesFor('en').several);
  if (facts.every(has) && isCited && isAnyOf) return 'clarified';
  if (facts.every(has) && isCited && !isOther) return 'right';
  // Of several questions some were answered, and of the others it was said that they were not.
  const isHalf =
    facts.length > 1 && facts.some(has) && text.includes(firstSentence(phrasesFor('en').unknown));
  return isHalf && !isOther ? 'refused' : 'wrong';
}

const firstSentence = (text: string) => /^.+?[.。]/u.exec(text)?.[0] ?? text;
