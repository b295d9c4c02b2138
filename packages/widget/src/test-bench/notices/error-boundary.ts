import type { nothing, TemplateResult } from 'lit';

/** View in place of a part that failed. */
export type BrokenView = (part: string, error: unknown) => TemplateResult;

/**
 * Keeps a failure in one part of the interface to that part: its own error is shown in its place,
 * and all else goes on. The error still reaches the page's own error handlers, once.
 */
export class ErrorBoundary {
  readonly #broken: BrokenView;
  readonly #told = new Set<string>();

  constructor(broken: BrokenView) {
    this.#broken = broken;
  }

  /** @param part what the reader calls it */
  render<View extends TemplateResult | typeof nothing>(
    part: string,
    template: () => View,
  ): View | TemplateResult {
    try {
      return template();
    } catch (error) {
      this.#tell(`${part}: ${String(error)}`, error);
      return this.#broken(part, error);
    }
  }

  #tell(key: string, error: unknown): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    reportError(error);
  }
}
