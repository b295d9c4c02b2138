import { h } from '../dom.js';
import { timeAgo } from '../words.js';
import { listDialog } from './list-dialog.js';
import { addressOf, PAGE_WORDS } from './website-words.js';
import { listWebsitePages } from './websites-api.js';

/**
 * Shows what became of each page of a website when it was looked at last.
 *
 * @param {string} chatbot
 * @param {import('./websites-api.js').Website} website
 */
export function websitePagesDialog(chatbot, { id, url }) {
  listDialog({
    id: 'website-pages-title',
    title: `Pages of ${addressOf(url)}`,
    list: h('ul', { class: 'website-pages', 'aria-label': 'Pages' }),
    load: async (/** @type {string | null} */ after) => {
      const { pages, next } = await listWebsitePages(chatbot, id, after);
      const isEmpty = after === null && pages.length === 0;
      return {
        items: isEmpty ? [h('li', { class: 'muted' }, 'None yet.')] : pages.map(pageItem),
        next,
      };
    },
  });
}

/** @param {import('./websites-api.js').WebsitePageList['pages'][number]} page */
const pageItem = ({ url, state, reason, readAt }) =>
  h(
    'li',
    { class: 'website-page', 'data-state': state },
    h('a', { href: url, target: '_blank', rel: 'noreferrer' }, url),
    h('p', { class: 'muted' }, `${PAGE_WORDS[state]}, ${timeAgo(readAt)}. ${reason ?? ''}`.trim()),
  );
