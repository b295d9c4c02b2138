import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * One line, or several that grow with the text.
 *
 * @param {{ label: string, help?: string, maxLength: number, required?: string, lines?: boolean,
 *   placeholder?: string }} options `required`: what to say when it is empty
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function textField({ label, help, maxLength, required, lines, placeholder = '' }, change) {
  const control = h(lines ? 'textarea' : 'input', {
    class: 'control',
    maxLength,
    placeholder,
    autocomplete: 'off',
    'aria-required': required ? 'true' : undefined,
    on: {
      input: () => change(control.value, required && !control.value.trim() ? required : ''),
    },
  });
  return {
    ...labelled({ label, help, control }),
    set: (/** @type {string} */ value) => void (control.value = value),
  };
}
