import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
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
import { details, loadDetails, type Details } from './load-details.js';
import './message-list.js';
import type { MessageListElement } from './message-list.js';
import { nameOf } from './name-of.js';
import { starters } from './starters.js';
import { whenIdle } from '../when-idle.js';

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
  @reactive() private details: Details | null = null;
  /** The state of the link that is in words just now. */
  @reactive() private said: ConnectionState = { kind: 'idle' };
  @reactive() private announcement = '';
  readonly #appearanceSheet = new CSSStyleSheet();
  #appearance: Appearance | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    clearTimeout(this.#timer);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets.push(this.#appearanceSheet);
    this.#use(details(), root);
    return root;
  }

  protected override firstUpdated(): void {
    // After the first paint: nobody waits for it to write the first message.
    requestAnimationFrame(() => this.#loadDetails());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.state) return;
    this.#speak(codeOf(this.lang || this.state.config.language));
    if (!changed.has('state')) return;
    const { config, connection, conversation } = this.state;
    const before = changed.get('state');
    if (config.appearance !== this.#appearance) {
      this.#appearance = config.appearance;
      this.#appearanceSheet.replaceSync(appearanceCss(config.appearance));
    }
    if (before?.connection !== connection) {
      this.#say(connection);
      if (this.hasUpdated && connection.kind === 'open') this.#loadDetails();
    }
    if (before && before.conversation !== conversation) {
      this.announcement =
        this.details?.announcement(before.conversation, conversation, nameOf(config)) ||
        this.announcement;
    }
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
    const { actions } = this;
    const { appearance } = config;
    const empty = conversation.messages.length + conversation.outbox.length === 0;
    const running = conversation.replies[0];
    return html`${header({
        config,
        words: connectionWords(this.said) + (this.details?.because(this.said) ?? ''),
        menu: this.details
          ? html`<chatbot-panel-menu
              .conversation=${conversation}
              .name=${nameOf(config)}
              .actions=${actions}
            ></chatbot-panel-menu>`
          : nothing,
        close: this.closable ? this.#close : null,
      })}
      <chatbot-panel-list
        .conversation=${conversation}
        .config=${config}
        .actions=${actions}
        .details=${this.details}
        .waiting=${connection.kind !== 'open'}
        .selectable=${session?.mode === 'test'}
        .selected=${this.selected}
      ></chatbot-panel-list>
      ${this.details?.connectionNotice(connection, actions)}
      <footer>
        ${empty ? starters(appearance.starters, this.#send) : nothing}
        <chatbot-panel-composer
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
          ? this.details?.connectionNotice(connection, this.actions)
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
    if (event.key !== 'Escape' || event.isComposing || !this.closable) return;
    event.stopPropagation();
    this.#close();
  };

  #loadDetails(): void {
    if (this.details) return;
    loadDetails().then(
      (module) => this.#use(module, this.renderRoot as ShadowRoot),
      () => undefined, // Messages stay readable as the text they are; tried again when connected.
    );
  }

  #use(module: Details | null, root: ShadowRoot): void {
    if (!module || this.details) return;
    for (const { styleSheet } of module.detailStyles) {
      if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
    }
    this.details = module;
    whenIdle(() => {
      const panel = root.querySelector('.panel');
      if (panel) module.warmUp(panel);
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
