import { ContrastPanel } from './contrast-panel.js';
import { h } from './dom.js';
import { SECTIONS } from './form-sections.js';

/**
 * @typedef {import('./chatbot-draft.js').ChatbotDraft} ChatbotDraft
 * @typedef {import('./field-plan.js').FieldPlan} FieldPlan
 */

/** Fields that decide what stands in others. */
const REPLACING = new Set(['provider.type', 'provider.preset', 'appearance.look']);
const PLANS = SECTIONS.flatMap(({ fields }) => fields);

/** The fields of one chatbot. Writes into a draft and tells of every input. */
export class ChatbotForm {
  #connection;
  element = h('form', { class: 'chatbot-form', noValidate: true, 'aria-label': 'Chatbot' });
  #draft;
  #contrast;
  /** @type {Map<FieldPlan, import('./fields/field.js').Field>} */
  #fields = new Map();

  /**
   * @param {ChatbotDraft} draft
   * @param {{ element: HTMLElement, show: () => void }} connection  what stands below the provider's fields
   * @param {() => void} changed
   */
  constructor(draft, connection, changed) {
    this.#draft = draft;
    this.#connection = connection;
    this.#contrast = new ContrastPanel(draft, (path, value) => {
      draft.write(path, value);
      this.show();
      changed();
    });
    for (const { title, text, fields, hasConnection, hasContrast } of SECTIONS) {
      const controls = fields.map((plan) => {
        const field = plan.make((value, problem = '') => {
          draft.write(plan.path, value, problem);
          field.setProblem(problem);
          this.#showOthers(plan);
          changed();
        });
        this.#fields.set(plan, field);
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
          h(
            'div',
            { class: 'form-section-fields' },
            ...controls,
            hasContrast && this.#contrast.element,
            hasConnection && connection.element,
          ),
        ),
      );
    }
    this.show();
  }

  /** Shows what the draft holds. */
  show() {
    for (const [plan, field] of this.#fields) this.#showField(plan, field);
    this.#connection.show();
    this.#contrast.show();
  }

  /** One field may decide which others there are, and what stands in them. @param {FieldPlan} changed */
  #showOthers(changed) {
    for (const [plan, field] of this.#fields) {
      const isShown = !field.element.hidden;
      const stays = isShown && plan.when(this.#draft.config) && !REPLACING.has(changed.path);
      const follows = plan.path === 'appearance.look';
      if (plan === changed ? !follows : stays && !follows) continue;
      this.#showField(plan, field);
    }
    this.#connection.show();
    this.#contrast.show();
  }

  /** @param {FieldPlan} plan @param {import('./fields/field.js').Field} field */
  #showField(plan, field) {
    field.element.hidden = !plan.when(this.#draft.config);
    if (field.element.hidden) return;
    field.set(this.#draft.read(plan.path));
    field.setProblem(this.#draft.problems.get(plan.path) ?? '');
  }

  get #plans() {
    return PLANS.filter(({ when }) => when(this.#draft.config));
  }

  /** What differs from what is saved, in words. */
  get changes() {
    return this.#plans.filter(({ path }) => this.#draft.isChanged(path)).map(({ words }) => words);
  }

  /** Moves to the first field that cannot be saved. @returns {boolean} whether there is one */
  focusProblem() {
    const wrong = this.#plans.find(({ path }) => this.#draft.problems.has(path));
    if (wrong) this.#fields.get(wrong)?.focus();
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
      const plan = this.#plans.find((each) => `${path}.`.startsWith(`config.${each.path}.`));
      return plan ? [{ plan, message: `This ${message}.` }] : [];
    });
    for (const { plan, message } of found) this.#fields.get(plan)?.setProblem(message);
    const first = this.#plans.find((plan) => found.some((each) => each.plan === plan));
    if (first) this.#fields.get(first)?.focus();
    return Boolean(first);
  }
}
