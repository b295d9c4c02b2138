import { html, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import type { SessionActions } from '../../session/session-actions.js';

/** What the chatbot offers to ask next, as chips. */
export function quickReplies(texts: readonly string[], actions: SessionActions): TemplateResult {
  return html`<ul class="quick" part="quick-replies" aria-label=${td('quickReplies')}>
    ${texts.map(
      (text) =>
        html`<li>
          <button type="button" class="chip" part="quick-reply" @click=${() => actions.send(text)}>
            ${text}
          </button>
        </li>`,
    )}
  </ul>`;
}
