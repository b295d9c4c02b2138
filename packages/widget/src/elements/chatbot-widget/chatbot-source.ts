import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { NO_SERVER } from '../bundle-server.js';
import { enLauncher } from '../../i18n/en/launcher.js';
import {
  fetchChatbot,
  rememberChatbot,
  rememberedChatbot,
  unavailable,
  UnavailableError,
} from './public-chatbot.js';

export interface SourceEvents {
  /** The chatbot is known, or known better than before. */
  found(chatbot: ChatbotInfo): void;
  /** It cannot be shown; `problem.retryable` says whether it is asked for again. */
  failed(error: UnavailableError): void;
}

/** The first wait before asking an unreachable server again, in ms; it doubles up to the last. */
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [5_000, 300_000];

/** Source of an element's chatbot: this browser's memory at first, then the server. */
export class ChatbotSource {
  readonly server: string;
  readonly id: string;
  readonly #events: SourceEvents;
  #running = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(server: string, id: string, events: SourceEvents) {
    this.server = server;
    this.id = id;
    this.#events = events;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    if (!this.id) {
      const { noId, noIdAction } = enLauncher;
      return this.#events.failed(unavailable(noId, noIdAction, 'no-chatbot-id'));
    }
    if (!this.server) {
      const error = unavailable(NO_SERVER.message, NO_SERVER.action, NO_SERVER.code);
      console.error(`<chatbot-widget>: ${error.message}`);
      return this.#events.failed(error);
    }
    void this.#ask(FIRST_RETRY_MS);
  }

  /** Tells what the browser remembers, until the server has answered. */
  recall(): void {
    const known = rememberedChatbot(this.server, this.id);
    if (known) this.#events.found(known);
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#retry);
  }

  /** Remembers the chatbot for the next page of this site. */
  remember(chatbot: ChatbotInfo): void {
    rememberChatbot(this.server, this.id, chatbot);
  }

  async #ask(retryMs: number): Promise<void> {
    const answer = await fetchChatbot(this.server, this.id).catch((error: unknown) => {
      if (error instanceof UnavailableError) return error;
      throw error;
    });
    if (!this.#running) return;
    if (!(answer instanceof UnavailableError)) return this.#events.found(answer);
    if (answer.problem.retryable) {
      const next = Math.min(retryMs * 2, LAST_RETRY_MS);
      this.#retry = setTimeout(() => void this.#ask(next), retryMs);
    } else {
      rememberChatbot(this.server, this.id, null);
    }
    this.#events.failed(answer);
  }
}
