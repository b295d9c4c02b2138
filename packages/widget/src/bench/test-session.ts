import type { SessionActions } from '../session/session-actions.js';
import type { SessionState } from '../session/session-state.js';

/** What the bench uses of a session: what people can do, and a state that changes. */
export interface TestSession extends SessionActions {
  readonly store: {
    readonly state: SessionState;
    /** @returns a function that ends the subscription. */
    subscribe(listener: (state: SessionState) => void): () => void;
  };
}
