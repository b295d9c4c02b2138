import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Kinds of questions; figures are printed for each. */
export const KINDS = [
  'everyday',
  'misspelt',
  'colloquial',
  'multi-part',
  'follow-up',
  'table',
  'range',
  'yes-no',
  'small-talk',
  'unanswerable',
  'off-topic',
  'language',
] as const;

export interface Question {
  readonly q: string;
  readonly kind: (typeof KINDS)[number];
  /** Patterns that the answer's text has to have, whatever the case. */
  readonly facts?: readonly string[];
  /** Patterns that it must not have: another row, another item. */
  readonly not?: readonly string[];
  /** Titles of documents; the answer cites at least one. */
  readonly cites?: readonly string[];
  /** Earlier questions, oldest first. */
  readonly before?: readonly string[];
  /** It has no answer in the documents. */
  readonly refuse?: true;
  /** BCP 47: it is refused in this language. */
  readonly language?: string;
}

/**
 * `more` belongs to the tuning half: further questions about the same documents. `earlier` was held out
 * once, until its totals had been looked at between versions. Which of it and of `held-out` fail is never
 * shown.
 */
export const HALVES = ['tuning', 'more', 'earlier', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

/** The questions of a base; none where it has none of that half. */
export async function readQuestions(base: string, half: Half): Promise<readonly Question[]> {
  const path = fileURLToPath(new URL(`questions/${base}.${half}.json`, import.meta.url));
  if (!existsSync(path)) return [];
  const { questions } = JSON.parse(await readFile(path, 'utf8')) as { questions: Question[] };
  return questions;
}
