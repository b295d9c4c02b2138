import { DEFAULT_CONFIG, toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ServerFrame,
  WelcomeFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { StreamEvent } from '../../session/http/event-stream.js';
import { SessionStore } from '../../session/session-store.js';
import { problemIn, type AdminRequests, type WatchedSession } from '../admin-requests.js';
import { TokenEventSource } from '../event-source.js';

/** A session as it happens, to read only: its frames make the same state as in its own panel. */
export class SessionReader {
  readonly store: SessionStore;
  readonly #requests: AdminRequests;
  readonly #session: WatchedSession;
  #source: TokenEventSource | null = null;
  #isOver = false;

  constructor(server: string, requests: AdminRequests, session: WatchedSession) {
    this.store = new SessionStore({ server, config: toPublicConfig(DEFAULT_CONFIG) });
    this.#requests = requests;
    this.#session = session;
    const { id, mode } = session;
    const path = `/v1/admin/sessions/${encodeURIComponent(id)}/stream?mode=${mode}`;
    this.#source = new TokenEventSource({
      open: (signal) => {
        const { conversation } = this.store.state;
        const body = conversation.epoch > 0 ? { cursor: cursorOf(conversation) } : {};
        return requests.stream(path, signal, body);
      },
      onEvent: (event) => this.#hear(event),
      onState: (open, problem) => {
        if (problem) this.store.setConnection({ kind: 'failed', problem: problemIn(problem) });
        else if (!open && !this.#isOver) this.store.setConnection({ kind: 'connecting' });
      },
      mayRetry: (problem) => !this.#isOver && problemIn(problem).retryable,
    });
  }

  close(): void {
    this.#source?.close();
    this.#source = null;
  }

  /** The messages before the first that is there. */
  async loadEarlier(): Promise<void> {
    const { id, mode } = this.#session;
    const { epoch, messages } = this.store.state.conversation;
    if (mode !== 'test') return;
    const path = `/v1/test-sessions/${encodeURIComponent(id)}/messages`;
    const query = { epoch, before: messages[0]?.seq ?? 1 };
    const page = await this.#requests.get<{ messages: Message[]; hasMore: boolean }>(path, query);
    this.store.dispatch({ type: 'page', epoch, before: query.before, ...page });
  }

  #hear({ type, data }: StreamEvent): void {
    if (type === 'close') {
      this.#isOver = (JSON.parse(data) as { code: number }).code >= 4400;
      return;
    }
    const frame = JSON.parse(data) as ServerFrame | WelcomeFrame;
    if (frame.type === 'welcome') this.store.setConnection({ kind: 'open' });
    this.store.dispatch(frame);
  }
}
