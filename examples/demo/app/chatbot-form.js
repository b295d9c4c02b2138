import { ConnectionPanel } from './connection-panel.js';
import { ContrastPanel } from './contrast-panel.js';
import { h, newId } from './dom.js';
import { SECTIONS } from './form-sections.js';

/**
 * @typedef {import('./chatbot-draft.js').ChatbotDraft} ChatbotDraft
 * @typedef {import('./field-plan.js').FieldPlan} FieldPlan
 * @typedef {{ words: string, section: string, focus: () => void }} WrongField
 */

/** Fields that decide what stands in others. */
const REPLACING = new Set(['provider.type', 'provider.preset', 'provider.url', 'appearance.look']);
const PLANS = SECTIONS.flatMap(({ fields }) => fields);

/** The fields of one chatbot. Writes into a draft and tells of every input. */
export class ChatbotForm {
  #connection;
  element = h('div', { class: 'chatbot-form' });
  #draft;
  #contrast;
  /** @type {Map<FieldPlan, import('./fields/field.js').Field>} */
  #fields = new Map();
  #isReadOnly;

  /**
   * @param {string} id  of the chatbot
   * @param {ChatbotDraft} draft
   * @param {Record<string, HTMLElement[]>} others  sections that are no part of the configuration, by
   *   the section that they stand after
   * @param {boolean} isReadOnly  for who may look and change nothing
   * @param {() => void} changed
   */
  constructor(id, draft, others, isReadOnly, changed) {
    this.#isReadOnly = isReadOnly;
    this.#draft = draft;
    /** @param {string} path @param {unknown} value */
    const apply = (path, value) => {
      draft.apply(path, value);
      this.show();
      changed();
    };
    this.#connection = new ConnectionPanel(id, draft, apply);
    this.#contrast = new ContrastPanel(draft, apply);
    for (const { id: section, title, text, fields, hasConnection, hasContrast } of SECTIONS) {
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
      const group = h(
        'fieldset',
        { class: 'form-section-fields', disabled: isReadOnly },
        ...controls,
        hasContrast && this.#contrast.element,
        hasConnection && this.#connection.element,
      );
      const heading = h('h2', { id: newId('section'), tabIndex: -1 }, title);
      this.element.append(
        h(
          'form',
          {
            class: 'form-section',
            noValidate: true,
            'aria-labelledby': heading.id,
            'data-section': section,
          },
          h('div', { class: 'form-section-head' }, heading, h('p', { class: 'muted' }, text)),
          group,
        ),
        ...(others[section] ?? []),
      );
    }
    this.show();
  }

  /** Shows what the draft holds. */
  show() {
    for (const [plan, field] of this.#fields) this.#showField(plan, field);
    this.#connection.show();
    if (!this.#isReadOnly) this.#contrast.show();
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
    if (!this.#isReadOnly) this.#contrast.show();
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

  /** Differences from the saved chatbot, in words. */
  get changes() {
    return this.#plans.filter(({ path }) => this.#draft.isChanged(path)).map(({ words }) => words);
  }

  /** Sections with unsaved changes. */
  get changedSections() {
    const changed = SECTIONS.filter(({ fields }) =>
      fields.some(({ path, when }) => when(this.#draft.config) && this.#draft.isChanged(path)),
    );
    return new Set(changed.map(({ id }) => id));
  }

  /** Names a field in a sentence. @param {string} path */
  wordsOf(path) {
    return this.#plans.find((plan) => `${path}.`.startsWith(`${plan.path}.`))?.words ?? path;
  }

  /** A field that was typed into and not left yet says now what it holds. */
  commit() {
    const active = document.activeElement;
    if (active && this.element.contains(active)) active.dispatchEvent(new Event('change'));
  }

  /** Fields that cannot be saved as they are. */
  get wrongFields() {
    return this.#plans
      .filter(({ path }) => this.#draft.problems.has(path))
      .map((plan) => this.#wrong(plan));
  }

  /**
   * Shows what the server found wrong, each at its field.
   *
   * @param {{ path: string, message: string }[]} problems paths from the request's body on, down to
   *   a single entry of a list, as in `config.appearance.starters.2`; a message continues its path
   *   to a sentence
   * @returns {WrongField[]} those that have a field here
   */
  showProblems(problems) {
    const found = problems.flatMap(({ path, message }) => {
      const plan = this.#plans.find((each) => `${path}.`.startsWith(`config.${each.path}.`));
      return plan ? [{ plan, message: `This ${message}.` }] : [];
    });
    for (const { plan, message } of found) this.#fields.get(plan)?.setProblem(message);
    const wrong = this.#plans.filter((plan) => found.some((each) => each.plan === plan));
    return wrong.map((plan) => this.#wrong(plan));
  }

  /** @param {FieldPlan} plan @returns {WrongField} */
  #wrong(plan) {
    const section = SECTIONS.find(({ fields }) => fields.includes(plan))?.id ?? '';
    return { words: plan.words, section, focus: () => this.#fields.get(plan)?.focus() };
  }

  /** Leads to a field of the configuration. @param {string} path */
  focusField(path) {
    const plan = this.#plans.find((each) => each.path === path);
    if (plan) this.#wrong(plan).focus();
  }
}
