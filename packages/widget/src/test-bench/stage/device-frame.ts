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
import { Launcher } from '../../elements/chatbot-widget/launcher.js';
import { codeOf, languageOf, loadLanguage } from '../../i18n/language.js';
import { define } from '../../custom-element/define.js';
import '../../panel/panel.js';
import type { ChatbotPanelElement } from '../../panel/panel.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { SessionState } from '../../session/session-state.js';
import { t } from '../../i18n/bench/t.js';
import { FRAME_CSS } from '../../styles/frame-css.js';
import { LAUNCHER_CSS } from '../../styles/launcher-css.js';

/** No page: the panel fills its place, with its launcher beside it where that is looked at. */
const aloneStyles = css`
  :host([alone])::before {
    content: none;
  }

  :host([alone]) .frame {
    display: flex;
    align-items: flex-end;
    justify-content: center;
    gap: 24px;
    overflow: visible;
    background: none;
  }

  :host([alone]) .frame > chatbot-panel:not([hidden]) {
    position: static;
    flex: 0 1 400px;
    min-inline-size: 0;
    block-size: 100%;
    inline-size: auto;
  }

  :host([alone]:not([flush])) .frame > chatbot-panel {
    border-radius: var(--chatbot-radius);
    box-shadow:
      0 0 0 1px oklch(0% 0 0 / 0.06),
      0 8px 24px oklch(0% 0 0 / 0.12);
  }

  :host([alone]) .frame > .launcher {
    position: static;
    flex: none;
    order: 1;
  }

  :host([alone]) .frame[data-position='start'] > .launcher {
    order: -1;
  }

  :host([alone]) .frame:not([data-open]) > .launcher {
    visibility: visible;
  }

  :host([alone]) .frame[data-open] > .launcher {
    display: none;
  }
`;

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
        --_ink: #30343b;
        --_faint: #5d636e;
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
        --_ink: #d3d6dc;
        --_faint: #9aa0ab;
      }

      .frame {
        position: absolute;
        inset: 0;
        overflow: clip;
        border-radius: var(--screen, max(0px, var(--round) - var(--bezel)));
        background: var(--_page);
      }

      /* A page of nobody in particular, so that what is judged is the widget on it. */
      .page {
        position: absolute;
        inset: 0;
        padding: clamp(24px, 8cqi, 96px);
        font:
          400 17px/26px system-ui,
          -apple-system,
          'Segoe UI',
          Roboto,
          'Helvetica Neue',
          sans-serif;
        color: var(--_faint);
      }

      .page strong {
        display: block;
        font-size: 28px;
        line-height: 36px;
        font-weight: 600;
        color: var(--_ink);
      }

      .page p {
        max-inline-size: 44ch;
        margin: 8px 0 0;
      }
    `,
    unsafeCSS(FRAME_CSS),
    unsafeCSS(LAUNCHER_CSS),
    aloneStyles,
  ];

  @property({ attribute: false }) state!: SessionState;
  @property({ attribute: false }) actions!: SessionActions;
  /** Overrules the appearance's own theme and the operator's system. */
  @property({ reflect: true }) theme: 'light' | 'dark' | '' = '';
  /** The page behind the widget is dark. */
  @property({ type: Boolean, reflect: true }) dark = false;
  /** The panel without a page around it. */
  @property({ type: Boolean, reflect: true }) alone = false;
  /** Its launcher is seen beside the open panel, as it is while that is closed. */
  @property({ type: Boolean }) beside = false;
  /** The frame has the edges of the bench itself. */
  @property({ type: Boolean, reflect: true }) flush = false;
  /** Id of the reply that is marked; null: none. */
  @property({ attribute: false }) selected: string | null = null;
  /** True if the panel is open, as a visitor opens and closes it. */
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
      ?data-open=${this.opened && !this.beside}
      @panel-close=${this.#onPanelClose}
    >
      ${this.alone ? nothing : page()} ${chatbot ? this.#launcher.button : ''}
      <chatbot-panel
        closable
        theme=${this.theme}
        ?hidden=${!this.opened}
        .held=${true}
        .returns=${true}
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
    const show = (): void => this.#launcher.show(config, code);
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

/** Renders the page around a widget: text to read, and no decoration. */
function page(): TemplateResult {
  return html`<div class="page" aria-hidden="true">
    <strong>${t('stage.page')}</strong>
    <p>${t('stage.pageHint')}</p>
  </div>`;
}

define('chatbot-device-frame', DeviceFrame);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-device-frame': DeviceFrame;
  }
}
