import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { SessionInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { SessionState } from '../../session/session-state.js';

/** A test session, as the list of them has it. */
export interface ListedSession extends SessionInfo {
  /** Subject of its operator's token. */
  readonly operatorId: string;
  readonly state: 'active' | 'ended' | 'expired';
  /** Number of messages of its conversation. */
  readonly messages: number;
  readonly lastActiveAt: string;
}

/** One that is looked at again, and is over: nothing can be said in it. */
export interface ViewedSession {
  readonly session: ListedSession;
  readonly messages: readonly Message[];
}

/** State that the panel and the inspector show: its conversation, with today's appearance. */
export function viewedState(
  now: SessionState,
  { session, messages }: ViewedSession,
  over: { readonly message: string; readonly action: string },
): SessionState {
  const problem = { code: 'session-ended', retryable: false, correlationId: '', ...over };
  const rest = { replies: [], outbox: [], hasMore: false, earlierQuestions: 0, gap: false };
  return {
    ...now,
    session,
    connection: { kind: 'failed', problem },
    conversation: { epoch: session.epoch ?? 1, seq: messages.at(-1)?.seq ?? 0, messages, ...rest },
  };
}
