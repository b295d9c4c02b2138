import type { ReplyEnd } from '../sessions/storage/reply-queue.js';

/** Figures of a reply that has ended. */
export interface ReplyFigures {
  readonly kind: 'reply';
  readonly state: ReplyEnd['state'];
  /** False where it was given in the place of another: its question is counted already. */
  readonly isFirst: boolean;
  /** Time from the question's arrival, in ms; null if nothing answered. */
  readonly totalMs: number | null;
  readonly firstTokenMs: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; null: unknown. */
  readonly costUsd: number | null;
  /** Code of what went wrong. */
  readonly error: string | null;
  /** True if no document answers the question. */
  readonly isUnanswered: boolean;
}

/** A thing that happened, as the roll-ups count it. */
export type UsageEvent =
  | { readonly kind: 'session' }
  | ReplyFigures
  /** Changes of the numbers of replies that readers find good and bad. */
  | { readonly kind: 'feedback'; readonly good: number; readonly bad: number };

/** Figures of a reply, but for what only its row tells. */
export function figuresOf(end: ReplyEnd): Omit<ReplyFigures, 'isFirst'> {
  const known = end.debug ?? end.totals;
  return {
    kind: 'reply',
    state: end.state,
    totalMs: known?.totalMs ?? null,
    firstTokenMs: known?.firstTokenMs ?? null,
    inputTokens: known?.tokens?.input ?? 0,
    outputTokens: known?.tokens?.output ?? 0,
    costUsd: known?.costUsd ?? null,
    error: end.problem?.code ?? null,
    isUnanswered:
      end.state === 'done' &&
      (end.debug ? isUnanswered(end.debug.warnings) : end.totals?.isUnanswered === true),
  };
}

/** Warnings that say why nothing that was found counts as an answer. */
const UNANSWERED: ReadonlySet<string> = new Set(['knowledge-empty', 'no-hit', 'below-threshold']);

/** Tells by a reply's warnings whether its question has no answer. */
export function isUnanswered(warnings: readonly { readonly code: string }[]): boolean {
  return warnings.some(({ code }) => UNANSWERED.has(code));
}
