import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n/bench/t.js';

/**
 * The page of a link that leads nowhere.
 *
 * @param close null where there is nothing to close
 */
export function nowhere(
  { message, action, code }: Problem,
  again: () => void,
  close: (() => void) | null,
): TemplateResult {
  return html`<div class="bench nowhere">
    <h2>${message}</h2>
    <p>${action}</p>
    <p><code>${code}</code></p>
    <div class="offers">
      <button class="button outlined" type="button" @click=${again}>${t('again')}</button>
      ${
        close
          ? html`<button class="button strong" type="button" @click=${close}>${t('close')}</button>`
          : nothing
      }
    </div>
  </div>`;
}
