import {
  ApiError,
  listObstacles,
  publishChatbot,
  readChatbot,
  readRevision,
  saveChatbot,
} from './api.js';
import { ChatbotDraft } from './chatbot-draft.js';
import { ChatbotForm } from './chatbot-form.js';
import { h } from './dom.js';
import { EditorBar } from './editor-bar.js';
import { onEditorKey } from './editor/editor-keys.js';
import { OthersSaves } from './editor/others-saves.js';
import { FormNav } from './form-nav.js';
import { SECTIONS } from './form-sections.js';
import { KnowledgeSection } from './knowledge/knowledge-section.js';
import { ask, button, problemNotice } from './notice.js';
import { notFound } from './not-found.js';
import { answerGate } from './publishing/answer-gate.js';
import { PublishingSection } from './publishing/publishing-section.js';
import { loadLooks } from './looks.js';
import { loadPresets } from './presets.js';
import { documentAddress, editAddress, sectionAddress } from './router.js';
import { TestsSection } from './tests/tests-section.js';
import { TestSession } from './test-session.js';
import { listed } from './words.js';
import { mayChange, whoAmI } from './who.js';
import { wrongNotice } from './wrong-notice.js';

/**
 * Width from which the test session is beside the form, as a small preview if there is little room;
 * below it, it is a drawer.
 */
const BESIDE = window.matchMedia('(min-width: 720px)');

/** Sections in the order of an operator's worries: what answers, from what, what it says first. */
const NAV = SECTIONS.flatMap(({ id, title }) =>
  id === 'answers'
    ? [
        { id, title },
        { id: 'knowledge', title: 'Knowledge' },
      ]
    : [{ id, title }],
).concat({ id: 'tests', title: 'Tests' }, { id: 'publishing', title: 'Publishing' });

/** Time within which a form waits for the lists in it, in ms. */
const LISTED_MS = 5_000;
const listedLate = () => new Promise((resolve) => setTimeout(resolve, LISTED_MS));

/** The edit form of one chatbot, and its test session, which shows every input at once. */
export class ChatbotEditor {
  title = 'Edit chatbot';
  element = h('section', { class: 'editor' });
  #router;
  #id;
  #columns = h('div', { class: 'editor-columns' });
  #aside = h('aside', { class: 'editor-test', 'aria-label': 'Test session', hidden: true });
  #notices = h('div', { class: 'editor-notices' });
  #nav = new FormNav(NAV, (id) => this.#router.replace(sectionAddress(this.#id, id)));
  #scroller = h('div', { class: 'editor-form' });
  /** @type {ChatbotDraft | null} */
  #draft = null;
  /** @type {ChatbotForm | null} */
  #form = null;
  /** @type {KnowledgeSection | null} */
  #knowledge = null;
  /** @type {TestsSection | null} */
  #tests = null;
  /** @type {PublishingSection | null} */
  #publishing = null;
  /** @type {EditorBar} */
  #bar;
  /** @type {OthersSaves} */
  #others;
  #session = new TestSession(
    this.#aside,
    () => this.#toggleTest(),
    (documentId) => this.#router.go(documentAddress(this.#id, documentId)),
    ({ question, documentIds: [cites = null] }) =>
      void this.#tests?.write({ questions: [question], cites }),
  );
  #wantsTest = false;
  #isTesting = false;
  /** @type {import('./api.js').Obstacle | null} Why what is saved cannot answer. */
  #obstacle = null;
  /** Visitors get other documents than the draft has. */
  #isKnowledgeNew = false;
  #isBusy = false;
  #isReadOnly = false;
  /** @type {Extract<import('./router.js').Route, { view: 'edit' }> | null} */
  #route = null;
  #left = new AbortController();

  /** @param {import('./router.js').Router} router @param {string} id */
  constructor(router, id) {
    this.#router = router;
    this.#id = id;
    this.#bar = new EditorBar({
      test: () => this.#toggleTest(),
      undo: () => this.#step('undo'),
      redo: () => this.#step('redo'),
      discard: () => void this.#mayLose(),
      save: () => void this.#save(),
      publish: () => void this.#publish(),
    });
    this.element.append(this.#bar.element, this.#columns);
    const { signal } = this.#left;
    BESIDE.addEventListener('change', () => this.#layOut(), { signal });
    const keys = {
      save: () => void this.#save(),
      step: (/** @type {'undo' | 'redo'} */ step) => this.#step(step),
    };
    window.addEventListener('keydown', (event) => onEditorKey(event, this.element, keys), {
      signal,
    });
    window.addEventListener('beforeunload', (event) => this.#onUnload(event), { signal });
    this.#others = new OthersSaves(id, {
      edited: () => this.#draft && this.#form && { draft: this.#draft, form: this.#form },
      isBusy: () => this.#isBusy,
      notify: (notice) => this.#notices.replaceChildren(...(notice ? [notice] : [])),
      followed: (said) => this.#follow(said),
      mergedIn: () => {
        this.#form?.show();
        this.#onInput();
        return this.#save();
      },
    });
    this.#layOut();
    void this.#load();
  }

  /** @param {Extract<import('./router.js').Route, { view: 'edit' }>} route */
  show(route) {
    this.#route = route;
    this.#wantsTest = route.test;
    this.#showTest();
    this.#showPlace();
  }

  /** @param {import('./router.js').Route} to */
  mayLeave(to) {
    if (!this.#draft?.isChangedAtAll) return true;
    if (to.view === 'edit' && to.id === this.#id) return true;
    return this.#mayLose();
  }

  end() {
    this.#left.abort();
    this.#others.end();
    this.#session.end();
    this.#knowledge?.end();
    this.#tests?.end();
    this.#publishing?.end();
  }

  async #load() {
    this.#columns.replaceChildren(
      h('p', { class: 'editor-loading muted', role: 'status' }, 'Loading …'),
    );
    try {
      const [chatbot, who] = await Promise.all([
        readChatbot(this.#id),
        whoAmI(),
        loadPresets(),
        loadLooks(),
      ]);
      this.#draft = new ChatbotDraft(chatbot);
      this.#isReadOnly = !mayChange(who);
    } catch (error) {
      const { code, status } = /** @type {ApiError} */ (error);
      if (code === 'not-found' || status === 400) {
        this.#session.end();
        this.element.replaceChildren(notFound('There is no such chatbot'));
        return;
      }
      const again = button('Try again', () => void this.#load());
      this.#columns.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
      return;
    }
    if (this.#left.signal.aborted) return;
    this.#knowledge = new KnowledgeSection(this.#id, this.#router, this.#isReadOnly);
    this.#publishing = new PublishingSection(
      this.#id,
      this.#isReadOnly,
      () => void this.#hasPublished(),
    );
    this.#tests = new TestsSection(this.#id, this.#isReadOnly, (words) =>
      this.#nav.note('tests', words),
    );
    const others = {
      answers: [this.#knowledge.element],
      [SECTIONS.at(-1)?.id ?? '']: [this.#tests.element, this.#publishing.element],
    };
    this.#form = new ChatbotForm(this.#id, this.#draft, others, this.#isReadOnly, () =>
      this.#onInput(),
    );
    this.#form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#form.element.addEventListener('knowledge-change', (event) => {
      const { total } = /** @type {CustomEvent<{ total: number }>} */ (event).detail;
      this.#nav.note('knowledge', total.toLocaleString('en'));
      void this.#askState();
    });
    // What follows a list would move when that comes; a slow one is not waited for.
    await Promise.race([this.#knowledge.listed, listedLate()]);
    if (this.#left.signal.aborted) return;
    this.#scroller.replaceChildren(this.#notices, this.#form.element);
    this.#columns.replaceChildren(this.#nav.element, this.#scroller, this.#aside);
    if (this.#isReadOnly) {
      // It scrolls away with the form: what is always true is not to lie over the sections.
      this.#scroller.prepend(
        h(
          'p',
          { class: 'notice' },
          'Your role is viewer: you can look, and change nothing. Ask an admin for another role.',
        ),
      );
    }
    this.#nav.follow(this.#scroller);
    this.#showState();
    this.#showTest();
    this.#showPlace();
    void this.#askState();
  }

  /** Scrolls to what the address names, and opens the document in it. */
  #showPlace() {
    const { section = null, document = null, about = null } = this.#route ?? {};
    if (!this.#form) return;
    this.#knowledge?.showDocument(document);
    if (about !== null) {
      this.#router.replace(sectionAddress(this.#id, section ?? ''));
      if (this.#isReadOnly) return;
      if (section === 'tests') void this.#tests?.write({ questions: [about] });
      else this.#knowledge?.write(about);
      return;
    }
    if (!section) return;
    const target = this.#form.element.querySelector(`[data-section="${section}"]`);
    // Who closes a document is at its row again.
    if (target?.contains(window.document.activeElement)) return;
    target?.scrollIntoView({ block: 'start' });
    if (!document) target?.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** A document, a key or another address may have been what it lacked; or what visitors lack. */
  async #askState() {
    const draft = this.#draft;
    if (!draft) return;
    const { live } = draft.saved;
    void this.#tests?.look();
    const [obstacles, now, published] = await Promise.all([
      listObstacles(),
      readChatbot(this.#id).catch(() => null),
      live === null ? null : readRevision(this.#id, live).catch(() => null),
    ]);
    if (now && now.revision !== draft.saved.revision) return;
    this.#obstacle = obstacles.get(this.#id)?.draft ?? null;
    this.#isKnowledgeNew =
      now !== null &&
      published !== null &&
      live === now.revision &&
      published.fingerprint !== now.fingerprint;
    this.#showState(this.#bar.said);
  }

  /** Shows what somebody else has saved. @param {string} said who */
  #follow(said) {
    this.#form?.show();
    this.#session.config = null;
    this.#showState(said);
    void this.#askState();
  }

  #onInput() {
    if (this.#draft) this.#session.config = this.#draft.preview;
    this.#showState();
  }

  /** @param {'undo' | 'redo'} step */
  #step(step) {
    this.#draft?.[step]();
    this.#form?.show();
    this.#onInput();
  }

  #showState(said = '') {
    const [draft, form] = [this.#draft, this.#form];
    if (!draft || !form) return;
    if (this.#knowledge) this.#knowledge.isLive = draft.saved.live !== null;
    const wrong = new Set(form.wrongFields.map(({ section }) => section));
    this.#nav.show(form.changedSections, wrong);
    this.#bar.show({
      draft,
      changes: form.changes,
      isBusy: this.#isBusy,
      isReadOnly: this.#isReadOnly,
      said,
      obstacle: this.#obstacle,
      isKnowledgeNew: this.#isKnowledgeNew,
    });
  }

  #showTest() {
    if (!this.#draft || this.#isReadOnly) return;
    const shown = BESIDE.matches || this.#wantsTest;
    if (this.#isTesting === shown) return;
    this.#isTesting = shown;
    this.#aside.hidden = !shown;
    this.element.classList.toggle('is-testing', shown);
    this.#bar.isTesting = shown;
    if (shown) {
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
    this.#showTest();
  }

  #discard() {
    this.#draft?.discard();
    this.#form?.show();
    this.#notices.replaceChildren();
    this.#onInput();
  }

  /** @returns {Promise<boolean>} whether everything is saved now */
  async #save() {
    const [draft, form] = [this.#draft, this.#form];
    if (!draft || !form || this.#isBusy || this.#isReadOnly) return false;
    form.commit();
    if (this.#showWrong(form.wrongFields)) return false;
    if (!draft.isChangedAtAll) return true;
    const isSaved = await this.#run(async () => {
      draft.accept(await saveChatbot(this.#id, draft.config, draft.saved.revision));
      return `Saved as revision ${draft.saved.revision}.`;
    });
    return isSaved;
  }

  async #publish() {
    const draft = this.#draft;
    if (!draft || !(await this.#save())) return;
    await this.#run(async () => {
      // What nobody has tested is asked about, whatever the policy says.
      const published = await answerGate((answer) =>
        publishChatbot(this.#id, { confirm: false, ...answer }),
      );
      if (!published) return '';
      draft.accept(published);
      return `Revision ${published.revision} is live.`;
    });
  }

  /** Takes up what was published from elsewhere than the bar. */
  async #hasPublished() {
    const published = await readChatbot(this.#id).catch(() => null);
    if (!published || this.#draft?.isChangedAtAll !== false) return;
    this.#draft.accept(published);
    this.#showState(`Revision ${published.revision} is live.`);
    void this.#askState();
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
      void this.#askState();
      if (this.#draft) this.#session.config = this.#draft.preview;
    }
  }

  /** @param {ApiError} error */
  #onRefused(error) {
    if (error.code === 'stale-revision') return void this.#others.merge();
    if (this.#showWrong(this.#form?.showProblems(error.fields ?? []) ?? [])) return;
    this.#notices.replaceChildren(problemNotice(error));
    this.#notices.scrollIntoView({ block: 'nearest' });
  }

  /** Sums up what cannot be saved, and moves to the first. @param {import('./chatbot-form.js').WrongField[]} wrong */
  #showWrong(wrong) {
    if (wrong.length === 0) return false;
    this.#notices.replaceChildren(wrongNotice(wrong));
    wrong[0]?.focus();
    this.#showState();
    return true;
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

  /** @param {BeforeUnloadEvent} event */
  #onUnload(event) {
    if (this.#draft?.isChangedAtAll) event.preventDefault();
  }
}
