import { html, type TemplateResult } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import type { Language } from '../../i18n/texts.js';

/**
 * The number of a footnote. In the text it leads to the note, and at the note back into the text: a
 * button, since the address of a link would be the page's, which has no such place.
 */
export function footnoteButton(language: Language | null, label: string): TemplateResult {
  const name = tm(language, 'footnote', { label });
  return html`<sup><button class="ref" aria-label=${name} @click=${follow}>${label}</button></sup>`;
}

function follow({ currentTarget }: Event): void {
  const from = currentTarget as HTMLElement;
  const isNote = (button: Element): boolean => button.closest('.footnote') !== null;
  const all = from.closest('.body')?.querySelectorAll<HTMLElement>('.ref') ?? [];
  // Focusing it scrolls to it.
  [...all]
    .find((other) => other.ariaLabel === from.ariaLabel && isNote(other) !== isNote(from))
    ?.focus();
}
