import { h, newId } from '../dom.js';

/**
 * A control of the edit form. `set` shows a value without telling of it; `setProblem` shows what
 * is wrong under the control, '' for nothing.
 *
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {(value: any) => void} set
 * @property {(problem: string) => void} setProblem
 * @property {() => void} focus
 *
 * Tells of every input: the value, or what is wrong with it.
 * @typedef {(value: unknown, problem?: string) => void} Change
 */

/**
 * Label, control, help and problem around one labelled control.
 *
 * @param {{ label: string, help?: string, control: HTMLElement, box?: HTMLElement }} parts `box`:
 *   what to place instead of the bare control
 * @returns {Pick<Field, 'element' | 'setProblem' | 'focus'>}
 */
export function labelled({ label, help, control, box = control }) {
  control.id ||= newId('field');
  const note = notes(control, help);
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'field-label', htmlFor: control.id }, label),
      box,
      ...note.elements,
    ),
    setProblem: note.setProblem,
    focus: () => control.focus(),
  };
}

/**
 * The same for a group of controls.
 *
 * @param {{ label: string, help?: string, controls: HTMLElement[], class?: string }} parts
 * @returns {Pick<Field, 'element' | 'setProblem' | 'focus'>}
 */
export function grouped({ label, help, controls, class: className = '' }) {
  const group = h('fieldset', { class: `field ${className}`.trim() });
  const note = notes(group, help);
  group.append(h('legend', { class: 'field-label' }, label), ...controls, ...note.elements);
  return {
    element: group,
    setProblem: note.setProblem,
    focus: () => /** @type {HTMLElement | null} */ (group.querySelector('input, button'))?.focus(),
  };
}

/** @param {HTMLElement} described @param {string} [help] */
function notes(described, help) {
  const problemId = newId('problem');
  const helpId = newId('help');
  const problem = h('p', { class: 'field-problem', id: problemId, hidden: true });
  const describe = (/** @type {boolean} */ wrong) => {
    const ids = [wrong && problemId, help && helpId].filter(Boolean).join(' ');
    if (ids) described.setAttribute('aria-describedby', ids);
    else described.removeAttribute('aria-describedby');
  };
  describe(false);
  return {
    elements: [problem, ...(help ? [h('p', { class: 'field-help', id: helpId }, help)] : [])],
    /** @param {string} text */
    setProblem(text) {
      problem.textContent = text;
      problem.hidden = !text;
      if (!(described instanceof HTMLFieldSetElement)) {
        described.setAttribute('aria-invalid', String(Boolean(text)));
      }
      described.classList.toggle('is-wrong', Boolean(text));
      describe(Boolean(text));
    },
  };
}
