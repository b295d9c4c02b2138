import { h, newId } from '../dom.js';
import { icon } from '../icons.js';
import { button, problemNotice } from '../notice.js';
import { counted } from '../words.js';
import { documentDialog } from './document-dialog.js';
import { pageDialog } from './page-dialog.js';
import { documentRow } from './document-row.js';
import {
  addDocument,
  addFile,
  changeDocument,
  deleteDocument,
  listDocuments,
  readAgain,
  readDocument,
} from './documents-api.js';

/** @typedef {import('./documents-api.js').DocumentEntry} DocumentEntry */

/** How often a list is read again while documents are being indexed, in ms. */
const POLL_MS = 1_500;
/** How long typing may rest before it is searched for, in ms. */
const TYPING_MS = 200;
/** How long a deleted document can be had back, in ms. */
const UNDO_MS = 10_000;
const PAGE = 20;

/** What a chatbot knows: a list to search, add to, change and delete from. Saved at once. */
export class KnowledgeSection {
  element;
  #chatbot;
  #search = h('input', {
    type: 'search',
    class: 'control',
    placeholder: 'Search',
    'aria-label': 'Search documents',
    autocomplete: 'off',
    maxLength: 200,
    on: { input: () => this.#onTyping() },
  });
  #files = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    accept: '.md,.markdown,.txt,.html,.htm,.pdf',
    on: { change: () => void this.#addFiles() },
  });
  /** Takes the focus of buttons that leave: unlike a field it opens no keyboard on a screen. */
  #title = h('h2', { id: newId('knowledge'), tabIndex: -1 }, 'Knowledge');
  #status = h('p', { class: 'knowledge-status muted', role: 'status' });
  #progress = h('progress', { hidden: true, 'aria-label': 'Indexing' });
  #notices = h('div', { class: 'knowledge-notices' });
  #list = h('ul', { class: 'documents', 'aria-label': 'Documents' });
  #more = button('Show more', () => void this.#load(true));
  /** @type {DocumentEntry[]} */
  #documents = [];
  /** @type {string | null} */
  #next = null;
  /**
   * Passages that were done when the indexing began that now runs.
   *
   * @type {number | null}
   */
  #doneBefore = null;
  /** The latest request alone is shown. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;

  /** @param {string} chatbot id */
  constructor(chatbot) {
    this.#chatbot = chatbot;
    this.#more.hidden = true;
    const add = button('Write', () => this.#write());
    add.prepend(icon('plus'));
    const upload = button('Add files', () => this.#files.click());
    upload.prepend(icon('upload'));
    const page = button('Add a page', () => this.#addPage());
    page.prepend(icon('link'));
    this.element = h(
      'section',
      { class: 'form-section knowledge', 'aria-labelledby': this.#title.id },
      h(
        'div',
        { class: 'form-section-head' },
        this.#title,
        h(
          'p',
          { class: 'muted' },
          'Documents that answers come from. Changes are saved at once and count from the next question on.',
        ),
      ),
      h(
        'div',
        { class: 'knowledge-body' },
        h('div', { class: 'knowledge-tools' }, this.#search, add, upload, page, this.#files),
        this.#notices,
        h('div', { class: 'knowledge-state' }, this.#status, this.#progress),
        this.#list,
        this.#more,
      ),
    );
    this.#status.textContent = 'Loading …';
    void this.#load();
  }

  end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #onTyping() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), TYPING_MS);
  }

  /** @param {boolean} [more] the next page too, instead of the first alone */
  async #load(more = false) {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    const search = this.#search.value.trim();
    try {
      const after = more ? this.#next : null;
      const limit = more ? PAGE : Math.min(100, Math.max(PAGE, this.#documents.length));
      const page = await listDocuments(this.#chatbot, { search, after, limit });
      if (asked !== this.#asked || this.#isOver) return;
      this.#documents = more ? [...this.#documents, ...page.documents] : page.documents;
      this.#next = page.next;
      this.#show(page, search);
      const isIndexing = page.documents.some(({ status }) => status === 'indexing');
      if (isIndexing) this.#timer = setTimeout(() => void this.#load(), POLL_MS);
    } catch (error) {
      if (asked !== this.#asked || this.#isOver) return;
      this.#status.textContent = '';
      this.#say(
        problemNotice(
          /** @type {Error} */ (error),
          button('Try again', () => void this.#load(more)),
        ),
      );
    }
  }

  /** @param {import('./documents-api.js').DocumentPage} page @param {string} search */
  #show({ total, indexing }, search) {
    const focused = this.#focused();
    this.#list.replaceChildren(
      ...this.#documents.map((document) =>
        documentRow(document, {
          edit: () => void this.#edit(document),
          again: () => void this.#readAgain(document),
          remove: () => void this.#remove(document),
        }),
      ),
    );
    this.#list.hidden = this.#documents.length === 0;
    focused();
    this.#more.hidden = this.#next === null;
    const left = indexing ? indexing.passages - indexing.done : 0;
    const isIndexing = left > 0 && indexing?.failure === null;
    this.#progress.hidden = !isIndexing;
    if (indexing && isIndexing) {
      const before = Math.min(this.#doneBefore ?? indexing.done, indexing.done);
      this.#progress.max = indexing.passages - before;
      this.#progress.value = indexing.done - before;
      this.#doneBefore = before;
    } else this.#doneBefore = null;
    const found = counted(total, 'document', 'documents');
    this.#status.textContent = search
      ? total > 0
        ? `${found} with “${search}”.`
        : `No document has “${search}”.`
      : total === 0
        ? 'No documents yet. Write one, or add files: Markdown, text, HTML or PDF.'
        : `${found}.${isIndexing ? ' Indexing: found by words already, by meaning soon.' : ''}${
            indexing?.failure ? ` Found by words only: ${indexing.failure}` : ''
          }`;
  }

  /** Rows are made anew: the focus goes back to where it was. */
  #focused() {
    const active = document.activeElement;
    const row = active?.closest('.document');
    if (!(row instanceof HTMLElement) || !this.#list.contains(row)) return () => {};
    const { id } = row.dataset;
    const place = [...row.querySelectorAll('button')].findIndex((each) => each === active);
    return () => {
      const same = this.#list.querySelector(`[data-id="${id}"]`);
      (same?.querySelectorAll('button')[place] ?? this.#search).focus();
    };
  }

  #write() {
    documentDialog(null, async ({ title, content, askedAs }) => {
      await addDocument(this.#chatbot, { content, askedAs, ...(title && { title }) });
      this.#notices.replaceChildren();
      await this.#load();
    });
  }

  #addPage() {
    pageDialog(async (url) => {
      await addDocument(this.#chatbot, { url });
      this.#notices.replaceChildren();
      await this.#load();
    });
  }

  /** @param {DocumentEntry} entry */
  async #edit({ id }) {
    try {
      const found = await readDocument(this.#chatbot, id);
      const { title, content, askedAs } = found;
      documentDialog({ title, content, askedAs }, async (text) => {
        await changeDocument(this.#chatbot, id, { ...text, title: text.title || title });
        await this.#load();
      });
    } catch (error) {
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
  }

  async #addFiles() {
    const files = [...(this.#files.files ?? [])];
    this.#files.value = '';
    this.#notices.replaceChildren();
    for (const [index, file] of files.entries()) {
      this.#status.textContent = `Reading ${file.name} (${index + 1} of ${files.length}) …`;
      try {
        await addFile(this.#chatbot, file);
      } catch (error) {
        this.#notices.append(problemNotice(/** @type {Error} */ (error)));
      }
      if (this.#isOver) return;
    }
    await this.#load();
  }

  /** What stood there before can be had back for a while. @param {DocumentEntry} entry */
  async #readAgain({ id, title }) {
    this.#notices.replaceChildren();
    this.#status.textContent = `Reading “${title}” again …`;
    try {
      const { content, askedAs } = await readDocument(this.#chatbot, id);
      const { changed } = await readAgain(this.#chatbot, id);
      const undo = button('Undo', () => {
        notice.remove();
        changeDocument(this.#chatbot, id, { title, content, askedAs })
          .then(() => this.#load())
          .catch((error) => this.#say(problemNotice(error, undo)));
        this.#title.focus();
      });
      const words = changed
        ? `“${title}” has changed, and is up to date now.`
        : `“${title}” has not changed.`;
      const notice = h(
        'div',
        { class: 'notice', role: 'status' },
        h('p', { class: 'notice-text' }, words),
        changed && undo,
      );
      this.#say(notice, UNDO_MS);
    } catch (error) {
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
    await this.#load();
  }

  /** Deletes at once; what was deleted is kept here for a while, to be added again. @param {DocumentEntry} entry */
  async #remove({ id, title }) {
    this.#notices.replaceChildren();
    try {
      const { content, askedAs, sourceUrl } = await readDocument(this.#chatbot, id);
      await deleteDocument(this.#chatbot, id);
      const undo = button('Undo', () => {
        notice.remove();
        addDocument(this.#chatbot, { title, content, askedAs, sourceUrl })
          .then(() => this.#load())
          .catch((error) => this.#say(problemNotice(error, undo)));
        this.#title.focus();
      });
      const notice = h(
        'div',
        { class: 'notice', role: 'status' },
        h('p', { class: 'notice-text' }, `“${title}” was deleted.`),
        undo,
      );
      this.#say(notice, UNDO_MS);
      undo.focus();
      await this.#load();
    } catch (error) {
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {HTMLElement} notice @param {number} [ms] how long it stays; default: until the next */
  #say(notice, ms) {
    this.#notices.replaceChildren(notice);
    if (ms === undefined) return;
    setTimeout(() => {
      if (notice.contains(document.activeElement)) this.#title.focus({ preventScroll: true });
      notice.remove();
    }, ms);
  }
}
