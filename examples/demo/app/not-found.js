import { h } from './dom.js';
import { LIST } from './router.js';

/**
 * A link that leads nowhere is one page, with the way on.
 *
 * @param {string} message
 * @param {string} [on] where the way on leads, in words
 * @param {string} [address]
 */
export function notFound(message, on = 'All chatbots', address = LIST) {
  return h(
    'section',
    { class: 'page not-found' },
    h('h1', { tabIndex: -1 }, message),
    h('p', { class: 'muted' }, 'It may have been deleted, or the link is not complete.'),
    h('p', {}, h('a', { class: 'button', href: address }, on)),
  );
}
