import {
  conversationQueryText,
  parseConversationQuery,
} from './conversations/conversation-query.js';
import { EVERYTHING, parseQuery, queryText } from './list/list-query.js';

/**
 * Addresses of this dashboard:
 *
 * - `#/` the list; `#/?q=shop&state=live&sort=name` a part of it
 * - `#/chatbots/shop/test` the list with the test session of one chatbot in front of it
 * - `#/chatbots/shop` the edit form of one chatbot
 * - `#/chatbots/shop?test` the same with the test session, where it is not beside the form anyway
 * - `#/chatbots/shop/knowledge` a section of it
 * - `#/chatbots/shop/knowledge/doc_1` a document of it
 * - `#/chatbots/shop/knowledge?about=Swap%20boots%3F` a new document that answers a question
 * - `#/chatbots/shop/tests?about=Swap%20boots%3F` a new test that asks a question
 * - `#/monitor` sessions as they happen; `#/usage` usage over time
 * - `#/sessions` conversations; `#/sessions?mode=test&kind=unanswered` a part of them
 * - `#/sessions/ses_1` one to read
 * - `#/audit` who changed what
 *
 * @typedef {{ view: 'list', id: string | null, test: boolean, query: import('./list/list-query.js').ListQuery } |
 *   { view: 'edit', id: string, test: boolean, section: string | null, document: string | null,
 *     about: string | null } | { view: 'monitor', usage: boolean } |
 *   { view: 'sessions',
 *   query: import('./conversations/conversation-query.js').ConversationQuery } | { view: 'session', id: string } | { view: 'audit' } | { view: 'unknown' }} Route
 */

export const LIST = '#/';
export const SESSIONS = '#/sessions';
export const AUDIT = '#/audit';
export const MONITOR = '#/monitor';
export const USAGE = '#/usage';
/** @param {import('./list/list-query.js').ListQuery} query */
export const listAddress = (query) => LIST + queryText(query);
/** @param {string} id */
export const testAddress = (id) => `#/chatbots/${encodeURIComponent(id)}/test`;
/** @param {string} id @param {boolean} [test] */
export const editAddress = (id, test = false) =>
  `#/chatbots/${encodeURIComponent(id)}${test ? '?test' : ''}`;
/** @param {string} id @param {string} section */
export const sectionAddress = (id, section) => `${editAddress(id)}/${section}`;
/** @param {string} id @param {string} document */
export const documentAddress = (id, document) =>
  `${sectionAddress(id, 'knowledge')}/${encodeURIComponent(document)}`;
/**
 * A new document that answers a question, or a new test that asks it.
 *
 * @param {string} id @param {'knowledge' | 'tests'} section @param {string} question
 */
export const aboutAddress = (id, section, question) =>
  `${sectionAddress(id, section)}?about=${encodeURIComponent(question)}`;
/** @param {import('./conversations/conversation-query.js').ConversationQuery} query */
export const sessionsAddress = (query) => SESSIONS + conversationQueryText(query);
/** @param {string} id */
export const sessionAddress = (id) => `#/sessions/${encodeURIComponent(id)}`;

/** @param {string} hash @returns {Route} */
export function parseAddress(hash) {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const parts = path.split('/').map(decode);
  if (parts.some((part) => part === null)) return { view: 'unknown' };
  const [kind = '', id = '', section = null, document = null, ...rest] = /** @type {string[]} */ (
    parts
  );
  const length = parts.length;
  if (path === '') return { view: 'list', id: null, test: false, query: parseQuery(search) };
  if (kind === 'audit' && length === 1) return { view: 'audit' };
  if ((kind === 'monitor' || kind === 'usage') && length === 1) {
    return { view: 'monitor', usage: kind === 'usage' };
  }
  if (kind === 'sessions' && length === 1) {
    return { view: 'sessions', query: parseConversationQuery(search) };
  }
  if (kind === 'sessions' && id && length === 2) return { view: 'session', id };
  if (kind !== 'chatbots' || !id || rest.length > 0) return { view: 'unknown' };
  if (section === 'test') {
    if (document !== null || search) return { view: 'unknown' };
    return { view: 'list', id, test: true, query: EVERYTHING };
  }
  const isDocument = section === 'knowledge' && document !== '';
  if (section !== null && !SECTIONS.has(section)) return { view: 'unknown' };
  if (document !== null && !isDocument) return { view: 'unknown' };
  const isAbout = (section === 'knowledge' && !document) || section === 'tests';
  const about = isAbout ? new URLSearchParams(search).get('about') : null;
  const isTest = search === 'test' && section === null;
  if (search && !isTest && about === null) return { view: 'unknown' };
  return { view: 'edit', id, test: isTest, section, document, about };
}

/** Sections of the edit form that have an address. */
const SECTIONS = new Set([
  'answers',
  'knowledge',
  'words',
  'look',
  'launcher',
  'sites',
  'name',
  'privacy',
  'tests',
  'publishing',
]);

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // Not a valid escape: nothing has such an address.
  }
}

/**
 * Follows the address. Each entry of the history carries its place in it and the address it was
 * reached from, so that a step that `mayLeave` refuses (by link, back button or by hand) can be
 * taken back, and be made after all.
 *
 * @typedef {{ place: number, from: string | null }} Entry
 */
export class Router {
  #show;
  #mayLeave;
  /** @type {Entry} */
  #entry = { place: 0, from: null };
  #address = '';
  /** Steps of the history that we make ourselves and that are not to be followed. */
  #ignored = 0;
  /** Somebody is asked whether they leave: another step does not ask again. */
  #isAsking = false;

  /**
   * @param {(route: Route) => void} show
   * @param {(to: Route) => boolean | Promise<boolean>} mayLeave
   */
  constructor(show, mayLeave) {
    this.#show = show;
    this.#mayLeave = mayLeave;
  }

  start() {
    window.addEventListener('popstate', (event) => void this.#onStep(entryOf(event.state)));
    this.#arrive(entryOf(history.state) ?? this.#entry);
  }

  /** @param {string} address */
  go(address) {
    if (address !== location.hash) location.hash = address;
  }

  /** Goes to `address` in place of the present one. @param {string} address */
  replace(address) {
    if (address === (location.hash || LIST)) return;
    history.replaceState(null, '', address);
    this.#arrive(this.#entry);
  }

  /**
   * Goes to `address`: a step back if the page came from there, else in place of the present one.
   *
   * @param {string} address
   */
  backTo(address) {
    if (this.#entry.from === address) return history.back();
    history.replaceState(null, '', address);
    this.#arrive(this.#entry);
  }

  /** @param {Entry | null} known null: a new entry, made by a link or by hand */
  async #onStep(known) {
    if (this.#ignored > 0) {
      this.#ignored -= 1;
      return;
    }
    const entry = known ?? { place: this.#entry.place + 1, from: this.#address };
    history.replaceState(entry, '');
    const step = entry.place - this.#entry.place;
    const answer = this.#isAsking ? false : this.#mayLeave(parseAddress(location.hash));
    if (answer === true) {
      // What was open belongs to the page that is left; what this step opens does not.
      const open = document.querySelectorAll('dialog[open]');
      this.#arrive(entry);
      for (const dialog of open) /** @type {HTMLDialogElement} */ (dialog).close();
      return;
    }
    this.#ignored += 1;
    history.go(-step);
    if (answer === false) return;
    this.#isAsking = true;
    const may = await answer;
    this.#isAsking = false;
    if (!may) return;
    // Followed like any other step; by now nothing stands against it.
    history.go(step);
  }

  /** @param {Entry} entry */
  #arrive(entry) {
    history.replaceState(entry, '');
    this.#entry = entry;
    this.#address = location.hash || LIST;
    this.#show(parseAddress(location.hash));
  }
}

/** @param {unknown} state @returns {Entry | null} */
function entryOf(state) {
  const { place, from } = /** @type {Partial<Entry>} */ (state ?? {});
  return typeof place === 'number' ? { place, from: from ?? null } : null;
}
