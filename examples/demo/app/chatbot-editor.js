import { ApiError, publishChatbot, readChatbot, saveChatbot } from './api.js';
import { ChatbotDraft } from './chatbot-draft.js';
import { ChatbotForm } from './chatbot-form.js';
import { ConnectionPanel } from './connection-panel.js';
import { h } from './dom.js';
import { EditorBar } from './editor-bar.js';
import { ask, button, problemNotice } from './notice.js';
import { KnowledgeSection } from './knowledge/knowledge-section.js';
import { loadLooks } from './looks.js';
import { loadPresets } from './presets.js';
import { editAddress } from './router.js';
import { TestSession } from './test-session.js';
import { listed } from './words.js';

/** From this width on the test session stands beside the form, below it in a drawer. */
const BESIDE = window.matchMedia('(min-width: 1080px)');

/** The edit form of one chatbot, and its test session, which shows every input at once. */
export class ChatbotEditor {
  title = 'Edit chatbot';
  element = h('section', { class: 'editor' });
  #router;
  #id;
  #columns = h('div', { class: 'editor-columns' });
  #aside = h('aside', { class: 'editor-test', 'aria-label': 'Test session', hidden: true });
  #notices = h('div', { class: 'editor-notices' });
  /** @type {ChatbotDraft | null} */
  #draft = null;
  /** @type {ChatbotForm | null} */
  #form = null;
  /** @type {KnowledgeSection | null} */
  #knowledge = null;
  /** @type {EditorBar} */
  #bar;
  #session = new TestSession(this.#aside, () => this.#toggleTest());
  #wantsTest = false;
  #isTesting = false;
  #isBusy = false;
  #left = new AbortController();

  /** @param {import('./router.js').Router} router @param {string} id */
  constructor(router, id) {
    this.#router = router;
    this.#id = id;
    this.#bar = new EditorBar({
      test: () => this.#toggleTest(),
      discard: () => void this.#mayLose(),
      save: () => void this.#save(),
      publish: () => void this.#publish(),
    });
    this.element.append(this.#bar.element, this.#columns);
    const { signal } = this.#left;
    BESIDE.addEventListener('change', () => this.#layOut(), { signal });
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    window.addEventListener('beforeunload', (event) => this.#onUnload(event), { signal });
    this.#layOut();
    void this.#load();
  }

  /** @param {Extract<import('./router.js').Route, { view: 'edit' }>} route */
  show({ test }) {
    this.#wantsTest = test;
    this.#showTest();
  }

  /** @param {import('./router.js').Route} to */
  mayLeave(to) {
    if (!this.#draft?.isChangedAtAll) return true;
    if (to.view === 'edit' && to.id === this.#id) return true;
    return this.#mayLose();
  }

  end() {
    this.#left.abort();
    this.#session.end();
    this.#knowledge?.end();
  }

  async #load() {
    this.#columns.replaceChildren(
      h('p', { class: 'editor-loading muted', role: 'status' }, 'Loading …'),
    );
    try {
      const [chatbot] = await Promise.all([readChatbot(this.#id), loadPresets(), loadLooks()]);
      this.#draft = new ChatbotDraft(chatbot);
    } catch (error) {
      const again = button('Try again', () => void this.#load());
      this.#columns.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
      return;
    }
    const connection = new ConnectionPanel(this.#id, this.#draft);
    this.#form = new ChatbotForm(this.#draft, connection, () => this.#onInput());
    this.#knowledge = new KnowledgeSection(this.#id);
    this.#form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#columns.replaceChildren(
      h(
        'div',
        { class: 'editor-form' },
        this.#notices,
        this.#form.element,
        this.#knowledge.element,
      ),
      this.#aside,
    );
    this.#showState();
    this.#showTest();
  }

  #onInput() {
    if (this.#draft) this.#session.config = this.#draft.preview;
    this.#showState();
  }

  #showState(said = '') {
    if (!this.#draft || !this.#form) return;
    this.#bar.show(this.#draft, this.#form.changes, this.#isBusy, said);
  }

  #showTest() {
    if (!this.#draft || this.#isTesting === this.#wantsTest) return;
    this.#isTesting = this.#wantsTest;
    this.#aside.hidden = !this.#isTesting;
    this.element.classList.toggle('is-testing', this.#isTesting);
    this.#bar.isTesting = this.#isTesting;
    if (this.#isTesting) {
      void this.#session.open(this.#id, this.#draft.preview);
    } else {
      this.#session.close();
      this.#bar.focusTest();
    }
  }

  #toggleTest() {
    if (this.#wantsTest) this.#router.backTo(editAddress(this.#id));
    else this.#router.go(editAddress(this.#id, true));
  }

  #layOut() {
    this.#session.layout = BESIDE.matches ? 'inline' : 'drawer';
  }

  #discard() {
    this.#draft?.discard();
    this.#form?.show();
    this.#notices.replaceChildren();
    this.#onInput();
  }

  /** @returns {Promise<boolean>} whether everything is saved now */
  async #save() {
    const draft = this.#draft;
    if (!draft || !this.#form || this.#isBusy) return false;
    if (this.#form.focusProblem()) return false;
    if (!draft.isChangedAtAll) return true;
    return this.#run(async () => {
      draft.accept(await saveChatbot(this.#id, draft.config, draft.saved.revision));
      return `Saved as revision ${draft.saved.revision}.`;
    });
  }

  async #publish() {
    const draft = this.#draft;
    if (!draft || !(await this.#save())) return;
    await this.#run(async () => {
      const published = await this.#publishReadable();
      if (!published) return '';
      draft.accept(published);
      return `Revision ${published.revision} is live.`;
    });
  }

  /** Poor contrast is asked about first. @returns null: better not */
  async #publishReadable() {
    try {
      return await publishChatbot(this.#id);
    } catch (error) {
      const { code, message } = /** @type {ApiError} */ (error);
      if (code !== 'poor-contrast') throw error;
      const title = 'Publish with poor contrast?';
      const wanted = await ask({ title, text: message, yes: 'Publish anyway', no: 'Keep editing' });
      return wanted ? publishChatbot(this.#id, true) : null;
    }
  }

  /** @param {() => Promise<string>} work gives what to say when it is done */
  async #run(work) {
    this.#isBusy = true;
    this.#notices.replaceChildren();
    this.#showState();
    let said = '';
    try {
      said = await work();
      return true;
    } catch (error) {
      this.#onRefused(/** @type {ApiError} */ (error));
      return false;
    } finally {
      this.#isBusy = false;
      this.#showState(said);
      if (this.#draft) this.#session.config = this.#draft.preview;
    }
  }

  /** @param {ApiError} error */
  #onRefused(error) {
    if (error.fields?.length && this.#form?.showProblems(error.fields)) return;
    const buttons =
      error.code === 'stale-revision'
        ? [
            button('Load theirs', () => void this.#takeTheirs()),
            button('Keep mine', () => void this.#keepMine()),
          ]
        : [];
    this.#notices.replaceChildren(problemNotice(error, ...buttons));
  }

  async #takeTheirs() {
    if (!(await this.#mayLose())) return;
    await this.#run(async () => {
      const theirs = await readChatbot(this.#id);
      this.#draft?.accept(theirs);
      this.#discard();
      return `Revision ${theirs.revision} is loaded.`;
    });
  }

  async #keepMine() {
    await this.#run(async () => {
      this.#draft?.accept(await readChatbot(this.#id));
      return '';
    });
    await this.#save();
  }

  /** Asks before what was changed is lost. @returns whether it is gone now */
  async #mayLose() {
    const loses = await ask({
      title: 'Discard your changes?',
      text: `They are not saved: ${listed(this.#form?.changes ?? [], 5)}.`,
      yes: 'Discard',
      no: 'Keep editing',
    });
    if (loses) this.#discard();
    return loses;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    void this.#save();
  }

  /** @param {BeforeUnloadEvent} event */
  #onUnload(event) {
    if (this.#draft?.isChangedAtAll) event.preventDefault();
  }
}
