import type { BotMessage, Feedback } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import type { SessionActions } from '../../session/session-actions.js';
import { timeOf } from './times.js';
import { copyButton } from '../markdown/copy-button.js';
import { badIcon, goodIcon, regenerateIcon } from '../more-icons.js';
import type { Language } from '../../i18n/texts.js';

/** Replies that were found bad on this page: of those alone the reason is asked for. */
const found = new Set<string>();

/**
 * Renders the actions on a reply that has ended, and its time.
 *
 * @param latest nothing was said after it, so that it can be given again
 */
export function messageActions(
  language: Language | null,
  reply: BotMessage,
  actions: SessionActions,
  latest: boolean,
): TemplateResult {
  const { id, text, createdAt, feedback } = reply;
  const rate = (value: Feedback): TemplateResult => {
    const chosen = feedback === value;
    const label = td(language, value);
    return html`<button
      type="button"
      class="icon-button"
      part="feedback"
      aria-label=${label}
      title=${label}
      aria-pressed=${chosen}
      @click=${() => {
        if (value === 'bad' && !chosen) {
          found.add(id);
          // Without it nobody is asked for a reason, and that is all.
          import('../asked.chunk.js').catch(() => undefined);
        } else found.delete(id);
        actions.rate(id, chosen ? 'none' : value);
      }}
    >
      ${value === 'good' ? goodIcon : badIcon}
    </button>`;
  };
  const regenerate = html`<button
    type="button"
    class="icon-button"
    part="regenerate"
    aria-label=${td(language, 'regenerate')}
    title=${td(language, 'regenerate')}
    @click=${() => actions.regenerate(id)}
  >
    ${regenerateIcon}
  </button>`;
  return html`<div class="actions" part="actions">
      ${text ? [copyButton(language, td(language, 'copy'), () => text), rate('good'), rate('bad')] : nothing}
      ${latest ? regenerate : nothing}
      <time datetime=${createdAt}>${timeOf(language, createdAt)}</time>
    </div>
    ${
      feedback === 'bad' && found.has(id)
        ? html`<chatbot-panel-why .reply=${reply} .actions=${actions}></chatbot-panel-why>`
        : nothing
    }`;
}
