import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionState } from '../../session/session-state.js';
import { SessionLog } from './session-log.js';
import type { TestSession } from '../tested/test-session.js';

/** Follows a session for as long as its host is in the page: renders on change, keeps the log. */
export class SessionObserver implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #session: TestSession | null = null;
  #log = new SessionLog();
  #seen: SessionState | null = null;
  #revisedFrom: ChatbotInfo | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get log(): SessionLog {
    return this.#log;
  }

  /** The chatbot as it was before its last change while this was watched; null: it has not changed. */
  get revisedFrom(): ChatbotInfo | null {
    return this.#revisedFrom;
  }

  /** Another session has another log. */
  observe(session: TestSession | null): void {
    if (session === this.#session) return;
    this.hostDisconnected();
    this.#session = session;
    this.#log = new SessionLog();
    this.#seen = null;
    this.#revisedFrom = null;
    this.hostConnected();
  }

  hostConnected(): void {
    if (!this.#session || this.#unsubscribe) return;
    const { store } = this.#session;
    this.#unsubscribe = store.subscribe((state) => this.#see(state));
    this.#see(store.state);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  #see(state: SessionState): void {
    if (state === this.#seen) return;
    this.#log.record(this.#seen, state, Date.now());
    const known = this.#seen?.chatbot;
    if (known && known.revision !== state.chatbot?.revision) this.#revisedFrom = known;
    this.#seen = state;
    this.#host.requestUpdate();
  }
}
