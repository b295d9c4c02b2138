import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * One line, or several that grow with the text.
 *
 * @param {{ label: string, help?: string, maxLength: number, required?: string, lines?: boolean,
 *   placeholder?: string, pattern?: RegExp, wrong?: string, isOptional?: boolean }} options `required`:
 *   what to say when it is empty; `wrong`: what to say of text that the pattern does not fit;
 *   `isOptional`: left out of the configuration while it is empty
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function textField(options, change) {
  const {
    label,
    help,
    maxLength,
    required,
    lines,
    placeholder = '',
    pattern,
    wrong,
    isOptional,
  } = options;
  const problemOf = (/** @type {string} */ value) => {
    if (!value.trim()) return required ?? '';
    return pattern && !pattern.test(value.trim()) ? (wrong ?? '') : '';
  };
  const control = h(lines ? 'textarea' : 'input', {
    class: 'control',
    maxLength,
    placeholder,
    autocomplete: 'off',
    'aria-required': required ? 'true' : undefined,
    on: {
      input: () => {
        const isLeftOut = isOptional && control.value.trim() === '';
        change(isLeftOut ? undefined : control.value, problemOf(control.value));
      },
    },
  });
  return {
    ...labelled({ label, help, control }),
    set: (/** @type {string | undefined} */ value) => void (control.value = value ?? ''),
  };
}
