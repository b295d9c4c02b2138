import { checkContrast } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { button } from './notice.js';

/** @typedef {import('./api.js').ContrastIssue} ContrastIssue */

/** Pause in typing after which the server is asked, in ms. */
const SETTLE_MS = 120;

const WHAT = {
  text: 'Text on its surface',
  controls: 'The primary colour on its surface',
  'text-on-controls': 'Text on the primary colour',
};

/** Colours that visitors would not tell apart, each with its number and a way out of it. */
export class ContrastPanel {
  element = h('div', { class: 'contrast', role: 'status' });
  #draft;
  #fix;
  #shown = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import('./chatbot-draft.js').ChatbotDraft} draft
   * @param {(path: string, value: string) => void} fix gives a field of the appearance another value
   */
  constructor(draft, fix) {
    this.#draft = draft;
    this.#fix = fix;
  }

  /** Looks at what the form holds now. */
  show() {
    const { appearance } = this.#draft.config;
    const { light, dark, theme, variables } = appearance;
    const asked = JSON.stringify([light, dark, theme, variables]);
    if (asked === this.#shown) return;
    this.#shown = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(asked, appearance), SETTLE_MS);
  }

  /** @param {string} asked @param {import('./looks.js').Appearance} appearance */
  async #ask(asked, appearance) {
    try {
      const issues = await checkContrast(appearance);
      if (asked === this.#shown) this.#list(issues);
    } catch {
      // Asked again with the next change; the server looks at it before it publishes, too.
      this.#shown = '';
    }
  }

  /** @param {ContrastIssue[]} issues */
  #list(issues) {
    this.element.replaceChildren(
      ...issues.map((issue) => {
        const { path, value } = issue.fix;
        return h(
          'div',
          { class: 'notice is-warning' },
          icon('alert'),
          h('p', { class: 'notice-text' }, sentenceOf(issue)),
          button(`Use ${value}`, () => this.#fix(`appearance.${path}`, value)),
        );
      }),
    );
  }
}

/** @param {ContrastIssue} issue */
function sentenceOf({ scheme, what, ratio, needed }) {
  const name = scheme === 'light' ? 'Light' : 'Dark';
  return `${name}: ${WHAT[what]} has a contrast of ${ratio.toFixed(2)}:1. At least ${needed}:1 is needed.`;
}
