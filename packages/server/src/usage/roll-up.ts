import type { SessionMode } from '../chatbots/chatbot-revision.js';
import { startOf, type Grain } from './grain.js';
import { add, counted, type Histogram } from './histogram.js';
import type { ReplyFigures, UsageEvent } from './usage-event.js';

/** An event as it is kept until it is added up. */
export interface KeptEvent {
  readonly at: Date;
  readonly tenantId: string;
  readonly chatbotId: string;
  /** Empty in live conversations. */
  readonly operatorId: string;
  readonly mode: SessionMode;
  readonly event: UsageEvent;
}

/** Key of a roll-up; an empty id stands for all. */
export interface RollupKey {
  readonly tenantId: string;
  readonly mode: SessionMode;
  readonly grain: Grain;
  readonly chatbotId: string;
  readonly operatorId: string;
  /** Start of the hour or day. */
  readonly at: string;
}

/** Counts of what has happened. */
export interface Counts {
  readonly sessions: number;
  readonly messages: number;
  readonly replies: number;
  readonly failed: number;
  readonly stopped: number;
  readonly unanswered: number;
  readonly good: number;
  readonly bad: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Sums of what has happened. */
export interface Sums extends Counts {
  readonly costUsd: number;
  /** Replies whose cost is known. */
  readonly priced: number;
  readonly replyMs: Histogram;
  readonly firstTokenMs: Histogram;
  readonly errors: Readonly<Record<string, number>>;
}

const NO_NUMBERS = {
  ...{ sessions: 0, messages: 0, replies: 0, failed: 0, stopped: 0, unanswered: 0 },
  ...{ good: 0, bad: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, priced: 0 },
};
const NUMBERS = Object.keys(NO_NUMBERS) as (keyof typeof NO_NUMBERS)[];

export const NO_SUMS: Sums = { ...NO_NUMBERS, replyMs: [], firstTokenMs: [], errors: {} };

/** Adds events up, for each of the keys that they count under. */
export function rollUp(events: readonly KeptEvent[]): (RollupKey & Sums)[] {
  const sums = new Map<string, RollupKey & Sums>();
  for (const kept of events) {
    for (const key of keysOf(kept)) {
      const name = JSON.stringify(key);
      sums.set(name, { ...key, ...withEvent(sums.get(name) ?? NO_SUMS, kept.event) });
    }
  }
  return [...sums.values()];
}

/** Each chatbot and operator, each alone, and all; a live conversation has no operator. */
function keysOf({ at, tenantId, mode, chatbotId, operatorId }: KeptEvent): RollupKey[] {
  const operators = operatorId === '' ? [''] : ['', operatorId];
  return (['hour', 'day'] as const).flatMap((grain) => {
    const start = new Date(startOf(grain, at.getTime()));
    const base = { tenantId, mode, grain, at: start.toISOString() };
    return ['', chatbotId].flatMap((chatbot) =>
      operators.map((operator) => ({ ...base, chatbotId: chatbot, operatorId: operator })),
    );
  });
}

function withEvent(sums: Sums, event: UsageEvent): Sums {
  switch (event.kind) {
    case 'session':
      return { ...sums, sessions: sums.sessions + 1 };
    case 'feedback':
      return { ...sums, good: sums.good + event.good, bad: sums.bad + event.bad };
    case 'reply':
      return withReply(sums, event);
  }
}

/** Times are those of replies that came to their end: how fast a failure is tells nothing. */
function withReply(sums: Sums, reply: ReplyFigures): Sums {
  const { state, totalMs, firstTokenMs, costUsd, error } = reply;
  return {
    ...sums,
    messages: sums.messages + (reply.isFirst ? 1 : 0),
    replies: sums.replies + 1,
    failed: sums.failed + (state === 'failed' ? 1 : 0),
    stopped: sums.stopped + (state === 'stopped' ? 1 : 0),
    unanswered: sums.unanswered + (reply.isUnanswered ? 1 : 0),
    inputTokens: sums.inputTokens + reply.inputTokens,
    outputTokens: sums.outputTokens + reply.outputTokens,
    costUsd: sums.costUsd + (costUsd ?? 0),
    priced: sums.priced + (costUsd === null ? 0 : 1),
    replyMs: state === 'done' && totalMs !== null ? counted(sums.replyMs, totalMs) : sums.replyMs,
    firstTokenMs:
      state === 'done' && firstTokenMs !== null
        ? counted(sums.firstTokenMs, firstTokenMs)
        : sums.firstTokenMs,
    errors:
      error === null ? sums.errors : { ...sums.errors, [error]: (sums.errors[error] ?? 0) + 1 },
  };
}

/** Sums of periods, chatbots or operators; those with a sign of -1 are taken away. */
export function sumOf(parts: Iterable<{ readonly sums: Sums; readonly sign?: 1 | -1 }>): Sums {
  const total = { ...NO_NUMBERS };
  // In place: a chart adds up a thousand, with two histograms each.
  const [replyMs, firstTokenMs]: [number[], number[]] = [[], []];
  const errors: Record<string, number> = {};
  for (const { sums, sign = 1 } of parts) {
    for (const name of NUMBERS) total[name] += sign * sums[name];
    add(replyMs, sums.replyMs, sign);
    add(firstTokenMs, sums.firstTokenMs, sign);
    for (const [code, count] of Object.entries(sums.errors)) {
      errors[code] = (errors[code] ?? 0) + sign * count;
    }
  }
  const left = Object.fromEntries(Object.entries(errors).filter(([, count]) => count !== 0));
  return { ...total, replyMs, firstTokenMs, errors: left };
}

/** Tells whether nothing has happened. */
export function isNothing(sums: Sums): boolean {
  return NUMBERS.every((name) => name === 'costUsd' || sums[name] === 0);
}
