import { h } from '../dom.js';
import { looks } from '../looks.js';
import { grouped } from './field.js';

/**
 * Looks to start from. The one that holds is marked; none is, once something of it was changed.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function lookField({ label, help }, change) {
  const buttons = looks().map(({ id, name, appearance: { light, dark } }) => {
    const swatch = h('span', { class: 'look-swatch', 'aria-hidden': 'true' });
    for (const palette of [light, dark]) {
      const half = h('span', {});
      half.style.background = palette.surface;
      half.style.color = palette.primary;
      swatch.append(half);
    }
    return h(
      'button',
      { type: 'button', class: 'look', value: id, on: { click: () => change(id) } },
      swatch,
      name,
    );
  });
  return {
    ...grouped({ label, help, controls: [h('div', { class: 'looks' }, ...buttons)] }),
    set(/** @type {string} */ chosen) {
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.value === chosen));
      }
    },
  };
}
