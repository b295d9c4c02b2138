import { client, orThrow } from '../api.js';
import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { editAddress, sessionAddress } from '../router.js';
import { exactTime, timeAgo } from '../words.js';
import { isAdmin, whoAmI } from '../who.js';
import { deedWords } from './deed-words.js';

/** @typedef {import('../../client.js').Schema<'AuditEntry'>} AuditEntry */

/** Page of the audit log: who changed what, and when; for admins. */
export class AuditPage {
  title = 'Audit log';
  element;
  #actor = h('input', {
    type: 'search',
    class: 'control',
    placeholder: 'Operator',
    'aria-label': 'Operator',
    maxLength: 200,
  });
  #object = h('input', {
    type: 'search',
    class: 'control',
    placeholder: 'Id of a chatbot or a session',
    'aria-label': 'Object',
    maxLength: 200,
  });
  #body = h('div', { class: 'list-body' });
  #more = button('Show more', () => void this.#load(true));
  /** @type {AuditEntry[]} */
  #entries = [];
  /** @type {number | null} */
  #before = null;
  #asked = 0;

  constructor() {
    this.#more.hidden = true;
    for (const each of [this.#actor, this.#object]) {
      each.addEventListener('change', () => void this.#load());
      each.addEventListener('search', () => void this.#load());
    }
    this.element = h(
      'section',
      { class: 'page' },
      h(
        'div',
        { class: 'page-head' },
        h(
          'div',
          {},
          h('h1', { tabIndex: -1 }, 'Audit log'),
          h('p', { class: 'muted' }, 'Who changed what, and when.'),
        ),
      ),
      h('search', { class: 'list-tools' }, this.#actor, this.#object),
      this.#body,
      this.#more,
    );
    void this.#load();
  }

  show() {}

  mayLeave() {
    return true;
  }

  end() {
    this.#asked = -1;
  }

  /** @param {boolean} [more] */
  async #load(more = false) {
    const asked = (this.#asked += 1);
    if (this.#entries.length === 0) {
      this.#body.replaceChildren(h('p', { class: 'muted', role: 'status' }, 'Loading …'));
    }
    try {
      const who = await whoAmI();
      if (!isAdmin(who)) return this.#forbid(who.role);
      const [actor, object] = [this.#actor.value.trim(), this.#object.value.trim()];
      const query = {
        ...(actor && { actor }),
        ...(object && { object }),
        ...(more && this.#before !== null && { before: this.#before }),
      };
      const page = await orThrow(client.GET('/v1/audit-log', { params: { query } }));
      if (asked !== this.#asked) return;
      this.#entries = more ? [...this.#entries, ...page.entries] : page.entries;
      this.#before = page.before;
      this.#more.hidden = page.before === null;
      this.#show();
    } catch (error) {
      if (asked !== this.#asked) return;
      const again = button('Try again', () => void this.#load());
      this.#body.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    }
  }

  /** @param {string} role */
  #forbid(role) {
    this.#more.hidden = true;
    this.#body.replaceChildren(
      h(
        'div',
        { class: 'empty' },
        h('h2', {}, 'Only admins see the audit log'),
        h('p', { class: 'muted' }, `Your role is ${role}. Ask an admin of your dashboard for it.`),
      ),
    );
  }

  #show() {
    if (this.#entries.length === 0) {
      this.#body.replaceChildren(
        h(
          'div',
          { class: 'empty' },
          h('h2', {}, 'Nothing here'),
          h(
            'p',
            { class: 'muted' },
            'What operators save, publish, end and delete is listed here.',
          ),
        ),
      );
      return;
    }
    const headings = ['When', 'Who', 'What', 'Object', 'From'];
    this.#body.replaceChildren(
      h(
        'div',
        { class: 'table-box', tabIndex: 0, role: 'region', 'aria-label': 'Audit log' },
        h(
          'table',
          {},
          h('thead', {}, h('tr', {}, ...headings.map((text) => h('th', { scope: 'col' }, text)))),
          h('tbody', {}, ...this.#entries.map(rowOf)),
        ),
      ),
    );
  }
}

/** @param {AuditEntry} entry */
function rowOf({ actorId, action, objectType, objectId, before, after, address, createdAt }) {
  const link =
    objectType === 'chatbot'
      ? editAddress(objectId)
      : objectType === 'session'
        ? sessionAddress(objectId)
        : null;
  const named = nameOf(after) ?? nameOf(before) ?? objectId;
  return h(
    'tr',
    {},
    h(
      'td',
      {},
      h('time', { dateTime: createdAt, title: exactTime(createdAt) }, timeAgo(createdAt)),
    ),
    h('td', {}, actorId),
    h('td', {}, deedWords(action, before, after)),
    h('td', {}, link ? h('a', { href: link }, named) : named),
    h('td', {}, address ?? ''),
  );
}

/** @param {unknown} side @returns {string | null} the chatbot's name, where the entry has it */
function nameOf(side) {
  const { config } = /** @type {{ config?: { name?: unknown } }} */ (side ?? {});
  return typeof config?.name === 'string' ? config.name : null;
}
