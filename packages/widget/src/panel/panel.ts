import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PanelCloseEvent } from '../events/panel-close-event.js';
import { reactive } from './reactive.js';
import { codeOf, languageOf, loadLanguage, speak } from '../i18n/language.js';
import { t } from '../i18n/t.js';
import type { SessionActions } from '../session/session-actions.js';
import type { ConnectionState, SessionState } from '../session/session-state.js';
import { panelStyles } from '../styles/panel/panel-styles.js';
import './composer.js';
import { connectionWords, isBrief } from './connection-words.js';
import { header } from './header.js';
import { define } from './define.js';
import { loadDetails, loadedParts, loadMarkdown, type Parts } from './load-parts.js';
import './menu.js';
import './message-list.js';
import type { MessageListElement } from './message-list.js';
import { nameOf } from './name-of.js';
import { starters } from './starters.js';
import { idle, whenIdle } from '../when-idle.js';

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
  static override styles = panelStyles;

  @reactive() state: SessionState | null = null;
  actions!: SessionActions;
  /** Overrules the appearance's own theme and the reader's system. */
  @reactive({ reflect: true }) theme: 'light' | 'dark' | '' = '';
  /** Shows the close button, and closes on Esc. */
  @reactive({ type: Boolean }) closable = false;
  /** Overrules the chatbot's own language; BCP 47. */
  @reactive() override lang = '';
  /** The language that is spoken. */
  @reactive() private code = 'en';
  /** Id of the reply that is marked. */
  @reactive() selected: string | null = null;
  /** What is loaded of what it does without until it is usable. */
  @reactive() private parts: Parts = {};
  /** The state of the link that is in words just now. */
  @reactive() private said: ConnectionState = { kind: 'idle' };
  @reactive() private announcement = '';
  readonly #appearanceSheet = new CSSStyleSheet();
  #appearance: Appearance | null = null;
  /** Its own style sheets, without those of {@link parts}. */
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
    this.#sizeText();
    this.#use();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /**
   * Who has set the browser to larger text than usual gets it here too. The host's \`medium\` is that
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
    // After the first paint: nobody waits for it to write the first message.
    requestAnimationFrame(() => this.#load());
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
    const { config, chatbot } = this.state;
    const name = nameOf(config);
    return html`<section
      class="panel"
      part="panel"
      lang=${this.code}
      dir=${languageOf(this.code)?.rtl ? 'rtl' : nothing}
      aria-label=${chatbot ? t('panel', { name }) : t('connecting')}
      role=${this.closable ? 'dialog' : 'region'}
      tabindex="-1"
      data-bubbles=${config.appearance.bubbles}
    >
      ${chatbot ? this.#conversation(this.state) : this.#unknown(this.state)}
      <div class="sr" aria-live="polite">${this.announcement}</div>
    </section>`;
  }

  #conversation(current: SessionState): TemplateResult {
    const { config, conversation, connection, session } = current;
    const { actions, parts } = this;
    const { appearance } = config;
    const empty = conversation.messages.length + conversation.outbox.length === 0;
    const running = conversation.replies[0];
    return html`${header({
        config,
        words: connectionWords(this.said) + (this.parts.because?.(this.said) ?? ''),
        menu: html`<chatbot-panel-menu
          .conversation=${conversation}
          .name=${nameOf(config)}
          .actions=${actions}
          .parts=${parts}
          .need=${this.#need}
        ></chatbot-panel-menu>`,
        close: this.closable ? this.#close : null,
      })}
      <chatbot-panel-list
        .conversation=${conversation}
        .config=${config}
        .actions=${actions}
        .parts=${parts}
        .waiting=${connection.kind !== 'open'}
        .selectable=${session?.mode === 'test'}
        .selected=${this.selected}
      ></chatbot-panel-list>
      ${parts.connectionNotice?.(connection, actions)}
      <footer>
        ${empty ? starters(appearance.starters, this.#send) : nothing}
        <chatbot-panel-composer
          .parts=${parts}
          .placeholder=${appearance.placeholder}
          .running=${running !== undefined}
          .closed=${connection.kind === 'failed'}
          .send=${this.#send}
          .stop=${this.#stop}
        ></chatbot-panel-composer>
        ${
          appearance.branding
            ? html`<p class="branding" part="branding">${t('poweredBy')}</p>`
            : nothing
        }
      </footer>`;
  }

  /** Before the chatbot is known there is no name and no colour to show. */
  #unknown({ connection }: SessionState): TemplateResult {
    return html`<div class="unknown" aria-busy=${connection.kind !== 'failed'}>
      ${
        connection.kind === 'failed'
          ? this.parts.connectionNotice?.(connection, this.actions)
          : html`<div class="skeleton"><span></span><span></span><span></span></div>
              <p role="status">${connectionWords(this.said)}</p>`
      }
    </div>`;
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
    void this.parts.askForKeys?.(event);
    if (event.key !== 'Escape' || event.isComposing || !this.closable) return;
    event.stopPropagation();
    this.#close();
  };

  /**
   * Loads what is not there yet: markdown first, and the details when there is time, or at once when
   * there is something to show that needs them.
   */
  #load(all = this.#isNeeded()): void {
    if (this.parts.detailStyles) return;
    const later = (): void => undefined; // Messages stay readable; when something happens, again.
    loadMarkdown().then(() => {
      this.#use();
      if (!all) idle(this.#need, 2_000);
    }, later);
    if (all) loadDetails().then(() => this.#use(), later);
  }

  readonly #need = (): void => this.#load(true);

  #isNeeded(): boolean {
    const { connection, conversation } = this.state ?? {};
    const messages = [...(conversation?.messages ?? []), ...(conversation?.outbox ?? [])];
    return connection?.kind === 'failed' || messages.length > 0;
  }

  #use(): void {
    const before = this.parts;
    if (before === loadedParts()) return;
    this.parts = loadedParts();
    const { markdownStyles, detailStyles, warmUp, ReplyText } = this.parts;
    const sheets = [markdownStyles, detailStyles].flatMap((style) => style?.styleSheet ?? []);
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...this.#sheets, ...sheets];
    if (!warmUp || !ReplyText || (before.warmUp && before.ReplyText)) return;
    whenIdle(() => {
      const panel = root.querySelector('.panel');
      if (panel) warmUp(panel, ReplyText);
    });
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
    speak(this.code);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('code')) return;
    for (const part of this.renderRoot.querySelectorAll('*')) {
      if (part instanceof LitElement) part.requestUpdate();
    }
  }

  /** What happens before it can be said is said as soon as it can. */
  #announce({ config, conversation }: SessionState): void {
    const { announcement } = this.parts;
    const heard = this.#heard ?? conversation;
    this.announcement = announcement?.(heard, conversation, nameOf(config)) || this.announcement;
    this.#heard = announcement || heard.epoch !== conversation.epoch ? conversation : heard;
  }

  /** What is over in a moment is not said; what lasts is. */
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
