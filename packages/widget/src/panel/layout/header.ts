import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { t } from '../../i18n/t.js';
import type { Language } from '../../i18n/texts.js';
import { Avatar } from './avatar.js';
import { iconButton, label } from './icon-button.js';
import { make } from './make.js';
import { nameOf } from './name-of.js';

export interface HeaderView {
  readonly language: Language | null;
  readonly config: PublicConfig;
  /** The state of the link in words; takes the place of the subtitle. */
  readonly words: string;
  /** The panel can be closed. */
  readonly closable: boolean;
}

/**
 * The panel's upper edge. Words that change are set as a whole, and only then: a page translator may
 * have put other nodes in their place.
 */
export class Header {
  /** Its button keeps its place until the menu is loaded. */
  readonly menu: HTMLElement = document.createElement('chatbot-panel-menu');
  readonly #avatar = new Avatar();
  readonly #name = document.createElement('span');
  readonly #line = make('p', { className: 'subtitle', part: 'subtitle', role: 'status' });
  readonly #close: HTMLButtonElement;
  readonly element: HTMLElement;
  #shown: readonly string[] = [];

  constructor(close: () => void) {
    this.#close = iconButton('close', 'icon-button', 'm5.5 5.5 9 9m0-9-9 9', close);
    const title = make('h2', { className: 'title', part: 'title' }, this.#name);
    const who = make('div', { className: 'who' }, title, this.#line);
    const parts = [this.#avatar.element, who, this.menu] as const;
    this.element = make('header', { part: 'header' }, ...parts);
  }

  show({ language, config, words, closable }: HeaderView): void {
    this.#avatar.show(config);
    const [name, line] = [nameOf(config), words || config.appearance.subtitle];
    if (name !== this.#shown[0]) this.#name.textContent = name;
    if (line !== this.#shown[1]) this.#line.textContent = line;
    this.#shown = [name, line];
    this.#line.toggleAttribute('data-words', words !== '');
    label(this.#close, t(language, 'close'));
    if (closable !== Boolean(this.#close.parentNode)) {
      if (closable) this.element.append(this.#close);
      else this.#close.remove();
    }
  }
}
