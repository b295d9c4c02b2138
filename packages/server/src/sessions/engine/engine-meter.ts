import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { ReplyListener } from './reply/reply-observer.js';

/** Counts what an engine does, for those who run the server. Must not throw. */
export interface EngineMeter extends ReplyListener {
  /** A piece of a reply has gone out. */
  said(mode: SessionMode): void;
  /** A message was acknowledged so many ms after its frame had arrived. */
  acked(mode: SessionMode, ms: number): void;
  /** A frame was answered by an error of this code. */
  refused(code: string): void;
}
