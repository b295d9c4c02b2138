import { h } from '../dom.js';
import { listPassages } from './documents-api.js';
import { listDialog } from './list-dialog.js';

/**
 * Shows what searches find of a document.
 *
 * @param {string} chatbot
 * @param {import('./documents-api.js').DocumentEntry} document
 */
export function passagesDialog(chatbot, { id, title }) {
  listDialog({
    id: 'passages-title',
    title: `Passages of “${title}”`,
    list: h('ol', { class: 'passages' }),
    load: async (/** @type {number | null} */ after) => {
      const { passages, next } = await listPassages(chatbot, id, after);
      return { items: passages.map(passageItem), next };
    },
  });
}

/** @param {Awaited<ReturnType<typeof listPassages>>['passages'][number]} passage */
function passageItem({ heading, content, isEmbedded }) {
  const state =
    isEmbedded === null
      ? 'Found by words'
      : isEmbedded
        ? 'Found by words and meaning'
        : 'Found by words; by meaning soon';
  return h(
    'li',
    { class: 'passage' },
    heading && h('h3', {}, heading),
    h('pre', { class: 'passage-text', tabIndex: 0 }, content),
    h('p', { class: 'muted' }, `${state}. ${content.length} characters.`),
  );
}
