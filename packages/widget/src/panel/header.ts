import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.js';
import { avatar } from './avatar.js';
import { closeIcon } from './icons.js';
import { nameOf } from './name-of.js';

export interface HeaderView {
  readonly config: PublicConfig;
  /** The state of the link in words; takes the place of the subtitle. */
  readonly words: string;
  readonly menu: unknown;
  /** Null where the panel cannot be closed. */
  readonly close: (() => void) | null;
}

export function header({ config, words, menu, close }: HeaderView): TemplateResult {
  const line = words || config.appearance.subtitle;
  return html`<header part="header">
    ${avatar(config)}
    <div class="who">
      <h2 class="title" part="title">${nameOf(config)}</h2>
      <p class="subtitle" part="subtitle" role="status" ?data-words=${words}>${line}</p>
    </div>
    ${menu}
    ${
      close
        ? html`<button
            type="button"
            class="icon-button"
            part="close"
            aria-label=${t('close')}
            title=${t('close')}
            @click=${close}
          >
            ${closeIcon}
          </button>`
        : nothing
    }
  </header>`;
}
