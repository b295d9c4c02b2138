import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { appearanceCss } from '@chatbot-test/shared/config/css-variables.js';
import {
  css,
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Launcher } from '../elements/chatbot-widget/launcher.js';
import { codeOf, languageOf, loadLanguage } from '../i18n/language.js';
import { define } from '../panel/define.js';
import '../panel/panel.js';
import type { ChatbotPanelElement } from '../panel/panel.js';
import type { SessionActions } from '../session/session-actions.js';
import type { SessionState } from '../session/session-state.js';
import { FRAME_CSS } from '../styles/frame-css.js';
import { LAUNCHER_CSS } from '../styles/launcher-css.js';

/** A hint of a page behind the panel: this is a window, and that is the widget in it. */
const SKETCH = html`<div class="sketch" aria-hidden="true">
  ${Array.from({ length: 14 }, () => html`<span></span>`)}
</div>`;

/**
 * A page with the widget on it, as a visitor's device shows it: the embed's own panel, launcher
 * and style sheets, in a frame that takes the place of the window.
 */
export class DeviceFrame extends LitElement {
  static override styles = [
    css`
      :host {
        display: block;
        position: relative;
        --_page: #ffffff;
        --_sketch: #f4f5f6;
      }

      /* Around the window, whose own corners are square: round ones would cut the panel's. */
      :host::before {
        position: absolute;
        inset: calc(-1 * var(--bezel));
        border-radius: var(--round);
        background: var(--raised);
        box-shadow:
          0 0 0 1px var(--line),
          0 12px 32px oklch(20% 0.02 265 / 0.1);
        content: '';
      }

      :host([dark]) {
        --_page: #0f1013;
        --_sketch: #17191c;
      }

      .frame {
        position: absolute;
        inset: 0;
        overflow: clip;
        background: var(--_page);
      }

      .sketch {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        grid-auto-rows: min-content;
        gap: 24px;
        padding: 32px;
      }

      .sketch span {
        block-size: 120px;
        border-radius: 10px;
        background: var(--_sketch);
      }

      .sketch span:nth-child(1) {
        grid-column: 1 / -1;
        inline-size: 40%;
        block-size: 28px;
      }

      .sketch span:nth-child(2) {
        grid-column: 1 / -1;
        inline-size: 62%;
        block-size: 12px;
        margin-block-start: -8px;
      }

      @container frame (max-width: 479px) {
        .sketch {
          grid-template-columns: 1fr;
          padding: 20px;
        }
      }
    `,
    unsafeCSS(FRAME_CSS),
    unsafeCSS(LAUNCHER_CSS),
  ];

  @property({ attribute: false }) state!: SessionState;
  @property({ attribute: false }) actions!: SessionActions;
  /** Overrules the appearance's own theme and the operator's system. */
  @property({ reflect: true }) theme: 'light' | 'dark' | '' = '';
  /** The page behind the widget is dark. */
  @property({ type: Boolean, reflect: true }) dark = false;
  /** Id of the reply that is marked; null: none. */
  @property({ attribute: false }) selected: string | null = null;
  /** Whether the panel is open, as a visitor opens and closes it. */
  @state() private opened = true;
  @query('chatbot-panel') private panel!: ChatbotPanelElement;

  readonly #launcher = new Launcher();
  readonly #look = new CSSStyleSheet();
  #appearance: Appearance | null = null;
  #code = 'en';

  constructor() {
    super();
    this.#launcher.button.addEventListener('click', () => {
      this.opened = !this.opened;
      if (this.opened) void this.focusPanel();
    });
  }

  /** Opens the panel, where it was closed. */
  reopen(): void {
    this.opened = true;
  }

  /** Puts the cursor where a message is written, once that is drawn. */
  async focusPanel(): Promise<void> {
    await this.updateComplete;
    await this.panel.updateComplete;
    this.panel.focus({ preventScroll: true });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets.unshift(this.#look);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.#dress();
    this.#launcher.setOpen(this.opened);
  }

  protected override render(): TemplateResult {
    const { chatbot, config } = this.state;
    return html`<div
      class="frame"
      dir=${languageOf(this.#code)?.rtl ? 'rtl' : nothing}
      data-position=${config.appearance.launcher.position}
      ?data-open=${this.opened}
      @panel-close=${this.#onPanelClose}
    >
      ${SKETCH} ${chatbot ? this.#launcher.button : ''}
      <chatbot-panel
        closable
        theme=${this.theme}
        ?hidden=${!this.opened}
        .state=${this.state}
        .actions=${this.actions}
        .selected=${this.selected}
      ></chatbot-panel>
    </div>`;
  }

  #dress(): void {
    const { config } = this.state;
    const code = codeOf(config.language);
    if (config.appearance === this.#appearance && code === this.#code) return;
    this.#appearance = config.appearance;
    this.#code = code;
    this.#look.replaceSync(appearanceCss(config.appearance));
    const show = (): void => this.#launcher.show(config, config.appearance.avatar, code);
    show();
    loadLanguage(code).then(
      () => {
        if (this.#code === code) show();
        this.requestUpdate();
      },
      () => undefined, // Then in English.
    );
  }

  #onPanelClose(event: Event): void {
    event.stopPropagation();
    this.opened = false;
    void this.updateComplete.then(() => this.#launcher.button.focus({ preventScroll: true }));
  }
}

define('chatbot-device-frame', DeviceFrame);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-device-frame': DeviceFrame;
  }
}
