import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * Makes a switch for a boolean.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function switchField({ label, help }, change) {
  const control = h('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    on: { change: () => change(control.checked) },
  });
  return {
    ...labelled({ label, help, control }),
    set: (/** @type {boolean | undefined} */ value) => void (control.checked = value === true),
  };
}
