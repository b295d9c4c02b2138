import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { whenIdle } from '../../browser/when-idle.js';
import { keepPlace, type Kept } from './kept-place.js';
import { ChatbotErrorEvent, ChatbotMessageEvent } from './widget-events.js';
import { makePanel } from '../../panel/layout/early-panel.js';
import { loadedModules, loadExtras } from '../../panel/lazy-modules.js';
import '../../panel/panel.js';
import type { ChatbotPanelElement } from '../../panel/panel.js';
import type { Seen } from '../../panel/unread/unread.js';
import { createLiveSession } from '../../session/live-session.js';
import type { SessionClient } from '../../session/session-client.js';
import type { SessionState } from '../../session/session-state.js';

/** The element that a panel is in. */
export interface MountPlace {
  /** Events are dispatched here. */
  readonly host: HTMLElement & Kept;
  /** The panel is put here. */
  readonly frame: HTMLElement;
  /** The chatbot was changed while the page is open. */
  readonly onChatbot: (chatbot: ChatbotInfo) => void;
}

export interface MountOptions extends MountPlace {
  readonly server: string;
  readonly chatbotId: string;
  readonly chatbot: ChatbotInfo;
  /** The panel, where its fixed parts are shown already. */
  readonly panel: HTMLElement | undefined;
}

/** The panel in the embed, and the session behind it: all that loads only when it is wanted. */
export class PanelMount {
  readonly panel: ChatbotPanelElement;
  readonly client: SessionClient;
  /** Has it compared with what was signed, once there is nothing else to do. */
  readonly #witness: (chatbot: ChatbotInfo) => void;
  #place: MountPlace;
  #unfollow: (() => void) | undefined;
  #state: SessionState;
  #connected = false;
  /** Ends the counting of replies that come while the panel is closed. */
  #closed: AbortController | null = null;
  /** Place up to which the visitor has read before closing, if known. */
  #seen: Seen | null = null;

  constructor(options: MountOptions) {
    const { server, chatbotId, chatbot } = options;
    this.#place = options;
    this.client = createLiveSession(server, chatbotId, chatbot, {
      onProblem: (problem) => this.#fail(problem),
      onMessage: (message) => this.#place.host.dispatchEvent(new ChatbotMessageEvent(message)),
    });
    this.#witness = (info) =>
      whenIdle(() => {
        if (this.client.store.state.chatbot !== info) return;
        import('./witness.chunk.js')
          .then(({ witness }) => witness(server, chatbotId, info))
          .catch(() => undefined); // The next page tells.
      });
    this.#witness(chatbot);
    this.#state = this.client.store.state;
    this.client.store.subscribe((state) => this.#changed(state));
    this.panel = (options.panel ?? makePanel()) as ChatbotPanelElement;
    this.panel.closable = true;
    this.panel.actions = this.client;
    this.moveTo(options);
  }

  /** Moves the panel with its conversation and what is written and not sent. */
  moveTo(place: MountPlace): void {
    this.#place = place;
    // Moving it would take the cursor out of it.
    if (this.panel.parentNode !== place.frame) place.frame.append(this.panel);
    if (this.#closed) void this.#count();
    this.resume();
  }

  /** Draws what is in the panel. Made and drawn in one go it would be a long task on a slow device. */
  draw(): void {
    if (this.panel.state) return;
    this.panel.held = true;
    this.panel.returns = this.client.returns;
    this.panel.state = this.#state;
  }

  show(): void {
    this.draw();
    this.panel.hidden = false;
    this.#closed?.abort();
    this.#closed = null;
    this.connect();
  }

  hide(): void {
    this.panel.hidden = true;
    const { epoch, seq } = this.client.store.state.conversation;
    this.#seen = epoch > 0 ? { epoch, seq } : null;
    this.connect();
  }

  /** Connects for what has come, or will, since the visitor has seen this. */
  catchUp(seen: Seen): void {
    this.#seen = seen;
    this.connect();
  }

  /** Puts the cursor into the panel as soon as it is drawn. */
  async focus(): Promise<void> {
    await this.panel.updateComplete;
    this.panel.focus({ preventScroll: true });
  }

  send(text: string): void {
    this.connect();
    this.client.send(text);
  }

  reset(): void {
    this.connect();
    this.client.reset();
  }

  connect(): void {
    this.#connected = true;
    this.client.connect();
    if (this.panel.hidden && !this.#closed) void this.#count();
  }

  /** The element has left the page: lets go of the link and of the window until it is back. */
  suspend(): void {
    this.client.disconnect();
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  resume(): void {
    if (this.#connected) this.client.connect();
    // Other devices have no keyboard on the screen.
    if (matchMedia('(any-pointer: coarse)').matches) void this.#follow();
  }

  dispose(): void {
    this.suspend();
    this.#closed?.abort();
    this.panel.remove();
  }

  async #count(): Promise<void> {
    this.#closed?.abort();
    const { signal } = (this.#closed = new AbortController());
    const keep = (seen: Seen, waits: boolean): void => {
      this.#seen = seen;
      keepPlace(this.#place.host, 'closed', ...(waits ? [seen.epoch, seen.seq] : []));
    };
    try {
      await loadExtras();
      const badge = await loadedModules().loadUnread?.();
      if (signal.aborted) return;
      const { store } = this.client;
      const language = this.panel.lang || store.state.config.language;
      const { frame } = this.#place;
      badge?.showUnread({ store, frame, language, seen: this.#seen, signal, keep });
    } catch {
      // What has come is seen when the panel is opened.
    }
  }

  async #follow(): Promise<void> {
    const { followKeyboard } = await import('./window.chunk.js');
    this.#unfollow?.();
    this.#unfollow = this.panel.isConnected ? followKeyboard(this.#place.frame) : undefined;
  }

  #changed(state: SessionState): void {
    const before = this.#state;
    this.#state = state;
    if (this.panel.state) this.panel.state = state;
    if (state.chatbot && state.chatbot !== before.chatbot) {
      this.#place.onChatbot(state.chatbot);
      this.#witness(state.chatbot);
    }
    const { connection } = state;
    if (connection.kind === 'failed' && connection !== before.connection) {
      this.#fail(connection.problem);
    }
  }

  #fail(problem: Problem): void {
    this.#place.host.dispatchEvent(new ChatbotErrorEvent(problem));
  }
}
