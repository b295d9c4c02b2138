import type { Cursor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { LossReason } from '../session-state.js';
import type { Socket } from './socket.js';

/** `waiting` for the next try, or `failed` for good. */
export type LinkPhase = 'idle' | 'trying' | 'open' | 'waiting' | 'failed';

/** View of a link for what keeps it alive. */
export interface Link {
  readonly phase: LinkPhase;
  /** Position up to which the conversation is known. */
  readonly cursor: () => Cursor;
  send(frame: { type: 'ping' }): boolean;
  /** Gives up the link or the try; the next one comes by itself. */
  lose(reason: LossReason): void;
  /** Tries at once. @param hopeful what failed before does not count any more */
  again(hopeful?: boolean): void;
  /** Hears what a socket says; it becomes the link's own by the frame that `moves`. */
  listen(socket: Socket): void;
}
