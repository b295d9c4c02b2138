import { DEFAULT_CONFIG, toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import type {
  Conversation,
  OutgoingMessage,
} from '@chatbot-test/shared/conversation/conversation.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SessionClient, type SessionOptions } from './session-client.js';
import { SessionLifecycle } from './session-lifecycle.js';

export type TestSessionOptions = Omit<SessionOptions, 'config'>;

/** A session of the test bench: it can be started anew, extended, and what was cleared comes back. */
export class TestSessionClient extends SessionClient {
  readonly lifecycle = new SessionLifecycle();
  readonly #token: SessionOptions['token'];
  /** Messages that were unsent when the conversation was cleared or left. */
  #dropped: readonly OutgoingMessage[] = [];
  /** The session that was left for a new one, and the new one once it is known. */
  #left: { readonly id: string; instead: string | null } | null = null;
  /** The epoch that a reset began, which is to be undone when there is a link. */
  #undoing: number | null = null;

  constructor(options: TestSessionOptions) {
    super({ ...options, config: toPublicConfig(DEFAULT_CONFIG) });
    this.#token = options.token;
  }

  /** Uses a new token: an open link is told (P-TOKEN-1), any other is tried again with it. */
  async renew(): Promise<void> {
    const { kind } = this.store.state.connection;
    if (kind === 'open') {
      const token = await this.#token?.();
      if (token) this.request({ type: 'auth', token });
    } else if (kind !== 'idle') this.reconnect();
  }

  override reset(): void {
    const { outbox } = this.store.state.conversation;
    super.reset();
    const kept = new Set(this.store.state.conversation.outbox.map(({ cid }) => cid));
    this.#dropped = outbox.filter(({ cid }) => !kept.has(cid));
  }

  /** Goes on in another session, as a new visitor. */
  newSession(): void {
    const { session, conversation } = this.store.state;
    this.#dropped = conversation.outbox.filter(({ state }) => state !== 'sent');
    for (const { cid } of conversation.outbox) this.discard(cid);
    this.#left = session && { id: session.id, instead: null };
    this.lifecycle.withdraw();
    this.identify(null);
    this.enter({ fresh: true });
  }

  /** Goes on in another session of this operator; what waits to be sent stays with the old one. */
  open(sessionId: string): void {
    if (sessionId === this.store.state.session?.id) return;
    for (const { cid } of this.store.state.conversation.outbox) this.discard(cid);
    this.lifecycle.withdraw();
    this.enter({ sessionId });
  }

  /** Brings back what the last reset has cleared, or the session before a new one. */
  undo(): void {
    const { undo } = this.lifecycle.state;
    this.lifecycle.withdraw();
    const left = this.#left;
    if (undo?.what === 'session' && left?.instead) {
      for (const { cid } of this.store.state.conversation.outbox) this.discard(cid);
      this.enter({ sessionId: left.id, ends: left.instead });
    } else if (undo?.what === 'reset') {
      this.#undoing = this.store.state.conversation.epoch;
      this.#flushUndo();
    }
  }

  /** The idle time starts again. */
  extend(): void {
    this.request({ type: 'extend' });
  }

  protected override heard(frame: ServerFrame, before: Conversation): void {
    this.lifecycle.receive(frame, before);
    const { session, conversation } = this.store.state;
    if (frame.type === 'welcome') {
      if (this.#left?.instead === null && session && session.id !== this.#left.id) {
        this.#left.instead = session.id;
        this.lifecycle.offerSession();
      } else if (this.#left && session?.id === this.#left.id) {
        this.#left = null;
        this.#restore();
      }
      this.#flushUndo();
    }
    if (this.#undoing !== null && conversation.epoch > this.#undoing) {
      this.#undoing = null;
      this.#restore();
    }
  }

  #flushUndo(): void {
    if (this.#undoing === null || this.#undoing !== this.store.state.conversation.epoch) return;
    this.request({ type: 'undo', epoch: this.#undoing });
  }

  #restore(): void {
    const dropped = this.#dropped;
    this.#dropped = [];
    for (const message of dropped) this.queue(message);
  }
}
