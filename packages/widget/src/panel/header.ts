import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.js';
import { avatar } from './avatar.js';
import { closeIcon } from './icons.js';
import { nameOf } from './name-of.js';
import type { Language } from '../i18n/texts.js';

export interface HeaderView {
  readonly language: Language | null;
  readonly config: PublicConfig;
  /** The state of the link in words; takes the place of the subtitle. */
  readonly words: string;
  readonly menu: unknown;
  /** Null where the panel cannot be closed. */
  readonly close: (() => void) | null;
}

/**
 * Words that change are set as a whole: a page translator may have put other nodes in their place,
 * and Lit would go on writing into those that are gone.
 */
export function header({ language, config, words, menu, close }: HeaderView): TemplateResult {
  const line = words || config.appearance.subtitle;
  return html`<header part="header">
    ${avatar(config)}
    <div class="who">
      <h2 class="title" part="title"><span .textContent=${nameOf(config)}></span></h2>
      <p
        class="subtitle"
        part="subtitle"
        role="status"
        ?data-words=${words}
        .textContent=${line}
      ></p>
    </div>
    ${menu}
    ${
      close
        ? html`<button
            type="button"
            class="icon-button"
            part="close"
            aria-label=${t(language, 'close')}
            title=${t(language, 'close')}
            @click=${close}
          >
            ${closeIcon}
          </button>`
        : nothing
    }
  </header>`;
}
