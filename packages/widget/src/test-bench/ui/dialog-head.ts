import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/bench/t.js';
import { closeIcon } from './icons.js';

/** The title of a dialog, with the id `title`, and the button that closes it. */
export function dialogHead(title: string, close: () => void): TemplateResult {
  return html`<div class="head">
    <h2 id="title">${title}</h2>
    <button class="button bare" type="button" aria-label=${t('close')} @click=${close}>
      ${closeIcon}
    </button>
  </div>`;
}
