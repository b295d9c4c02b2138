import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../panel/define.js';
import type { SessionActions } from '../session/session-actions.js';
import type { SessionState } from '../session/session-state.js';
import './device-frame.js';
import type { DeviceFrame } from './device-frame.js';
import { DEFAULT_STAGE, type StageSettings } from './stage-settings.js';
import { keysIcon } from './icons.js';
import { controls } from './styles/controls.js';
import { tokens } from './styles/tokens.js';
import { t } from './i18n/t.js';

/**
 * The widget on a quiet surface, in the frame of a device. The frame takes the device's size, or
 * what there is of it: it shrinks as a window does and is never scaled, so that the panel's pixels
 * are those that visitors get.
 *
 * @slot - A note about what is shown, below it.
 */
export class TestStage extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        flex: 1;
        min-width: 0;
        min-height: 0;
        padding: 28px 28px 8px;
        background: var(--stage);
      }

      chatbot-device-frame {
        flex: 0 1 auto;
        min-height: 0;
        width: round(down, 100%, 1px);
        height: round(down, 100%, 1px);
      }

      .desktop {
        max-width: 1280px;
        max-height: 800px;
        --bezel: 6px;
        --round: 12px;
      }

      .tablet {
        max-width: 768px;
        max-height: 1024px;
        --bezel: 12px;
        --round: 20px;
      }

      .phone {
        max-width: 390px;
        max-height: 720px;
        --bezel: 10px;
        --round: 22px;
      }

      .foot {
        flex: none;
        display: flex;
        align-items: center;
        gap: 16px;
        width: 100%;
        min-height: 40px;
        margin: 12px 0 -8px;
      }

      .foot slot {
        flex: 1;
        min-width: 0;
        display: block;
      }

      .size {
        margin: 0;
        font-size: 12px;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
        color: var(--quiet);
      }

      :host([size='narrow']) {
        padding: 0;
      }

      :host([size='narrow']) chatbot-device-frame {
        --bezel: 0px;
        --round: 0px;
      }

      :host([size='narrow']) .foot {
        min-height: 0;
        margin: 0;
      }

      .keys {
        color: var(--quiet);
      }

      :host([size='narrow']) :is(.size, .keys) {
        display: none;
      }

      :host([size='narrow']) ::slotted(*) {
        padding: 4px 12px;
      }
    `,
  ];

  @property({ attribute: false }) state!: SessionState;
  @property({ attribute: false }) actions!: SessionActions;
  @property({ attribute: false }) settings: StageSettings = DEFAULT_STAGE;
  /** Id of the reply whose trace is shown; null: none. */
  @property({ attribute: false }) selected: string | null = null;
  @property({ reflect: true }) size: 'wide' | 'medium' | 'narrow' = 'wide';
  @state() private frameSize: { readonly width: number; readonly height: number } | null = null;
  @query('chatbot-device-frame') private frame!: DeviceFrame | null;

  readonly #observer = new ResizeObserver(() => this.#toWholePixels());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Opens the panel, where a visitor's hand had closed it. */
  reopenPanel(): void {
    this.frame?.reopen();
  }

  /** Puts the cursor where a message is written, once that is drawn. */
  async focusPanel(): Promise<void> {
    await this.updateComplete;
    await this.frame?.focusPanel();
  }

  protected override firstUpdated(): void {
    this.#observe();
  }

  protected override render(): TemplateResult {
    const { device, theme, direction } = this.settings;
    return html`<chatbot-device-frame
        class=${device}
        dir=${direction}
        role="group"
        aria-label=${t('stage')}
        theme=${theme === 'auto' ? '' : theme}
        ?dark=${this.#isDark()}
        .state=${this.state}
        .actions=${this.actions}
        .selected=${this.selected}
      ></chatbot-device-frame>
      <div class="foot">
        <p class="size">${this.#caption()}</p>
        <slot></slot>
        <button
          class="button bare keys"
          type="button"
          aria-label=${t('tools.keys')}
          title=${t('tools.keys')}
          @click=${() => this.dispatchEvent(new Event('bench-keys'))}
        >
          ${keysIcon}
        </button>
      </div>`;
  }

  #observe(): void {
    if (!this.frame) return;
    this.#observer.observe(this);
    this.#observer.observe(this.frame);
  }

  /** Between two pixels, edges would be drawn otherwise than in a visitor's window. */
  #toWholePixels(): void {
    const { frame } = this;
    if (!frame) return;
    const { style } = frame;
    style.cssText = '';
    const { left, top, width, height } = frame.getBoundingClientRect();
    // Pixels of the screen, of which there may be one and a half to one of CSS.
    const whole = (px: number): number => Math.round(px * devicePixelRatio) / devicePixelRatio;
    style.left = `${whole(left) - left}px`;
    style.top = `${whole(top) - top}px`;
    this.frameSize = { width: Math.round(width), height: Math.round(height) };
  }

  #isDark(): boolean {
    const { theme } = this.settings;
    const wanted = theme === 'auto' ? this.state.config.appearance.theme : theme;
    if (wanted !== 'auto') return wanted === 'dark';
    return matchMedia('(prefers-color-scheme: dark)').matches;
  }

  #caption(): string {
    const { width = 0, height = 0 } = this.frameSize ?? {};
    return t('stage.size', { device: t(`device.${this.settings.device}`), width, height });
  }
}

define('chatbot-test-stage', TestStage);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-stage': TestStage;
  }
}
