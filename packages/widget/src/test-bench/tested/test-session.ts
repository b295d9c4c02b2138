import type { SessionActions } from '../../session/session-actions.js';
import type { LifecycleState } from '../../session/session-lifecycle.js';
import type { SessionState } from '../../session/session-state.js';

/** The part of a session that the bench uses: actions of people, and a state that changes. */
export interface TestSession extends SessionActions {
  /** Goes on in another session, as a new visitor. */
  newSession(): void;
  /** Goes on in another session of this operator that is open still. */
  open(sessionId: string): void;
  /** Brings back what the last reset has cleared, or the session before a new one. */
  undo(): void;
  /** The idle time starts again. */
  extend(): void;
  readonly lifecycle: {
    readonly state: LifecycleState;
    /** @returns a function that ends the subscription. */
    subscribe(listener: () => void): () => void;
    /** Withdraws the offer to undo, and undoes nothing. */
    withdraw(): void;
  };
  readonly store: {
    readonly state: SessionState;
    /** @returns a function that ends the subscription. */
    subscribe(listener: (state: SessionState) => void): () => void;
  };
}
