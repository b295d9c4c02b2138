import { h } from './dom.js';
import { icon } from './icons.js';
import { counted } from './words.js';

/**
 * Sums up the fields that cannot be saved; each leads to its field.
 *
 * @param {import('./chatbot-form.js').WrongField[]} wrong
 */
export function wrongNotice(wrong) {
  const links = wrong.flatMap(({ words, focus }, i) => [
    i > 0 && ', ',
    h('button', { type: 'button', class: 'link', on: { click: focus } }, words),
  ]);
  return h(
    'div',
    { class: 'notice is-problem', role: 'alert' },
    icon('alert'),
    h(
      'p',
      { class: 'notice-text' },
      h('strong', {}, `${counted(wrong.length, 'field', 'fields')} cannot be saved: `),
      ...links,
      '.',
    ),
  );
}
