import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { timeAgo } from '../words.js';
import { addressOf, PAGE_WORDS } from './website-words.js';
import { listWebsitePages } from './websites-api.js';

/**
 * Shows what became of each page of a website when it was looked at last.
 *
 * @param {string} chatbot
 * @param {import('./websites-api.js').Website} website
 */
export function websitePagesDialog(chatbot, { id, url }) {
  const list = h('ul', { class: 'website-pages', 'aria-label': 'Pages' });
  const problems = h('div');
  const more = button('Show more', () => void load());
  more.hidden = true;
  /** @type {string | null} */
  let next = null;
  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': 'website-pages-title' },
    h('h2', { id: 'website-pages-title' }, `Pages of ${addressOf(url)}`),
    problems,
    list,
    h(
      'div',
      { class: 'question-buttons' },
      more,
      button('Close', () => dialog.close(), 'is-main'),
    ),
  );
  async function load() {
    problems.replaceChildren();
    try {
      const found = await listWebsitePages(chatbot, id, next);
      next = found.next;
      more.hidden = next === null;
      list.append(...found.pages.map(pageItem));
      if (list.childElementCount === 0) list.append(h('li', { class: 'muted' }, 'None yet.'));
    } catch (error) {
      problems.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void load();
}

/** @param {import('./websites-api.js').WebsitePageList['pages'][number]} page */
const pageItem = ({ url, state, reason, readAt }) =>
  h(
    'li',
    { class: 'website-page', 'data-state': state },
    h('a', { href: url, target: '_blank', rel: 'noreferrer' }, url),
    h('p', { class: 'muted' }, `${PAGE_WORDS[state]}, ${timeAgo(readAt)}. ${reason ?? ''}`.trim()),
  );
