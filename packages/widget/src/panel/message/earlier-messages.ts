import { html, type TemplateResult } from 'lit';
import type { SessionActions } from '../../session/session-actions.js';

/**
 * Renders the place where older messages come in.
 *
 * @param oldest seq of the first message that is here
 * @param waiting there is no link just now
 */
export function earlierMessages(
  actions: SessionActions,
  oldest: number | undefined,
  waiting: boolean,
): TemplateResult {
  // Few conversations are so long; should it fail, the next rendering asks for it again.
  import('./earlier-messages-element.js').catch(() => undefined);
  return html`<chatbot-panel-earlier
    class="earlier"
    part="earlier"
    .actions=${actions}
    .oldest=${oldest}
    .waiting=${waiting}
  ></chatbot-panel-earlier>`;
}
