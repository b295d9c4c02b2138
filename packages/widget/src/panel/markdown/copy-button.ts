import { html, nothing, type TemplateResult } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { copyText } from '../../browser/copy-text.js';
import { checkIcon, copyIcon } from './icons.js';
import type { Language } from '../../i18n/texts.js';

const CONFIRMED_MS = 1_600;

/** A button that copies and says on itself whether it worked. `words` makes it more than an icon. */
export function copyButton(
  language: Language | null,
  label: string,
  text: () => string,
  words = false,
): TemplateResult {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLButtonElement;
    const copied = await copyText(text());
    button.dataset['state'] = copied ? 'copied' : 'refused';
    const said = copied ? tm(language, 'copied') : tm(language, 'copyRefused');
    const status = button.querySelector('.sr');
    if (status) status.textContent = said;
    button.title = said;
    setTimeout(() => {
      delete button.dataset['state'];
      if (status) status.textContent = '';
      button.title = words ? '' : label;
    }, CONFIRMED_MS);
  };
  return html`<button
    type="button"
    class=${words ? 'text-button copy' : 'icon-button copy'}
    aria-label=${words ? nothing : label}
    title=${words ? nothing : label}
    @click=${copy}
  >
    ${words ? label : html`${copyIcon}${checkIcon}`}<span class="sr" role="status"></span>
  </button>`;
}
