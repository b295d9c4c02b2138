import { h } from '../dom.js';
import { keepFocus } from '../keep-focus.js';
import { problemNotice } from '../notice.js';
import { RetryNotice } from '../retry-notice.js';
import { deleteWebsiteDialog } from './website-removal.js';
import { websiteDialog } from './website-dialog.js';
import { websitePagesDialog } from './website-pages-dialog.js';
import { websiteRow } from './website-row.js';
import { isBusy } from './website-words.js';
import {
  addWebsite,
  changeWebsite,
  deleteWebsite,
  listWebsites,
  readWebsiteAgain,
  stopWebsite,
} from './websites-api.js';

/** @typedef {import('./websites-api.js').Website} Website */

/** Interval of looking while one is being read, in ms. */
const POLL_MS = 1_500;

/** Websites whose pages are documents: how far each is read, and what changed. */
export class WebsitesPart {
  #problems = h('div', { class: 'knowledge-notices' });
  /** Notice of a list that could not be read, until it is. */
  #unlisted = new RetryNotice(() => this.#left);
  #list = h('ul', { class: 'documents websites', 'aria-label': 'Websites', hidden: true });
  element = h(
    'div',
    { class: 'websites-part' },
    this.#unlisted.element,
    this.#problems,
    this.#list,
  );
  /** Settles when they were listed for the first time, or that has failed. */
  listed;
  #chatbot;
  #isReadOnly;
  #changed;
  #left;
  /** Pages that were looked at, when the documents were listed last. */
  #seen = '';
  /** The latest request alone is shown. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;
  #isBusy = false;

  /**
   * @param {string} chatbot id
   * @param {boolean} isReadOnly
   * @param {() => void} changed called when there may be other documents
   * @param {HTMLElement} left takes the focus of a row that is gone
   */
  constructor(chatbot, isReadOnly, changed, left) {
    this.#chatbot = chatbot;
    this.#isReadOnly = isReadOnly;
    this.#changed = changed;
    this.#left = left;
    this.listed = this.#load();
  }

  end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /** True while a website is read, or waits to be. */
  get isBusy() {
    return this.#isBusy;
  }

  /** Shows how far they are now. */
  refresh() {
    void this.#load();
  }

  /** Asks for a website and begins to read it. */
  add() {
    websiteDialog(async (website) => {
      await addWebsite(this.#chatbot, website);
      await this.#load();
    });
  }

  async #load() {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    try {
      const websites = await listWebsites(this.#chatbot);
      if (asked !== this.#asked || this.#isOver) return;
      this.#unlisted.clear();
      this.#show(websites);
      const seen = JSON.stringify(websites.map(({ id, counts }) => [id, counts]));
      if (this.#seen !== '' && this.#seen !== seen) this.#changed();
      this.#seen = seen;
      const wasBusy = this.#isBusy;
      this.#isBusy = websites.some(isBusy);
      if (this.#isBusy !== wasBusy && this.#seen !== '') this.#changed();
      if (this.#isBusy) this.#timer = setTimeout(() => void this.#load(), POLL_MS);
    } catch (error) {
      if (asked !== this.#asked || this.#isOver) return;
      this.#unlisted.show(/** @type {Error} */ (error), () => void this.#load());
    }
  }

  /** @param {Website[]} websites */
  #show(websites) {
    const focused = keepFocus(this.#list, this.#left);
    this.#list.replaceChildren(...websites.map((website) => this.#row(website)));
    this.#list.hidden = websites.length === 0;
    focused();
  }

  /** @param {Website} website */
  #row(website) {
    const { id } = website;
    const pages = () => websitePagesDialog(this.#chatbot, website);
    if (this.#isReadOnly) return websiteRow(website, { pages });
    return websiteRow(website, {
      pages,
      again: () => void this.#do(() => readWebsiteAgain(this.#chatbot, id)),
      stop: () => void this.#do(() => stopWebsite(this.#chatbot, id)),
      schedule: (every) => void this.#do(() => changeWebsite(this.#chatbot, id, { every })),
      remove: () =>
        deleteWebsiteDialog(website, (documents) =>
          this.#do(() => deleteWebsite(this.#chatbot, id, documents)),
        ),
    });
  }

  /** @param {() => Promise<unknown>} deed */
  async #do(deed) {
    this.#problems.replaceChildren();
    try {
      await deed();
    } catch (error) {
      this.#problems.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
    await this.#load();
  }
}
