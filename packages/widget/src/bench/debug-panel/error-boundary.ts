import { html, type nothing, type TemplateResult } from 'lit';
import { notice } from '../notice.js';
import { t } from '../t.js';

/**
 * Keeps a failure in one part of the inspector to that part: a plain note is shown in its place.
 * The error still reaches the page's own error handlers, once.
 */
export class ErrorBoundary {
  readonly #reported = new Set<string>();

  /** @param part what the reader calls it, for the note */
  render<View extends TemplateResult | typeof nothing>(
    part: string,
    template: () => View,
  ): View | TemplateResult {
    try {
      return template();
    } catch (error) {
      this.#report(`${part}: ${String(error)}`, error);
      return notice(
        'warn',
        t('inspector.broken', { part }),
        html`<p>${t('inspector.brokenHint')}</p>`,
      );
    }
  }

  #report(key: string, error: unknown): void {
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    reportError(error);
  }
}
