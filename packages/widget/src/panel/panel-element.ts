import { LitElement } from 'lit';
import { LanguageController } from '../i18n/language-controller.js';
import type { Language } from '../i18n/texts.js';

/** A part of the panel. It renders into the panel's own shadow root, in the panel's language. */
export class PanelElement extends LitElement {
  readonly #language = new LanguageController(this);

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this;
  }

  /** Null: English. */
  protected get language(): Language | null {
    return this.#language.language;
  }
}
