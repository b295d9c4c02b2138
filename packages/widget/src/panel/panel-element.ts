import { LitElement } from 'lit';
import { speak } from '../i18n/language.js';

/** A part of the panel. It renders into the panel's own shadow root, in the panel's language. */
export class PanelElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this;
  }

  protected override performUpdate(): void {
    speak(this.closest<HTMLElement>('.panel')?.lang ?? 'en');
    super.performUpdate();
  }
}
