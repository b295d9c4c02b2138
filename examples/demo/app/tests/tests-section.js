import { h, newId } from '../dom.js';
import { icon } from '../icons.js';
import { listDocuments } from '../knowledge/documents-api.js';
import { later } from '../later.js';
import { button, doneNotice, problemNotice } from '../notice.js';
import { counted } from '../words.js';
import { testDialog } from './test-dialog.js';
import { testRow } from './test-row.js';
import { changeTest, createTest, deleteTest, listTests, runTests } from './tests-api.js';

/**
 * @typedef {import('./tests-api.js').SavedTest} SavedTest
 * @typedef {import('./tests-api.js').SavedTestBody} SavedTestBody
 */

/** Interval of looking again while tests run, in ms. */
const POLL_MS = 1_000;
/** Documents to choose from: as many as a page of them has. */
const MOST_DOCUMENTS = 100;

/** Saved tests of a chatbot: what it has to answer well, run against the draft. Saved at once. */
export class TestsSection {
  element;
  #chatbot;
  #isReadOnly;
  #noted;
  /** Takes the focus of buttons that leave. */
  #title = h('h2', { id: newId('tests'), tabIndex: -1 }, 'Tests');
  #status = h('p', { class: 'muted', role: 'status' }, 'Loading …');
  #notices = h('div', {});
  #list = h('ul', { class: 'tests', 'aria-label': 'Tests' });
  #runAll = button('Run all', () => void this.#run());
  /** @type {SavedTest[]} */
  #tests = [];
  /** @type {Set<string>} Tests that are deleted as long as that can be undone. */
  #leaving = new Set();
  #shown = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;

  /**
   * @param {string} chatbot id @param {boolean} isReadOnly
   * @param {(words: string) => void} noted hears how many there are
   */
  constructor(chatbot, isReadOnly, noted) {
    this.#chatbot = chatbot;
    this.#isReadOnly = isReadOnly;
    this.#noted = noted;
    const add = button('Add a test', () => void this.write());
    add.prepend(icon('plus'));
    add.hidden = isReadOnly;
    this.#runAll.hidden = true;
    this.element = h(
      'section',
      { class: 'form-section', 'aria-labelledby': this.#title.id, 'data-section': 'tests' },
      h(
        'div',
        { class: 'form-section-head' },
        this.#title,
        h('p', { class: 'muted' }, 'What it has to answer well, to be asked after each change.'),
      ),
      h(
        'div',
        { class: 'publishing-body' },
        h('div', { class: 'test-deeds' }, add, this.#runAll),
        this.#status,
        this.#notices,
        this.#list,
      ),
    );
    void this.look();
  }

  end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /** Reads the tests again: what they say of the draft may be another by now. */
  async look() {
    clearTimeout(this.#timer);
    try {
      this.#show(await listTests(this.#chatbot));
    } catch (error) {
      if (this.#isOver) return;
      const again = button('Try again', () => void this.look());
      this.#status.textContent = '';
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    }
  }

  /** Writes a new test. @param {Partial<SavedTestBody>} [given] */
  async write(given = {}) {
    const test = { questions: [], ...given };
    await this.#edit(test, true, (body) => createTest(this.#chatbot, body));
  }

  /**
   * @param {SavedTestBody & { citesTitle?: string | null }} test @param {boolean} isNew
   * @param {(body: SavedTestBody) => Promise<unknown>} save
   */
  async #edit(test, isNew, save) {
    const { documents } = await listDocuments(this.#chatbot, { limit: MOST_DOCUMENTS }).catch(
      () => ({ documents: [] }),
    );
    const { cites = null, citesTitle } = test;
    const isListed = cites === null || documents.some(({ id }) => id === cites);
    const known = isListed ? [] : [{ id: cites, title: citesTitle ?? 'A document that is gone' }];
    testDialog({ test, isNew, documents: [...known, ...documents] }, async (body) => {
      await save(body);
      this.#notices.replaceChildren();
      await this.look();
    });
  }

  /** @param {string[]} [ids] */
  async #run(ids) {
    this.#notices.replaceChildren();
    try {
      this.#show(await runTests(this.#chatbot, ids));
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {SavedTest} test */
  #remove({ id, questions }) {
    const back = () => {
      this.#leaving.delete(id);
      this.#show(this.#tests);
    };
    const undo = later(() => deleteTest(this.#chatbot, id), {
      done: () => this.#notices.replaceChildren(),
      failed: (error) => {
        back();
        this.#notices.replaceChildren(problemNotice(error));
      },
    });
    this.#leaving.add(id);
    this.#show(this.#tests);
    const undoes = button('Undo', () => {
      undo();
      this.#notices.replaceChildren();
      back();
      this.#title.focus({ preventScroll: true });
    });
    this.#notices.replaceChildren(doneNotice(`“${questions.at(-1)}” was deleted.`, undoes));
    undoes.focus({ preventScroll: true });
  }

  /** @param {SavedTest[]} tests */
  #show(tests) {
    if (this.#isOver) return;
    this.#tests = tests;
    const here = tests.filter(({ id }) => !this.#leaving.has(id));
    const isRunning = here.some(({ running }) => running);
    clearTimeout(this.#timer);
    if (isRunning) this.#timer = setTimeout(() => void this.look(), POLL_MS);
    const shown = JSON.stringify(here);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#noted(here.length > 0 ? String(here.length) : '');
    this.#status.textContent = summaryOf(here);
    this.#runAll.hidden = this.#isReadOnly || here.length === 0;
    this.#runAll.setAttribute('aria-disabled', String(isRunning));
    const open = new Set([...this.#list.querySelectorAll('details[open]')].map(testOf));
    const focused = document.activeElement;
    const [of, label] = [focused && testOf(focused), focused?.getAttribute('aria-label')];
    this.#list.replaceChildren(...here.map((test) => this.#row(test)));
    for (const row of this.#list.children) {
      const details = row.querySelector('details');
      if (details) details.open = open.has(testOf(row));
      if (testOf(row) !== of) continue;
      const same = [...row.querySelectorAll('button')].find(
        (each) => each.getAttribute('aria-label') === label,
      );
      same?.focus({ preventScroll: true });
    }
  }

  /** @param {SavedTest} test */
  #row(test) {
    const deeds = {
      run: () => void this.#run([test.id]),
      edit: () => void this.#edit(test, false, (body) => changeTest(this.#chatbot, test.id, body)),
      remove: () => this.#remove(test),
    };
    return testRow(test, this.#isReadOnly ? null : deeds);
  }
}

/** @param {Element} element within the row of a test */
const testOf = (element) => element.closest('[data-test]')?.getAttribute('data-test') ?? null;

/** @param {SavedTest[]} tests */
function summaryOf(tests) {
  if (tests.length === 0) return 'None yet. Save a question that has to be answered well.';
  const running = tests.filter((test) => test.running).length;
  if (running > 0) return `Running: ${tests.length - running} of ${tests.length} done.`;
  /** @param {SavedTest['state']} state */
  const of = (state) => tests.filter((test) => test.state === state).length;
  const [passing, failing, old] = [of('passing'), of('failing'), of('out-of-date') + of('new')];
  return [
    `${counted(tests.length, 'test', 'tests')}: ${passing} passing`,
    failing > 0 && `${failing} failing`,
    old > 0 && `${old} not run on the draft as it is now`,
  ]
    .filter(Boolean)
    .join(', ');
}
