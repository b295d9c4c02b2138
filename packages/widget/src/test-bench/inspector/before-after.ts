import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { t } from '../../i18n/bench/t.js';
import { td } from '../../i18n/bench/td.js';
import { score } from '../ui/format.js';
import { tokens } from '../ui/styles/tokens.js';
import type { InspectedReply } from './replies.js';

/** Two replies to the same question side by side: what has become of an answer. */
export class BeforeAfter extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        container: compared / inline-size;
        padding: 4px 16px 8px;
      }

      h4 {
        margin: 0 0 4px;
        font-size: 13px;
        font-weight: 600;
      }

      .sides {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 8px;
      }

      @container compared (max-width: 300px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }

      article {
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: 6px;
        overflow-wrap: anywhere;
      }

      h5 {
        margin: 0;
        color: var(--quiet);
        font-size: 12px;
        font-weight: 500;
      }

      p {
        margin: 0;
        max-height: 160px;
        overflow-y: auto;
        white-space: pre-line;
      }

      .source {
        margin-top: 4px;
        color: var(--quiet);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) earlier!: InspectedReply;
  @property({ attribute: false }) later!: InspectedReply;

  protected override render(): TemplateResult {
    return html`<h4 id="heading">${td('compare.title')}</h4>
      <div class="sides" role="group" aria-labelledby="heading">
        ${side(this.earlier)} ${side(this.later)}
      </div>`;
  }
}

function side({ number, message, state }: InspectedReply): TemplateResult {
  const best = message?.debug?.hits.find(({ rank }) => rank === 1);
  return html`<article>
    <h5>${t('reply.title', { number })}</h5>
    <p tabindex="0" dir="auto">${message?.text || t(`reply.${state}`)}</p>
    ${best ? html`<p class="source">${best.title}: ${score(best.score)}</p>` : nothing}
  </article>`;
}

define('chatbot-before-after', BeforeAfter);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-before-after': BeforeAfter;
  }
}
