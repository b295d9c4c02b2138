import { h } from '../dom.js';
import { icon } from '../icons.js';
import { grouped } from './field.js';

/**
 * A short list of texts. Empty ones are left out of the value, so that a line can be added first
 * and filled in then.
 *
 * @param {{ label: string, help?: string, most: number, maxLength: number, one: string,
 *   placeholder?: string, pattern?: RegExp, wrong?: string }} options `one`: what a line is
 *   called; `wrong`: what to say of a line that `pattern` does not match
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function linesField(options, change) {
  const { label, help, most, maxLength, one, placeholder = '', pattern, wrong = '' } = options;
  const list = h('ul', { class: 'lines' });
  const add = h('button', { type: 'button', class: 'button is-quiet' }, icon('plus'), `Add ${one}`);
  const inputs = () => [...list.querySelectorAll('input')];

  const tell = () => {
    const values = inputs()
      .map((input) => input.value.trim())
      .filter(Boolean);
    const bad = pattern && values.find((value) => !pattern.test(value));
    change(values, bad ? `“${bad}”: ${wrong}` : '');
  };

  const count = () => {
    add.disabled = inputs().length >= most;
    inputs().forEach((input, i) => input.setAttribute('aria-label', `${label}: ${one} ${i + 1}`));
  };

  /** @param {string} value */
  const line = (value) => {
    const input = h('input', {
      class: 'control',
      maxLength,
      placeholder,
      value,
      on: { input: tell },
    });
    const remove = h(
      'button',
      {
        type: 'button',
        class: 'button is-icon is-quiet',
        'aria-label': `Remove ${one}`,
        on: {
          click: () => {
            const at = inputs().indexOf(input);
            item.remove();
            count();
            tell();
            (inputs()[at] ?? inputs().at(-1) ?? add).focus();
          },
        },
      },
      icon('remove'),
    );
    const item = h('li', { class: 'line' }, input, remove);
    return item;
  };

  add.addEventListener('click', () => {
    list.append(line(''));
    count();
    inputs().at(-1)?.focus();
  });

  return {
    ...grouped({ label, help, controls: [list, add] }),
    set(/** @type {string[]} */ values) {
      list.replaceChildren(...values.map(line));
      count();
    },
  };
}
