import { h, newId } from '../dom.js';
import { labelled } from './field.js';

/**
 * A number on a slider, with the number and its unit beside it.
 *
 * @param {{ label: string, help?: string, min: number, max: number, step: number,
 *   format: (value: number) => string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function rangeField({ label, help, min, max, step, format }, change) {
  const control = h('input', { type: 'range', id: newId('range'), min, max, step });
  const output = h('output', { class: 'range-value', htmlFor: control.id });
  const show = () => {
    output.value = format(control.valueAsNumber);
    control.setAttribute('aria-valuetext', output.value);
  };
  control.addEventListener('input', () => {
    show();
    change(control.valueAsNumber);
  });
  return {
    ...labelled({ label, help, control, box: h('div', { class: 'range' }, control, output) }),
    set(/** @type {number} */ value) {
      control.valueAsNumber = value;
      show();
    },
  };
}
