import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * A value that is edited as JSON.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function jsonField({ label, help }, change) {
  const control = h('textarea', {
    class: 'control is-code',
    spellcheck: false,
    autocomplete: 'off',
    on: {
      input: () => {
        try {
          change(JSON.parse(control.value));
        } catch {
          change(null, 'This is not JSON.');
        }
      },
    },
  });
  return {
    ...labelled({ label, help, control }),
    set: (value) => void (control.value = JSON.stringify(value, null, 2)),
  };
}
