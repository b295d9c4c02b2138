import { h, newId } from '../dom.js';
import { holdPlace } from '../hold-place.js';
import { icon } from '../icons.js';
import { keepFocus } from '../keep-focus.js';
import { button, doneNotice, problemNotice } from '../notice.js';
import { RetryNotice } from '../retry-notice.js';
import { withdrawDocument } from '../publishing/withdraw.js';
import { documentAddress, sectionAddress } from '../router.js';
import { closeDocument, documentDialog } from './document-dialog.js';
import { passagesDialog } from './passages-dialog.js';
import { pageDialog } from './page-dialog.js';
import { documentRow } from './document-row.js';
import { KnowledgeState } from './knowledge-state.js';
import { questionsDialog } from './questions-dialog.js';
import { removeDocuments } from './removal.js';
import { Selection } from './selection.js';
import { Uploads } from './uploads.js';
import { WebsitesPart } from './websites-part.js';
import {
  addDocument,
  changeDocument,
  listDocuments,
  pauseKnowledge,
  readAgain,
  readDocument,
} from './documents-api.js';

/** @typedef {import('./documents-api.js').DocumentEntry} DocumentEntry */

/** Interval of reading a list again while documents are being indexed, in ms. */
const POLL_MS = 1_500;
/** Pause in typing before a search, in ms. */
const TYPING_MS = 200;
/** Time in which a deleted document can be restored, in ms. */
const UNDO_MS = 10_000;
const PAGE = 20;

/** Documents of a chatbot: a list to search, add to, change and delete from. Saved at once. */
export class KnowledgeSection {
  element;
  /** Settles when what there is was listed for the first time, or that has failed. */
  listed;
  #chatbot;
  #uploads;
  #websites;
  #router;
  #isReadOnly;
  /** True if visitors are answered from what was published: a document can be taken from them. */
  #isLive = false;
  /** @type {string | null} The document whose dialog is open, by the address. */
  #opened = null;
  #fingerprint = '';
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
    accept: '.md,.markdown,.txt,.html,.htm,.pdf,.docx,.xlsx,.csv,.tsv,.epub',
    on: { change: () => this.#addFiles() },
  });
  /** Takes the focus of buttons that leave: unlike a field it opens no keyboard on a screen. */
  #title = h('h2', { id: newId('knowledge'), tabIndex: -1 }, 'Knowledge');
  #state;
  #notices = h('div', { class: 'knowledge-notices' });
  /** Notice of a list that could not be read, until it is. */
  #unlisted = new RetryNotice(() => this.#title);
  #list = h('ul', { class: 'documents', 'aria-label': 'Documents' });
  #selection = new Selection((entries) => void this.#remove(entries));
  #more = button('Show more', () => void this.#load(true));
  /** @type {DocumentEntry[]} */
  #documents = [];
  /** @type {string | null} */
  #next = null;
  /** The latest request alone is shown. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;

  /**
   * @param {string} chatbot id
   * @param {import('../router.js').Router} router
   * @param {boolean} isReadOnly
   */
  constructor(chatbot, router, isReadOnly) {
    this.#chatbot = chatbot;
    this.#router = router;
    this.#isReadOnly = isReadOnly;
    this.#more.hidden = true;
    this.#state = new KnowledgeState(isReadOnly ? null : (paused) => void this.#setPaused(paused));
    this.#uploads = new Uploads(
      chatbot,
      () => void this.#load(),
      () => this.#title.focus({ preventScroll: true }),
    );
    this.#websites = new WebsitesPart(chatbot, isReadOnly, () => void this.#load(), this.#title);
    const add = button('Write', () => this.write());
    add.prepend(icon('plus'));
    add.hidden = isReadOnly;
    const upload = button('Add files', () => this.#files.click());
    upload.prepend(icon('upload'));
    upload.hidden = isReadOnly;
    const page = button('Add a page', () => this.#addPage());
    page.prepend(icon('link'));
    page.hidden = isReadOnly;
    const website = button('Add a website', () => this.#websites.add());
    website.prepend(icon('link'));
    website.hidden = isReadOnly;
    this.element = h(
      'section',
      {
        class: 'form-section knowledge',
        'aria-labelledby': this.#title.id,
        'data-section': 'knowledge',
      },
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
        h(
          'div',
          { class: 'knowledge-tools' },
          ...[this.#search, add, upload, page, website, this.#files],
        ),
        this.#unlisted.element,
        this.#notices,
        this.#uploads.element,
        this.#websites.element,
        this.#state.element,
        this.#selection.element,
        this.#list,
        this.#more,
      ),
    );
    this.listed = Promise.all([this.#load(), this.#websites.listed]);
  }

  end() {
    this.#isOver = true;
    this.#uploads.end();
    this.#websites.end();
    clearTimeout(this.#timer);
  }

  /** @param {boolean} value whether anything is published */
  set isLive(value) {
    const isLive = value && !this.#isReadOnly;
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    void this.#load();
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
      this.#unlisted.clear();
      this.#documents = more ? [...this.#documents, ...page.documents] : page.documents;
      this.#next = page.next;
      this.#tell(page);
      this.#show(page, search);
      const isOnTheWay = page.documents.some(({ status }) => status === 'indexing');
      if (isOnTheWay || page.paused) this.#timer = setTimeout(() => void this.#load(), POLL_MS);
    } catch (error) {
      if (asked !== this.#asked || this.#isOver) return;
      this.#state.say('');
      this.#unlisted.show(/** @type {Error} */ (error), () => void this.#load(more));
    }
  }

  /** @param {import('./documents-api.js').DocumentPage} page @param {string} search */
  #show(page, search) {
    this.#uploads.isPaused = page.paused;
    const focused = keepFocus(this.#list, this.#search);
    this.#selection.keep(this.#documents);
    this.#list.replaceChildren(
      ...this.#documents.map((document) =>
        documentRow(document, {
          edit: () =>
            this.#isReadOnly
              ? passagesDialog(this.#chatbot, document)
              : this.#router.go(documentAddress(this.#chatbot, document.id)),
          passages: () => passagesDialog(this.#chatbot, document),
          questions: () =>
            questionsDialog(this.#chatbot, document, { mayChange: !this.#isReadOnly }),
          again: this.#isReadOnly ? null : () => void this.#readAgain(document),
          unpublish: this.#isLive ? () => void this.#unpublish(document) : null,
          remove: this.#isReadOnly ? null : () => void this.#remove([document]),
          box: this.#isReadOnly ? null : this.#selection.box(document),
        }),
      ),
    );
    this.#list.hidden = this.#documents.length === 0;
    focused();
    this.#more.hidden = this.#next === null;
    this.#state.show(page, search, this.#uploads.isBusy || this.#websites.isBusy);
  }

  /** @param {boolean} paused */
  async #setPaused(paused) {
    this.#notices.replaceChildren();
    try {
      await pauseKnowledge(this.#chatbot, paused);
    } catch (error) {
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
    await this.#load();
    this.#websites.refresh();
  }

  /** Says that the documents are others than before. @param {import('./documents-api.js').DocumentPage} page */
  #tell({ fingerprint, total }) {
    if (fingerprint === this.#fingerprint || this.#search.value.trim()) return;
    this.#fingerprint = fingerprint;
    const detail = { total };
    this.element.dispatchEvent(new CustomEvent('knowledge-change', { bubbles: true, detail }));
  }

  /** Opens the document that the address names. @param {string | null} id */
  showDocument(id) {
    if (id === this.#opened) return;
    this.#opened = id;
    if (id === null) closeDocument();
    else void this.#edit(id);
  }

  /** Writes a new document. @param {string} [question] that it answers */
  write(question) {
    const text = question ? { title: question, content: '', askedAs: [question] } : null;
    documentDialog({ text, isNew: true }, async ({ title, content, askedAs }) => {
      await addDocument(this.#chatbot, { content, askedAs, ...(title && { title }) });
      this.#notices.replaceChildren();
      await this.#load();
    });
  }

  #addPage() {
    pageDialog(async (url, more = {}) => {
      await addDocument(this.#chatbot, { url, ...more });
      this.#notices.replaceChildren();
      await this.#load();
    });
  }

  /** @param {string} id */
  async #edit(id) {
    const leave = () => {
      if (this.#opened !== id) return;
      this.#opened = null;
      this.#router.backTo(sectionAddress(this.#chatbot, 'knowledge'));
    };
    try {
      const found = await readDocument(this.#chatbot, id);
      this.#notices.replaceChildren();
      if (this.#opened !== id) return;
      const { title, content, askedAs } = found;
      documentDialog(
        { text: { title, content, askedAs }, isNew: false },
        async (text) => {
          await changeDocument(this.#chatbot, id, { ...text, title: text.title || title });
          await this.#load();
        },
        leave,
      );
    } catch (error) {
      leave();
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
  }

  #addFiles() {
    const files = [...(this.#files.files ?? [])];
    this.#files.value = '';
    this.#notices.replaceChildren();
    this.#uploads.add(files);
    void this.#load();
  }

  /** Reads an address again; this can be undone for a while. @param {DocumentEntry} entry */
  async #readAgain({ id, title }) {
    this.#notices.replaceChildren();
    this.#state.say(`Reading “${title}” again …`);
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

  /** @param {DocumentEntry} entry */
  async #unpublish({ id, title }) {
    this.#notices.replaceChildren();
    try {
      if (!(await withdrawDocument(this.#chatbot, id, title))) return;
      this.#say(doneNotice(`“${title}” is unpublished: visitors are not answered from it.`));
      this.#title.focus({ preventScroll: true });
    } catch (error) {
      this.#say(problemNotice(/** @type {Error} */ (error)));
    }
    await this.#load();
  }

  /** Deletes at once; this can be undone for a while. @param {{ id: string }[]} entries */
  async #remove(entries) {
    this.#notices.replaceChildren();
    const { titles, problem, restore } = await removeDocuments(this.#chatbot, entries, (done) => {
      if (entries.length > 1) this.#state.say(`Deleting ${done} of ${entries.length} …`);
    });
    holdPlace(this.#list, this.element);
    if (titles.length > 0) {
      const undo = button('Undo', () => {
        notice.remove();
        restore()
          .catch((error) => this.#say(problemNotice(error, undo)))
          .finally(() => this.#load());
        this.#title.focus();
      });
      const [one] = titles;
      const words =
        titles.length === 1 ? `“${one}” was deleted.` : `${titles.length} documents were deleted.`;
      const notice = h(
        'div',
        { class: 'notice', role: 'status' },
        h('p', { class: 'notice-text' }, words),
        undo,
      );
      this.#say(notice, UNDO_MS);
      undo.focus();
    }
    if (problem) this.#notices.append(problemNotice(problem));
    await this.#load();
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
