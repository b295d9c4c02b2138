import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { td } from '../../i18n/bench/td.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { SaveTestEvent } from './advice-events.js';
import type { InspectedReply } from './replies.js';

/**
 * Offers to keep a reply as a test, where there is one to a question.
 *
 * @fires bench-save-test - `SaveTestEvent`
 */
export class SaveTest extends LitElement {
  static override styles = [tokens, controls];

  @property({ attribute: false }) reply: InspectedReply | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { question, message } = this.reply ?? {};
    if (question == null || !message) return nothing;
    const documentIds = [...new Set(message.sources.map(({ documentId }) => documentId))];
    const save = () =>
      this.dispatchEvent(new SaveTestEvent({ question, answer: message.text, documentIds }));
    return html`<button class="button outlined" type="button" @click=${save}>
      ${td('saveTest')}
    </button>`;
  }
}

define('chatbot-save-test', SaveTest);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-save-test': SaveTest;
  }
}
