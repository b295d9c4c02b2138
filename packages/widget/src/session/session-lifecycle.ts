import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';

/** A clearing that can be undone, and the end of that chance. */
export interface UndoOffer {
  readonly what: 'reset' | 'session';
  /** Time until which it lasts, in ms of `performance.now()`. */
  readonly until: number;
}

/** State of a test session's life. Moments are of `performance.now()`, in ms. */
export interface LifecycleState {
  /** Moment at which it expires, if that is soon; null: not soon. */
  readonly expiresAt: number | null;
  readonly undo: UndoOffer | null;
  /** Reason why the last undo failed. */
  readonly problem: Problem | null;
}

const NOTHING: LifecycleState = { expiresAt: null, undo: null, problem: null };

/**
 * Life of a test session as its operator should know it, by the frames of the server: that it is
 * about to expire, and that what was cleared, in whatever window, can be brought back.
 */
export class SessionLifecycle {
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #state = NOTHING;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get state(): LifecycleState {
    return this.#state;
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a frame; `before` is the conversation that it came into. */
  receive(frame: ServerFrame, before: Conversation): void {
    switch (frame.type) {
      case 'expiring':
        this.#set({ expiresAt: this.#now() + frame.inMs });
        break;
      case 'extended':
      case 'message':
        this.#set({ expiresAt: null });
        break;
      case 'welcome':
        this.#set({ expiresAt: null });
        if (this.#state.undo?.what === 'reset' && frame.recovery.epoch !== before.epoch) {
          this.#set({ undo: null });
        }
        break;
      case 'recovered':
        if (frame.recovery.epoch > before.epoch) {
          this.#set({ undo: wasCleared(frame, before) ? this.#offer('reset') : null });
        }
        break;
      case 'error':
        if (frame.problem.code === 'too-late') this.#set({ undo: null, problem: frame.problem });
        break;
      default:
    }
  }

  offerSession(): void {
    this.#set({ undo: this.#offer('session'), problem: null });
  }

  /** It was accepted, or its time is over. */
  withdraw(): void {
    this.#set({ undo: null, problem: null });
  }

  #offer(what: UndoOffer['what']): UndoOffer {
    return { what, until: this.#now() + LIMITS.undoMs };
  }

  #set(changes: Partial<LifecycleState>): void {
    const keys = Object.keys(changes) as (keyof LifecycleState)[];
    if (keys.every((key) => this.#state[key] === changes[key])) return;
    this.#state = { ...this.#state, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Told from any other way to a new epoch: there were messages, and there is none. */
function wasCleared(
  { recovery }: Extract<ServerFrame, { type: 'recovered' }>,
  before: Conversation,
): boolean {
  return recovery.epoch === before.epoch + 1 && recovery.seq === 0 && before.seq > 0;
}
