import type { Question } from './questions.js';
import type { Verdict } from './verdict.js';

export interface Judged {
  readonly question: Question;
  readonly verdict: Verdict;
  /** Time until all was found, in ms. */
  readonly ms: number;
}

export interface Share {
  readonly count: number;
  readonly of: number;
  /** Wilson's interval at 95 %. */
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval (Wilson 1927): what shares are likely, given that `count` of `of` turned out
 * so. Unlike the usual one it holds near 0 and 1.
 */
export function shareOf(count: number, of: number): Share {
  const z = 1.96;
  const n = Math.max(1, of);
  const p = count / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { count, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The figures that have to hold. */
export interface Figures {
  /** Share of answerable questions with a right answer. */
  readonly right: Share;
  readonly wrong: Share;
  /** Share of answerable questions that were answered by several passages, the right one among them, to choose from. */
  readonly clarified: Share;
  /** Share of unanswerable questions that are refused. */
  readonly refused: Share;
  /** Share of questions in another language that are answered in it. */
  readonly language: Share;
  readonly smallTalk: Share;
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const isKind = (...kinds: string[]) =>
    judged.filter(({ question }) => kinds.includes(question.kind));
  const answerable = judged.filter(
    ({ question }) => !question.refuse && question.kind !== 'small-talk',
  );
  const count = (list: readonly Judged[], verdict: Verdict) =>
    shareOf(list.filter((entry) => entry.verdict === verdict).length, list.length);
  return {
    right: count(answerable, 'right'),
    wrong: count(answerable, 'wrong'),
    clarified: count(answerable, 'clarified'),
    refused: count(isKind('unanswerable', 'off-topic'), 'right'),
    language: count(isKind('language'), 'right'),
    smallTalk: count(isKind('small-talk'), 'right'),
  };
}

/** `76 % (61 to 87, of 41)`. */
export function sayShare({ count, of, low, high }: Share): string {
  if (of === 0) return '-';
  const percent = (share: number) => (100 * share).toFixed(0);
  return `${percent(count / of)} % (${percent(low)} to ${percent(high)}, ${count} of ${of})`;
}
