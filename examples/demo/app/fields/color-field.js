import { h } from '../dom.js';
import { labelled } from './field.js';

const HEX = /^#?([0-9a-f]{6})$/i;

/**
 * A colour: the browser's own picker, and its value in hexadecimal to read, type and paste.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function colorField({ label, help }, change) {
  const picker = h('input', { type: 'color', class: 'swatch', 'aria-label': `${label}: choose` });
  const control = h('input', {
    class: 'hex',
    maxLength: 7,
    spellcheck: false,
    autocomplete: 'off',
  });
  picker.addEventListener('input', () => {
    control.value = picker.value;
    change(picker.value);
  });
  control.addEventListener('input', () => {
    const [, digits] = HEX.exec(control.value.trim()) ?? [];
    if (!digits) {
      change(undefined, 'Write a colour as # and six digits or letters a to f, as in #1f4d3a.');
      return;
    }
    picker.value = `#${digits.toLowerCase()}`;
    change(picker.value);
  });
  return {
    ...labelled({
      label,
      help,
      control,
      box: h('div', { class: 'color control' }, picker, control),
    }),
    set(/** @type {string} */ value) {
      picker.value = value.toLowerCase();
      control.value = picker.value;
    },
  };
}
