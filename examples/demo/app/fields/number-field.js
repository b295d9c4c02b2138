import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * A whole number, or nothing.
 *
 * @param {{ label: string, help?: string, min: number, max: number, placeholder?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function numberField({ label, help, min, max, placeholder = '' }, change) {
  const control = h('input', {
    class: 'control is-short',
    inputMode: 'numeric',
    autocomplete: 'off',
    placeholder,
    on: {
      input: () => {
        const text = control.value.trim();
        if (text === '') return change(undefined);
        const value = Number(text);
        const isGood = Number.isInteger(value) && value >= min && value <= max;
        change(value, isGood ? '' : `Write a whole number from ${min} to ${max}, or nothing.`);
      },
    },
  });
  return {
    ...labelled({ label, help, control }),
    set: (/** @type {number | undefined} */ value) =>
      void (control.value = value === undefined ? '' : String(value)),
  };
}
