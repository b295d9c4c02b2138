import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { LitElement, nothing, render, type PropertyValues } from 'lit';
import { REACTIVE } from '../custom-element/reactive.js';
import { codeOf, languageOf, loadLanguage } from '../i18n/language.js';
import type { Language } from '../i18n/texts.js';
import type { SessionActions } from '../session/session-actions.js';
import type { ConnectionState, SessionState } from '../session/session-state.js';
import { asksForShortcuts } from '../shortcuts/asks-for-shortcuts.js';
import { layoutSheet, messageSheet } from '../styles/panel/layout-sheet.js';
import { connectionWords, isBrief } from './connection/connection-words.js';
import { define } from '../custom-element/define.js';
import { loadExtras, loadedModules, loadMarkdown, type LazyModules } from './lazy-modules.js';
import './message/message-list.js';
import type { MessageListElement } from './message/message-list.js';
import { nameOf } from './layout/name-of.js';
import { PanelCloseEvent } from './layout/panel-close-event.js';
import { set } from './layout/make.js';
import { PanelLayout } from './layout/panel-layout.js';
import type { MenuElement } from './menu/menu.js';
import { poweredBy, starters } from './starters.js';
import { idle, painted, whenIdle } from '../browser/when-idle.js';

/** Time after which a conversation is drawn without what draws it as it stays, in ms. */
const LONGEST_HELD_MS = 1_500;
/** A lost link that is back so soon, in ms, is not worth a word. */
const WORTH_A_WORD_MS = 800;

/**
 * A conversation with a chatbot, as visitors see it: the same element in the embed and in the test
 * bench. It renders `state` and calls `actions`; it knows no connection and stores nothing.
 *
 * @fires panel-close - The person wants it closed.
 * @fires reply-select - A reply was chosen; in test sessions only.
 */
export class ChatbotPanelElement extends LitElement {
  static override properties = {
    state: REACTIVE,
    theme: { reflect: true },
    closable: { type: Boolean },
    lang: REACTIVE,
    code: REACTIVE,
    selected: REACTIVE,
    lazy: REACTIVE,
    said: REACTIVE,
    announcement: REACTIVE,
    held: REACTIVE,
  };

  static override styles = [layoutSheet(), messageSheet()];

  state: SessionState | null = null;
  actions!: SessionActions;
  /** Overrules the appearance's own theme and the reader's system. */
  theme: 'light' | 'dark' | '' = '';
  /** Shows the close button, and closes on Esc. */
  closable = false;
  /** Overrules the chatbot's own language; BCP 47. */
  override lang = '';
  /**
   * Draws the field and the header first, and the conversation in a task after their frame; one from before
   * once all that draws it is there: it would be the text that it is for a moment, and then move.
   */
  held = false;
  /** A conversation from before is to come: for a moment nothing is drawn in its place. */
  returns = false;
  /** The language that is spoken. */
  private code = 'en';
  /** Id of the reply that is marked. */
  selected: string | null = null;
  /** The late modules that are loaded so far. */
  private lazy: LazyModules = {};
  /** The state of the link that is in words just now. */
  private said: ConnectionState = { kind: 'idle' };
  private announcement = '';
  /** Its fixed parts; there already where somebody could not wait for the rest. */
  #layout!: PanelLayout;
  /** Its own style sheets, without those of {@link lazy}. */
  #sheets: readonly CSSStyleSheet[] = [];
  /** The conversation of which everything has been announced. */
  #heard: Conversation | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The first reply does not have to wait for what all of them need. */
  #isWarm = false;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  /**
   * Puts the cursor where a message is written; where that would bring up an on-screen keyboard, the
   * focus goes to the panel itself.
   */
  override focus(options?: FocusOptions): void {
    this.#layout.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#use();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    this.#layout = PanelLayout.in(root);
    this.#layout.actions = { send: this.#send, stop: this.#stop };
    this.#sheets = [...root.adoptedStyleSheets, this.#layout.look];
    root.adoptedStyleSheets = [...this.#sheets];
    return root;
  }

  protected override firstUpdated(): void {
    requestAnimationFrame(() => {
      // Larger text for readers who have set the browser to it: the host's `medium` is that setting, whatever
      // size the page gives its own. With all parts there the browser finds out how it looks once, not twice.
      const unit = parseFloat(getComputedStyle(this).fontSize) / 16;
      if (unit > 1) this.style.setProperty('--_px', `${unit}px`);
      // Words do not wait long for what draws them: it may never come.
      setTimeout(this.#later, LONGEST_HELD_MS);
      // Nobody waits for what follows to write the first message.
      const load = (): void => this.#load();
      if (this.#isNeeded()) load();
      else idle(load, 2_000);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.state) return;
    this.#speak(codeOf(this.lang || this.state.config.language));
    this.#announce(this.state);
    if (!changed.has('state')) return;
    const { connection, conversation } = this.state;
    const before = changed.get('state');
    if (before?.connection !== connection) this.#say(connection);
    const { messages, outbox } = before?.conversation ?? conversation;
    const happened =
      before?.connection !== connection ||
      messages !== conversation.messages ||
      outbox !== conversation.outbox;
    if (this.hasUpdated && happened) this.#load();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    if (this.state) this.#draw(this.state);
  }

  #draw(current: SessionState): void {
    const { lazy, actions } = this;
    const { config, chatbot, connection, conversation } = current;
    const language = this.#language;
    const layout = this.#layout;
    const { section, footer, announcer } = layout;
    const words = connectionWords(language, this.said);
    const known = chatbot !== null;
    layout.show({
      language,
      code: this.code,
      config,
      known,
      closable: this.closable,
      words: words + ((known && lazy.because?.(language, this.said)) || ''),
      running: conversation.replies.length > 0,
      closed: connection.kind === 'failed',
      lengthNote: lazy.lengthNote,
    });
    if (known) this.#showConversation(current);
    const notice = lazy.connectionNotice?.(language, connection, actions);
    render(known ? notice : lazy.unknownChatbot?.(connection, words, notice), section, {
      host: this,
      renderBefore: footer,
    });
    set(announcer, { textContent: this.announcement });
    if (!section.parentNode) this.renderRoot.append(section);
  }

  #showConversation({ config, conversation, connection, session }: SessionState): void {
    const { actions, lazy, held, selected } = this;
    const { header, list } = this.#layout;
    const { starters: questions, branding } = config.appearance;
    const empty = conversation.messages.length + conversation.outbox.length === 0;
    const menu: Partial<MenuElement> = { conversation, name: nameOf(config), actions };
    set(header.menu as MenuElement, menu);
    const properties: Partial<MessageListElement> = {
      conversation,
      config,
      actions,
      lazy,
      held,
      waiting: connection.kind !== 'open',
      selectable: session?.mode === 'test',
      selected,
      end: [
        empty ? starters(this.#language, questions, this.#send) : nothing,
        branding ? poweredBy(this.#language) : nothing,
      ],
    };
    Object.assign(list, properties);
  }

  /** Draws the conversation with what is there: the rest is asked for again when something happens. */
  readonly #later = (): void => {
    this.held = false;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new PanelCloseEvent());
  };

  readonly #send = (text: string): void => {
    this.actions.send(text);
    (this.#layout.list as MessageListElement).toEnd();
  };

  readonly #stop = (): void => {
    const running = this.state?.conversation.replies[0];
    if (running) this.actions.stop(running.replyId);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (asksForShortcuts(event)) {
      event.preventDefault();
      this.#showShortcuts().catch(() => undefined); // Asked again, it is tried again.
    }
    if (event.key !== 'Escape' || event.isComposing || !this.closable) return;
    event.stopPropagation();
    event.preventDefault(); // A dialog around it would close, too.
    this.#close();
  };

  async #showShortcuts(): Promise<void> {
    await loadExtras();
    (this.#layout.header.menu as MenuElement).showShortcuts();
  }

  /**
   * Loads what is not there yet: markdown first, and the details when there is time, or at once when
   * there is something to show that needs them.
   */
  #load(all = this.#isNeeded()): void {
    if (this.lazy.extraStyles) return;
    // Not in the task in which the module runs: on a slow device that would be a long one.
    const use = (): void => void setTimeout(() => this.#use());
    loadMarkdown().then(() => {
      use();
      if (!all) idle(() => this.#load(true), 2_000);
    }, this.#later);
    if (all) loadExtras().then(use, this.#later);
  }

  /** Tells whether the conversation can be drawn as it stays. */
  #isReady(): unknown {
    if (this.returns && this.said.kind === 'idle') return false;
    return (this.lazy.ReplyText && this.lazy.extraStyles) || !this.#isNeeded();
  }

  #isNeeded(): unknown {
    const { connection, conversation } = this.state ?? {};
    const { messages, outbox } = conversation ?? {};
    return this.returns || connection?.kind === 'failed' || messages?.length || outbox?.length;
  }

  #use(): void {
    const before = this.lazy;
    if (before === loadedModules()) return;
    this.lazy = loadedModules();
    const { markdownStyles, extraStyles, unknownStyles } = this.lazy;
    const sheets = [markdownStyles, extraStyles, unknownStyles].flatMap(
      (style) => style?.styleSheet ?? [],
    );
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...this.#sheets, ...sheets];
  }

  /** Prepares for the first reply, once somebody talks: on most pages nobody does, and it takes 0.3 MB. */
  #warmUp(): void {
    const { ReplyText, extraStyles } = this.lazy;
    if (this.#isWarm || !ReplyText || !extraStyles || this.state?.connection.kind === 'idle')
      return;
    this.#isWarm = true;
    whenIdle(() => {
      // Should it fail, the first reply takes a moment longer.
      import('./markdown/warm-up.js').then(
        ({ warmUp }) => warmUp(this.renderRoot, ReplyText),
        this.#later,
      );
    });
  }

  get #language(): Language | null {
    return languageOf(this.code);
  }

  /** Goes on in the language of before until the other is loaded. */
  #speak(code: string): void {
    const wanted = code === 'en' || languageOf(code) !== null;
    if (wanted) this.code = code;
    else {
      loadLanguage(code).then(
        () => this.requestUpdate(),
        () => undefined, // Then in the words that there are.
      );
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (this.held && this.state && this.#isReady()) {
      void painted().then(() => (this.held = false));
    }
    this.#warmUp();
    if (!changed.has('code')) return;
    for (const part of this.renderRoot.querySelectorAll('*')) {
      if (part instanceof LitElement) part.requestUpdate();
    }
  }

  /** Announces new messages; those from before the words were loaded come with the first. */
  #announce({ config, conversation }: SessionState): void {
    const { announcement } = this.lazy;
    const heard = this.#heard ?? conversation;
    this.announcement =
      announcement?.(this.#language, heard, conversation, nameOf(config)) || this.announcement;
    this.#heard = announcement || heard.epoch !== conversation.epoch ? conversation : heard;
  }

  /** Announces a state that lasts; one that is over in a moment stays silent. */
  #say(connection: ConnectionState): void {
    if (isBrief(connection) && !isBrief(this.said)) {
      this.#timer ??= setTimeout(() => this.#sayNow(), WORTH_A_WORD_MS);
    } else {
      this.#sayNow(connection);
    }
  }

  #sayNow(connection = this.state?.connection): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (connection) this.said = connection;
  }
}

define('chatbot-panel', ChatbotPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-panel': ChatbotPanelElement;
  }
}
