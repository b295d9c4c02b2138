import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { t } from '../../i18n/bench/t.js';

type Outcome =
  | { readonly kind: 'none' | 'sending' }
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Hands an error to those who look into it, and says whether it arrived. */
export class ReportButton extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }

      .button {
        min-height: max(24px, var(--target) - 8px);
      }

      .sent {
        color: var(--good);
      }

      .failed {
        color: var(--bad);
      }
    `,
  ];

  /** Subject of the report; another one begins anew. */
  @property() subject = '';
  /** Sends it. @returns the report's id */
  @property({ attribute: false }) send: (() => Promise<string>) | null = null;
  @state() private outcome: Outcome = { kind: 'none' };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject')) this.outcome = { kind: 'none' };
  }

  protected override render(): TemplateResult {
    const { outcome } = this;
    const { kind } = outcome;
    return html`${
        kind === 'sent'
          ? nothing
          : html`<button
              class="button outlined"
              type="button"
              aria-disabled=${kind === 'sending'}
              @click=${this.#report}
            >
              ${t('report')}
            </button>`
      }<span class=${kind} role="status" tabindex="-1"
        >${kind === 'sent' ? t('report.sent', { id: outcome.id }) : nothing}${
          kind === 'failed' ? t('report.failed', { reason: outcome.reason }) : nothing
        }</span
      >`;
  }

  protected override update(changed: PropertyValues<this>): void {
    const had = this.matches(':focus-within');
    super.update(changed);
    // Its button leaves when it is sent.
    if (had && this.outcome.kind === 'sent') {
      this.renderRoot.querySelector<HTMLElement>('[role=status]')?.focus();
    }
  }

  #report = async (): Promise<void> => {
    const { send, subject } = this;
    if (!send || this.outcome.kind === 'sending') return;
    this.outcome = { kind: 'sending' };
    let outcome: Outcome;
    try {
      outcome = { kind: 'sent', id: await send() };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      outcome = { kind: 'failed', reason };
    }
    if (subject === this.subject) this.outcome = outcome;
  };
}

define('chatbot-report-button', ReportButton);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-report-button': ReportButton;
  }
}
