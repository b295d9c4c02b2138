import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PanelCloseEvent } from './panel-close-event.js';
import { REACTIVE } from '../custom-element/reactive.js';
import { codeOf, languageOf, loadLanguage } from '../i18n/language.js';
import type { Language } from '../i18n/texts.js';
import { t } from '../i18n/t.js';
import type { SessionActions } from '../session/session-actions.js';
import type { ConnectionState, SessionState } from '../session/session-state.js';
import { asksForShortcuts } from '../shortcuts/asks-for-shortcuts.js';
import { panelStyles } from '../styles/panel/panel-styles.js';
import './composer/composer.js';
import { connectionWords, isBrief } from './connection/connection-words.js';
import { header } from './header.js';
import { define } from '../custom-element/define.js';
import { loadExtras, loadedModules, loadMarkdown, type LazyModules } from './lazy-modules.js';
import './message/message-list.js';
import type { MessageListElement } from './message/message-list.js';
import { nameOf } from './name-of.js';
import { starters } from './starters.js';
import { idle, whenIdle } from '../browser/when-idle.js';

/** Messages stay readable; when something happens, again. */
const later = (): void => undefined;
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

  static override styles = panelStyles;

  state: SessionState | null = null;
  actions!: SessionActions;
  /** Overrules the appearance's own theme and the reader's system. */
  theme: 'light' | 'dark' | '' = '';
  /** Shows the close button, and closes on Esc. */
  closable = false;
  /** Overrules the chatbot's own language; BCP 47. */
  override lang = '';
  /** Draws the field and the header first, and the conversation in a task after their frame. */
  held = false;
  /** The language that is spoken. */
  private code = 'en';
  /** Id of the reply that is marked. */
  selected: string | null = null;
  /** The late modules that are loaded so far. */
  private lazy: LazyModules = {};
  /** The state of the link that is in words just now. */
  private said: ConnectionState = { kind: 'idle' };
  private announcement = '';
  readonly #appearanceSheet = new CSSStyleSheet();
  #appearance: Appearance | null = null;
  /** Its own style sheets, without those of {@link lazy}. */
  #sheets: readonly CSSStyleSheet[] = [];
  /** The conversation of which everything has been announced. */
  #heard: Conversation | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  /**
   * Puts the cursor where a message is written; where that would bring up an on-screen keyboard, the
   * focus goes to the panel itself.
   */
  override focus(options?: FocusOptions): void {
    const where = matchMedia('(pointer: coarse)').matches ? '.panel' : 'textarea';
    this.renderRoot.querySelector<HTMLElement>(where)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#use();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /**
   * Who has set the browser to larger text than usual gets it here too. The host's `medium` is that
   * setting, whatever size the page gives its own text.
   */
  #sizeText(): void {
    const unit = parseFloat(getComputedStyle(this).fontSize) / 16;
    if (unit > 1) this.style.setProperty('--_px', `${unit}px`);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    this.#sheets = [...root.adoptedStyleSheets, this.#appearanceSheet];
    root.adoptedStyleSheets = [...this.#sheets];
    return root;
  }

  protected override firstUpdated(): void {
    requestAnimationFrame(() => {
      // With all parts there: the browser finds out how it looks once, not twice.
      this.#sizeText();
      // Nobody waits for what follows to write the first message.
      if (this.#isNeeded()) this.#load();
      else idle(() => this.#load(), 2_000);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.state) return;
    this.#speak(codeOf(this.lang || this.state.config.language));
    this.#announce(this.state);
    if (!changed.has('state')) return;
    const { config, connection, conversation } = this.state;
    const before = changed.get('state');
    if (config.appearance !== this.#appearance) {
      this.#appearance = config.appearance;
      this.#appearanceSheet.replaceSync(appearanceCss(config.appearance));
    }
    if (before?.connection !== connection) this.#say(connection);
    const { messages, outbox } = before?.conversation ?? conversation;
    const happened =
      before?.connection !== connection ||
      messages !== conversation.messages ||
      outbox !== conversation.outbox;
    if (this.hasUpdated && happened) this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.state) return nothing;
    const { config, chatbot, connection } = this.state;
    const name = nameOf(config);
    const notice = this.lazy.connectionNotice?.(this.#language, connection, this.actions);
    const words = connectionWords(this.#language, this.said);
    return html`<section
      class="panel"
      part="panel"
      lang=${this.code}
      dir=${this.#language?.rtl ? 'rtl' : nothing}
      aria-label=${chatbot ? t(this.#language, 'panel', { name }) : t(this.#language, 'connecting')}
      role=${this.closable ? 'dialog' : 'region'}
      tabindex="-1"
      data-bubbles=${config.appearance.bubbles}
    >
      ${
        chatbot
          ? this.#conversation(this.state, words, notice)
          : this.lazy.unknownChatbot?.(connection, words, notice)
      }
      <div class="sr" aria-live="polite" .textContent=${this.announcement}></div>
    </section>`;
  }

  #conversation(current: SessionState, words: string, notice: unknown): TemplateResult {
    const { config, conversation, connection, session } = current;
    const { actions, lazy } = this;
    const { appearance } = config;
    const empty = conversation.messages.length + conversation.outbox.length === 0;
    const running = conversation.replies[0];
    const branding = appearance.branding
      ? html`<p class="branding" part="branding">${t(this.#language, 'poweredBy')}</p>`
      : nothing;
    return html`${header({
        language: this.#language,
        config,
        words: words + (lazy.because?.(this.#language, this.said) ?? ''),
        menu: html`<chatbot-panel-menu
          .conversation=${conversation}
          .name=${nameOf(config)}
          .actions=${actions}
        ></chatbot-panel-menu>`,
        close: this.closable ? this.#close : null,
      })}
      <chatbot-panel-list
        .conversation=${conversation}
        .config=${config}
        .actions=${actions}
        .lazy=${lazy}
        .held=${this.held}
        .waiting=${connection.kind !== 'open'}
        .selectable=${session?.mode === 'test'}
        .selected=${this.selected}
        .end=${[empty ? starters(this.#language, appearance.starters, this.#send) : nothing, branding]}
      ></chatbot-panel-list>
      ${notice}
      <footer>
        <chatbot-panel-composer
          .lazy=${lazy}
          .placeholder=${appearance.placeholder}
          .running=${running !== undefined}
          .closed=${connection.kind === 'failed'}
          .send=${this.#send}
          .stop=${this.#stop}
        ></chatbot-panel-composer>
        ${branding}
      </footer>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new PanelCloseEvent());
  };

  readonly #send = (text: string): void => {
    this.actions.send(text);
    this.renderRoot.querySelector<MessageListElement>('chatbot-panel-list')?.toEnd();
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
    this.renderRoot.querySelector('chatbot-panel-menu')?.showShortcuts();
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
    }, later);
    if (all) loadExtras().then(use, later);
  }

  #isNeeded(): boolean {
    const { connection, conversation } = this.state ?? {};
    const messages = [...(conversation?.messages ?? []), ...(conversation?.outbox ?? [])];
    return connection?.kind === 'failed' || messages.length > 0;
  }

  #use(): void {
    const before = this.lazy;
    if (before === loadedModules()) return;
    this.lazy = loadedModules();
    const { markdownStyles, extraStyles, unknownStyles, ReplyText } = this.lazy;
    const sheets = [markdownStyles, extraStyles, unknownStyles].flatMap(
      (style) => style?.styleSheet ?? [],
    );
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...this.#sheets, ...sheets];
    if (!extraStyles || !ReplyText || (before.extraStyles && before.ReplyText)) return;
    whenIdle(() => {
      // Should it fail, the first reply takes a moment longer.
      import('./markdown/warm-up.js').then(({ warmUp }) => warmUp(root, ReplyText), later);
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
    if (this.held && this.state) {
      requestAnimationFrame(() => setTimeout(() => (this.held = false)));
    }
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
