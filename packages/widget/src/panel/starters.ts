import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.js';
import type { Language } from '../i18n/texts.js';

/** Questions to begin with, as chips. */
export function starters(
  language: Language | null,
  questions: readonly string[],
  ask: (question: string) => void,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`<ul class="starters" part="starters" aria-label=${t(language, 'starters')}>
    ${questions.map(
      (question) =>
        html`<li>
          <button type="button" class="chip" part="starter" @click=${() => ask(question)}>
            ${question}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Branding at the end of the conversation, if there is too little room below the field. */
export function poweredBy(language: Language | null): TemplateResult {
  return html`<p class="branding" part="branding">${t(language, 'poweredBy')}</p>`;
}
