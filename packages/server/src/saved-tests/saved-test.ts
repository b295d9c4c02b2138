/** Limits of saved tests. Lengths are UTF-16 code units, as in JavaScript strings. */
export const SAVED_TEST_LIMITS = {
  /** Tests of one chatbot. */
  count: 100,
  /** Questions of one, and the longest of them. */
  questions: 5,
  questionLength: 2_000,
  /** Phrases that an answer has to have, or must not have, and the longest of them. */
  phrases: 10,
  phraseLength: 300,
  /** Characters of an answer that are stored. */
  answerLength: 2_000,
} as const;

export const EXPECTED = ['answer', 'refusal', 'any'] as const;
/** Kind of reply that a test wants: one from documents, one that says that there is none, or either. */
export type Expected = (typeof EXPECTED)[number];

/** Conditions of a test that its last answer has to meet. */
export interface Expectations {
  readonly expects: Expected;
  /** Phrases that it has to have, whatever their case. */
  readonly contains: readonly string[];
  readonly lacks: readonly string[];
  /** Id of a document that it has to cite; null: any. */
  readonly cites: string | null;
}

export interface NewSavedTest extends Expectations {
  /** Questions, asked one after the other. */
  readonly questions: readonly string[];
}

/** Outcome of a test when it was run last. */
export interface SavedTestResult {
  readonly passed: boolean;
  /** Faults of the answer, in words. */
  readonly faults: readonly string[];
  readonly answer: string;
  /** Fingerprint of the draft that answered. */
  readonly fingerprint: string;
  readonly by: string;
  readonly at: Date;
}

export interface SavedTest extends NewSavedTest {
  readonly id: string;
  /** Title of the document that is to be cited; null: none, or it is no longer there. */
  readonly citesTitle: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** True while it runs or waits for its turn. */
  readonly isRunning: boolean;
  /** Null: it was not run since it was saved. */
  readonly result: SavedTestResult | null;
}

export const SAVED_TEST_STATES = ['new', 'passing', 'failing', 'out-of-date'] as const;
export type SavedTestState = (typeof SAVED_TEST_STATES)[number];

/** @param fingerprint of the draft as it is now */
export function stateOf(
  result: Pick<SavedTestResult, 'passed' | 'fingerprint'> | null,
  fingerprint: string,
): SavedTestState {
  if (!result) return 'new';
  if (result.fingerprint !== fingerprint) return 'out-of-date';
  return result.passed ? 'passing' : 'failing';
}
