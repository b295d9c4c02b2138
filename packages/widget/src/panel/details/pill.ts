import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import { downIcon } from './icons.js';

/** The way to the newest message, for who reads further up; says how many are new. */
export function pill(missed: number, toEnd: () => void): TemplateResult {
  const words = missed ? td('newMessages', { count: missed }) : td('toEnd');
  return html`<button
    type="button"
    class="pill"
    part="new-messages"
    ?data-missed=${missed > 0}
    aria-label=${words}
    @click=${toEnd}
  >
    ${downIcon}${missed ? html`<span>${words}</span>` : nothing}
  </button>`;
}
