import type { LossReason } from '../session-state.js';

/** `waiting` for the next try, or `failed` for good. */
export type LinkPhase = 'idle' | 'trying' | 'open' | 'waiting' | 'failed';

/** What keeps a link alive knows of it. */
export interface Link {
  readonly phase: LinkPhase;
  send(frame: { type: 'ping' }): boolean;
  /** Gives up the link or the try; the next one comes by itself. */
  lose(reason: LossReason): void;
  /** Tries at once. @param hopeful what failed before does not count any more */
  again(hopeful?: boolean): void;
}
