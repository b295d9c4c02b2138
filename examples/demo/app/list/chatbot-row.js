import { avatar } from '../avatar.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { menuButton } from '../menu.js';
import { editAddress, testAddress } from '../router.js';
import { counted, exactTime, stateOf, timeAgo } from '../words.js';

/**
 * @typedef {import('../api.js').ChatbotSummary} ChatbotSummary
 * @typedef {{ duplicate: ((chatbot: ChatbotSummary) => void) | null, archive: (chatbot: ChatbotSummary) => void,
 *   unarchive: (chatbot: ChatbotSummary) => void, remove: (chatbot: ChatbotSummary) => void }} Deeds
 */

/**
 * One chatbot of the list.
 *
 * @param {ChatbotSummary} chatbot
 * @param {import('../api.js').Obstacles | undefined} obstacles
 * @param {Deeds | null} deeds null: only to be looked at
 */
export function chatbotRow(chatbot, obstacles, deeds) {
  const { id, name, primary, documents, updatedAt } = chatbot;
  const state = stateOf(chatbot, obstacles);
  return h(
    'li',
    { class: 'chatbot', 'data-id': id },
    avatar({ src: chatbot.avatar, name, color: primary }),
    h(
      'div',
      { class: 'chatbot-name' },
      h('h2', {}, name),
      h('p', { class: 'muted' }, counted(documents, 'document', 'documents')),
    ),
    h('p', { class: `state is-${state.mark}` }, state.words),
    h(
      'p',
      { class: 'chatbot-changed muted' },
      'Changed ',
      h('time', { dateTime: updatedAt, title: exactTime(updatedAt) }, timeAgo(updatedAt)),
    ),
    h(
      'div',
      { class: 'chatbot-actions' },
      h(
        'a',
        {
          class: 'button',
          href: editAddress(id),
          'aria-label': `${deeds ? 'Edit' : 'Look at'} ${name}`,
        },
        icon('edit'),
        deeds ? 'Edit' : 'Open',
      ),
      deeds &&
        h(
          'button',
          {
            type: 'button',
            class: 'button is-main',
            'aria-label': `Test ${name}`,
            'data-test': id,
            on: { click: () => (location.hash = testAddress(id)) },
          },
          icon('test'),
          'Test',
        ),
      deeds && menuButton(`More for ${name}`, deedsOf(chatbot, deeds)),
    ),
  );
}

/** @param {ChatbotSummary} chatbot @param {Deeds} deeds */
function deedsOf(chatbot, { duplicate, ...deeds }) {
  return [
    ...(duplicate ? [{ text: 'Duplicate', act: () => duplicate(chatbot) }] : []),
    chatbot.archivedAt
      ? { text: 'Bring back', act: () => deeds.unarchive(chatbot) }
      : { text: 'Archive', act: () => deeds.archive(chatbot) },
    { text: 'Delete', act: () => deeds.remove(chatbot), isDanger: true },
  ];
}

/**
 * Moves the focus by arrow keys to the same control of the next row, by Home and End to the first
 * and the last.
 *
 * @param {HTMLElement} list @param {KeyboardEvent} event
 */
export function moveAmongRows(list, event) {
  const rows = /** @type {HTMLElement[]} */ ([...list.children]);
  const target = /** @type {HTMLElement} */ (event.target);
  const row = rows.find((each) => each.contains(target));
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = rows.indexOf(row);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const to = rows[steps[/** @type {keyof typeof steps} */ (event.key)] ?? -1];
  if (!to) return;
  event.preventDefault();
  const place = controls(row).indexOf(target);
  controls(to)[place]?.focus();
}

/** @param {HTMLElement} row @returns {HTMLElement[]} */
const controls = (row) => [
  ...row.querySelectorAll(
    /** @type {'button'} */ ('.chatbot-actions > .button, .menu-box > .button'),
  ),
];
