import { h } from '../dom.js';
import { labelled } from './field.js';

const HEX = /^#[0-9a-f]{6}$/i;
const WRONG = 'Write a colour, as in #1f4d3a, #f0a, rgb(31 77 58) or teal.';

/**
 * A colour: the browser's own picker, and its value to read, type and paste in any notation of CSS.
 * Takes what is typed once it is whole, at the latest when the field is left.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function colorField({ label, help }, change) {
  const picker = h('input', { type: 'color', class: 'swatch', 'aria-label': `${label}: choose` });
  const control = h('input', {
    class: 'hex',
    maxLength: 60,
    spellcheck: false,
    autocomplete: 'off',
  });
  picker.addEventListener('input', () => {
    control.value = picker.value;
    change(picker.value);
  });
  control.addEventListener('input', () => {
    if (!HEX.test(control.value.trim())) return;
    picker.value = control.value.trim().toLowerCase();
    change(picker.value);
  });
  control.addEventListener('change', () => {
    const color = parseColor(control.value);
    if (!color) return change(undefined, WRONG);
    picker.value = color;
    control.value = color;
    change(color);
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

/**
 * Any opaque colour of CSS, and hexadecimal digits without their #.
 *
 * @param {string} text
 * @returns {string | null} as `#rrggbb`
 */
function parseColor(text) {
  const value = text.trim();
  const color = /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? `#${value}` : value;
  if (
    !CSS.supports('color', color) ||
    /^(currentcolor|transparent|inherit|initial|unset|revert)/i.test(color)
  ) {
    return null;
  }
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha !== 255) return null;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
