import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { copyText } from '../../browser/copy-text.js';
import { define } from '../../custom-element/define.js';
import { checkIcon, copyIcon, errorIcon } from './icons.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from './styles/controls.js';
import { tokens } from './styles/tokens.js';

/** Time that the confirmation stays, in ms. */
const CONFIRM_MS = 2_000;

/**
 * Copies a text and says so, in sight and to screen readers.
 *
 * @slot - what the button shows beside its icon
 */
export class CopyButton extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-flex;
        max-width: 100%;
        font: inherit;
        color: inherit;
      }

      .button {
        min-height: var(--copy-height, var(--target));
        min-width: var(--copy-height, var(--target));
        padding: 0 var(--copy-padding, 10px);
        flex: 1;
      }

      .button .icon {
        width: var(--copy-icon, 20px);
        height: var(--copy-icon, 20px);
        margin: 0;
      }

      .copied .icon {
        color: var(--good);
      }

      .strong.copied .icon {
        color: inherit;
      }

      .failed .icon {
        color: var(--bad);
      }
    `,
  ];

  /** Text to copy. */
  @property({ attribute: false }) text = '';
  /** The button's name, where the slot alone does not say it. */
  @property() label = '';
  @property() look: 'plain' | 'outlined' | 'strong' = 'plain';
  @state() private outcome: 'none' | 'copied' | 'failed' = 'none';
  #timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.outcome = 'none';
  }

  protected override render(): TemplateResult {
    const { outcome } = this;
    const icon = { none: copyIcon, copied: checkIcon, failed: errorIcon }[outcome];
    const said = { none: '', copied: t('copied'), failed: t('copyFailed') }[outcome];
    return html`<button
        class="button ${this.look} ${outcome}"
        type="button"
        aria-label=${this.label || t('copy')}
        title=${said || this.label || t('copy')}
        @click=${this.#copy}
      >
        <slot></slot>${icon}
      </button>
      <span class="hidden" role="status">${said}</span>`;
  }

  #copy = async (): Promise<void> => {
    this.outcome = (await copyText(this.text)) ? 'copied' : 'failed';
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.outcome = 'none'), CONFIRM_MS);
  };
}

define('chatbot-copy-button', CopyButton);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-copy-button': CopyButton;
  }
}
