import { withLaterFields } from '@chatbot-test/shared/config/later-fields.js';
import type { Partially, withChanges } from '@chatbot-test/shared/config/with-changes.js';
import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { EMPTY_CONVERSATION } from '@chatbot-test/shared/conversation/conversation.js';
import { onlyGrew } from '@chatbot-test/shared/conversation/only-grew.js';
import { reduce, type ConversationEvent } from '@chatbot-test/shared/conversation/reduce.js';
import type {
  ChatbotInfo,
  WelcomeFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { serverUrl } from '../browser/server-url.js';
import { RenderThrottle } from './render-throttle.js';
import type { ConnectionState, SessionState } from './session-state.js';

type Listener = (state: SessionState) => void;

export interface StoreOptions {
  /** Base of addresses that the configuration gives as a path on the server. */
  readonly server: string;
  /** The chatbot, where it is known before the session is. */
  readonly chatbot?: ChatbotInfo | undefined;
  /** Configuration to use until the chatbot's own is known. */
  readonly config: PublicConfig;
  /**
   * Schedules telling listeners of changes that follow others at once; default: a task after those
   * that wait.
   */
  readonly schedule?: ((run: () => void) => void) | undefined;
}

/**
 * The state that views render. `state` is always current; listeners are told once of all that has
 * happened, and less often while a reply only grows.
 */
export class SessionStore {
  readonly #server: string;
  readonly #config: PublicConfig;
  readonly #throttle: RenderThrottle;
  readonly #listeners = new Set<Listener>();
  #watcher: Listener | null = null;
  #lay: typeof withChanges = (config) => config;
  #state: SessionState;

  constructor({ server, chatbot, config, schedule = (run) => void setTimeout(run) }: StoreOptions) {
    this.#server = server;
    this.#config = config;
    this.#throttle = new RenderThrottle(() => {
      for (const listener of this.#listeners) listener(this.#state);
    }, schedule);
    this.#state = {
      connection: { kind: 'idle' },
      session: null,
      chatbot: chatbot ?? null,
      published: null,
      preview: null,
      config: this.#configOf(chatbot ?? null, null),
      conversation: EMPTY_CONVERSATION,
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells one watcher of every change at once; null ends that. */
  watch(watcher: Listener | null): void {
    this.#watcher = watcher;
    watcher?.(this.#state);
  }

  dispatch(event: ConversationEvent): void {
    if (event.type === 'welcome') this.#enter(event);
    if (event.type === 'chatbot') this.setChatbot(event.chatbot);
    if (event.type === 'published') this.#set({ published: event.revision });
    this.#set({ conversation: reduce(this.#state.conversation, event) });
  }

  setConnection(connection: ConnectionState): void {
    this.#set({ connection });
  }

  /** Takes the newer of this and the chatbot that is known. */
  setChatbot(chatbot: ChatbotInfo): void {
    const known = this.#state.chatbot;
    if (known && known.id === chatbot.id && known.revision > chatbot.revision) return;
    if (known?.fingerprint === chatbot.fingerprint && known.revision === chatbot.revision) return;
    this.#set({ chatbot, config: this.#configOf(chatbot, this.#state.preview) });
  }

  /**
   * Shows these changes as if they were saved; null shows what is saved.
   *
   * @param lay lays them over that; only who edits has any, and brings along how it is done
   */
  setPreview(preview: Partially<PublicConfig> | null, lay: typeof withChanges): void {
    this.#lay = lay;
    this.#set({ preview, config: this.#configOf(this.#state.chatbot, preview) });
  }

  /** Another session than before begins with an empty log, and with what is still to be sent. */
  #enter({ session, chatbot }: WelcomeFrame): void {
    const before = this.#state.session;
    if (before && before.id !== session.id) {
      const outbox = this.#state.conversation.outbox.filter(({ state }) => state !== 'sent');
      this.#set({ conversation: { ...EMPTY_CONVERSATION, outbox } });
    }
    this.#set({ session });
    this.setChatbot(chatbot);
  }

  #configOf(chatbot: ChatbotInfo | null, preview: Partially<PublicConfig> | null): PublicConfig {
    const config = this.#lay(
      withLaterFields(chatbot?.config ?? this.#config),
      preview ?? undefined,
    );
    const { avatar } = config.appearance;
    if (!avatar.startsWith('/')) return config;
    const { href } = serverUrl(this.#server, avatar);
    return { ...config, appearance: { ...config.appearance, avatar: href } };
  }

  #set(changes: Partial<SessionState>): void {
    const keys = Object.keys(changes) as (keyof SessionState)[];
    if (keys.every((key) => this.#state[key] === changes[key])) return;
    const { conversation } = this.#state;
    this.#state = { ...this.#state, ...changes };
    this.#watcher?.(this.#state);
    // The first words of a reply, and its end, are told at once.
    const hasWords = conversation.replies.every(({ text }) => text !== '');
    const isText = keys.length === 1 && changes.conversation !== undefined;
    this.#throttle.changed(isText && hasWords && onlyGrew(conversation, changes.conversation));
  }
}
