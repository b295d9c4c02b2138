import { h, newId } from '../dom.js';
import { grouped } from './field.js';

/**
 * One of a few values, all in view.
 *
 * @param {{ label: string, help?: string, options: [value: string, label: string][] }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function choiceField({ label, help, options }, change) {
  const name = newId('choice');
  const radios = options.map(([value]) =>
    h('input', { type: 'radio', name, value, on: { change: () => change(value) } }),
  );
  const segments = h(
    'div',
    { class: 'segments' },
    ...options.map(([, text], i) =>
      h('label', { class: 'segment' }, radios[i], h('span', {}, text)),
    ),
  );
  return {
    ...grouped({ label, help, controls: [segments] }),
    set(/** @type {string} */ value) {
      for (const radio of radios) radio.checked = radio.value === value;
    },
  };
}
