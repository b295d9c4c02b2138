import type { ReactiveController, ReactiveElement } from 'lit';
import { codeOf, languageOf, loadLanguage } from './language.js';
import type { Language } from './texts.js';

/** Tells its host in which language to speak: that of the nearest `lang` around it. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Null: English. Looked up at each use, because whoever sets `lang` draws before its parts do. */
  get language(): Language | null {
    return languageOf(this.#code);
  }

  hostConnected(): void {
    if (this.#code === 'en' || this.language) return;
    loadLanguage(this.#code).then(
      () => this.#host.requestUpdate(),
      () => undefined, // Then in English.
    );
  }

  get #code(): string {
    return codeOf(this.#host.closest<HTMLElement>('[lang]')?.lang ?? '');
  }
}
