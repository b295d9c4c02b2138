import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { enLauncher } from '../../i18n/en/launcher.js';
import { languageOf } from '../../i18n/language.js';
import type { LauncherText } from '../../i18n/texts.js';
import { drawing } from '../../browser/drawing.js';
import { fill } from '../../i18n/translate.js';

const CHAT =
  'M3.25 9.5a6.5 6.5 0 0 1 6.5-6.25h.5a6.5 6.5 0 0 1 0 13H4.5L5 13.9a6.2 6.2 0 0 1-1.75-4.4z';
const PATHS = {
  chat: CHAT,
  help: `M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.9 8a2.15 2.15 0 1 1 3.2 1.9c-.7.4-1.1.8-1.1 1.6M10 13.75h.01`,
  spark: 'M9.5 3.5 11 8l4.5 1.5L11 11l-1.5 4.5L8 11 3.5 9.5 8 8zM15.25 13.5v3.5M13.5 15.25H17',
  avatar: CHAT,
  close: 'm5 7.75 5 5 5-5',
};

/** The button that opens the panel: plain DOM, because it is all that most visitors ever load. */
export class Launcher {
  readonly button = document.createElement('button');
  #words: string = enLauncher.open;
  #open = false;
  #code = 'en';

  constructor() {
    this.button.type = 'button';
    this.button.className = 'launcher';
    this.button.part = 'launcher';
    this.button.setAttribute('aria-haspopup', 'dialog');
  }

  /** @param code the language to speak, if it is loaded */
  show({ name, appearance }: PublicConfig, code: string): void {
    this.#code = code;
    const { avatar, launcher } = appearance;
    const { icon, label } = launcher;
    const opens = fill(this.#text('openWith'), { name: appearance.title || name });
    // What can be read on it is part of its name, for those who speak to their computer.
    this.#words = label ? `${label} ${opens}` : opens;
    this.button.toggleAttribute('data-label', label !== '');
    const picture = icon === 'avatar' && avatar ? image(avatar) : drawing(PATHS[icon], 'icon');
    const words = document.createElement('span');
    words.textContent = label;
    this.button.replaceChildren(picture, ...(label ? [words] : []), drawing(PATHS.close, 'close'));
    this.setOpen(this.#open);
  }

  setOpen(open: boolean): void {
    this.#open = open;
    this.button.ariaExpanded = String(open);
    this.button.ariaLabel = open ? this.#text('close') : this.#words;
  }

  #text(key: LauncherText): string {
    return (languageOf(this.#code)?.launcher ?? enLauncher)[key];
  }
}

/** Should the picture break, the drawing takes its place. */
function image(url: string): HTMLImageElement {
  const img = new Image();
  img.alt = '';
  img.onerror = () => img.replaceWith(drawing(CHAT, 'icon'));
  img.src = url;
  return img;
}
