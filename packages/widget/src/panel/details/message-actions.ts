import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import { timeOf } from '../times.js';
import { copyButton } from './copy-button.js';

/** What can be done with a reply that has ended, and when it came. */
export function messageActions({ text, createdAt }: BotMessage): TemplateResult {
  return html`<div class="actions" part="actions">
    ${text ? copyButton(td('copy'), () => text) : nothing}
    <time datetime=${createdAt}>${timeOf(createdAt)}</time>
  </div>`;
}
