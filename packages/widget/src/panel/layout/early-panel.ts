import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { settled } from '../../browser/when-idle.js';
import { languageOf } from '../../i18n/language.js';
import { t } from '../../i18n/t.js';
import { layoutSheet } from '../../styles/panel/layout-sheet.js';
import { PanelLayout } from './panel-layout.js';

/** Parts of the panel that the page can style through the element. */
const EXPORTED =
  'panel, header, avatar, title, subtitle, close, menu, messages, message, ' +
  'user-message, bot-message, typing, actions, feedback, regenerate, quick-replies, ' +
  'quick-reply, sources, source, passage, problem, link, image, code, table, ' +
  'new-messages, starters, starter, composer, input, send, stop, branding';

/** Makes a panel for the embed, hidden. Before the panel's own code is there it is an empty element. */
export function makePanel(): HTMLElement {
  const panel = document.createElement('chatbot-panel');
  panel.setAttribute('exportparts', EXPORTED);
  panel.hidden = true;
  return panel;
}

/**
 * Fixed parts of a panel, in which a message can be written, where its own code is not there yet. That
 * takes over what is here, with the cursor and the text in it.
 */
export class EarlyPanel {
  readonly panel = makePanel();
  /** Ends when it is painted and nothing else waits: on a slow device the rest of the panel would hold it up. */
  readonly shown = settled();
  readonly #layout: PanelLayout;

  /** @param theme if empty, the theme of the chatbot's appearance */
  constructor(theme: string) {
    const root = this.panel.shadowRoot ?? this.panel.attachShadow({ mode: 'open' });
    this.#layout = PanelLayout.in(root);
    root.adoptedStyleSheets = [layoutSheet(), this.#layout.look];
    root.append(this.#layout.section);
    if (theme) this.panel.setAttribute('theme', theme);
  }

  /**
   * @param code the language to speak, if it is loaded
   * @param fails the rest could not be loaded, and is asked for again
   */
  draw(config: PublicConfig, code: string, fails = false): void {
    const language = languageOf(code);
    this.#layout.show({
      language,
      code: language ? code : 'en',
      config,
      known: true,
      closable: true,
      words: fails ? t(language, 'reconnecting') : '',
      running: false,
      closed: false,
      lengthNote: undefined,
    });
  }

  show(): void {
    this.panel.hidden = false;
  }

  hide(): void {
    this.panel.hidden = true;
  }

  /**
   * Puts the cursor into the field once it is painted, or when a key is pressed, which the field then gets: a
   * focus has styles and layout worked out twice for the first frame. What the page has focused since then keeps
   * the focus; the launcher has lost it where the panel takes the whole screen.
   */
  focus(): void {
    const { activeElement } = document;
    const done = new AbortController();
    const take = (): void => {
      if (done.signal.aborted) return;
      done.abort();
      const isFree = [activeElement, document.body, null].includes(document.activeElement);
      if (isFree) this.#layout.focus({ preventScroll: true });
    };
    addEventListener('keydown', take, { capture: true, signal: done.signal });
    void this.shown.then(take);
  }

  /** There is a session: sends what was to be sent before. */
  submit(): void {
    this.#layout.composer.submit();
  }
}
