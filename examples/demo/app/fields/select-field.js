import { h } from '../dom.js';
import { labelled } from './field.js';

/**
 * One of many values.
 *
 * @param {{ label: string, help?: string, options: () => [value: string, label: string][] }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function selectField({ label, help, options }, change) {
  const control = h(
    'select',
    { class: 'control', on: { change: () => change(control.value) } },
    ...options().map(([value, text]) => h('option', { value }, text)),
  );
  return {
    ...labelled({ label, help, control }),
    set: (/** @type {string} */ value) => void (control.value = value),
  };
}
