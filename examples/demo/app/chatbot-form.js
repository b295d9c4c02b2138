import { h } from './dom.js';
import { SECTIONS } from './form-sections.js';

/** @typedef {import('./chatbot-draft.js').ChatbotDraft} ChatbotDraft */

const PLANS = SECTIONS.flatMap(({ fields }) => fields);

/** The fields of one chatbot. Writes into a draft and tells of every input. */
export class ChatbotForm {
  element = h('form', { class: 'chatbot-form', noValidate: true, 'aria-label': 'Chatbot' });
  #draft;
  /** @type {Map<string, import('./fields/field.js').Field>} */
  #fields = new Map();

  /** @param {ChatbotDraft} draft @param {() => void} changed */
  constructor(draft, changed) {
    this.#draft = draft;
    for (const { title, text, fields } of SECTIONS) {
      const controls = fields.map(({ path, make }) => {
        const field = make((value, problem = '') => {
          draft.write(path, value, problem);
          field.setProblem(problem);
          changed();
        });
        this.#fields.set(path, field);
        return field.element;
      });
      this.element.append(
        h(
          'section',
          { class: 'form-section' },
          h(
            'div',
            { class: 'form-section-head' },
            h('h2', {}, title),
            h('p', { class: 'muted' }, text),
          ),
          h('div', { class: 'form-section-fields' }, ...controls),
        ),
      );
    }
    this.show();
  }

  /** Shows what the draft holds. */
  show() {
    for (const [path, field] of this.#fields) {
      field.set(this.#draft.read(path));
      field.setProblem(this.#draft.problems.get(path) ?? '');
    }
  }

  /** What differs from what is saved, in words. */
  get changes() {
    return PLANS.filter(({ path }) => this.#draft.isChanged(path)).map(({ words }) => words);
  }

  /** Moves to the first field that cannot be saved. @returns {boolean} whether there is one */
  focusProblem() {
    const wrong = PLANS.find(({ path }) => this.#draft.problems.has(path));
    if (wrong) this.#fields.get(wrong.path)?.focus();
    return Boolean(wrong);
  }

  /**
   * Shows what the server found wrong, each at its field.
   *
   * @param {{ path: string, message: string }[]} problems paths from the request's body on, down to
   *   a single entry of a list, as in `config.appearance.starters.2`; a message continues its path
   *   to a sentence
   * @returns {boolean} whether any of them has a field here
   */
  showProblems(problems) {
    const found = problems.flatMap(({ path, message }) => {
      const plan = PLANS.find((each) => `${path}.`.startsWith(`config.${each.path}.`));
      return plan ? [{ path: plan.path, message: `This ${message}.` }] : [];
    });
    for (const { path, message } of found) this.#fields.get(path)?.setProblem(message);
    const first = PLANS.find((plan) => found.some(({ path }) => path === plan.path));
    if (first) this.#fields.get(first.path)?.focus();
    return Boolean(first);
  }
}
