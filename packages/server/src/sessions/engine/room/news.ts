import { createHash } from 'node:crypto';
import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  DeltaFrame,
  DoneFrame,
  ExtendedFrame,
  FeedbackGivenFrame,
  MessageFrame,
  RecoveredFrame,
  ReplyFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { Overrides } from '../overrides.js';

/** Messages of a session's topic: frames for its sockets, and what is not told in frames. */
export type SessionNews =
  | MessageFrame
  | ReplyFrame
  | DeltaFrame
  | DoneFrame
  | FeedbackGivenFrame
  | RecoveredFrame
  | ExtendedFrame
  /** The log is there, by way of more than is told here: read it. */
  | { readonly type: 'moved'; readonly epoch: number; readonly seq: number }
  | OverrideNews
  | { readonly type: 'ended' | 'expired' };

/** Changes of what the session is answered by; the rest stays. */
export type OverrideNews = { readonly type: 'override' } & Partial<Overrides>;

export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

export function doneFrame(epoch: number, { text, ...message }: BotMessage): DoneFrame {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { type: 'done', epoch, message, length: text.length, sha256 };
}
