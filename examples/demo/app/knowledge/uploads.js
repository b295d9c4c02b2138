import { h } from '../dom.js';
import { icon } from '../icons.js';
import { button } from '../notice.js';
import { addProblem } from './add-problem.js';
import { addFile } from './documents-api.js';

/** Files that are read at a time. */
const AT_ONCE = 3;

/** Files on their way into the knowledge base, a row each: waiting, being read, or refused and why. */
export class Uploads {
  element = h('ul', { class: 'uploads', 'aria-label': 'Uploads' });
  #chatbot;
  #added;
  #left;
  /** @type {(() => Promise<void>)[]} */
  #waiting = [];
  #running = 0;
  #isPaused = false;

  /**
   * @param {string} chatbot
   * @param {() => void} added called after each file that became a document
   * @param {() => void} left a row is gone that may have had the focus
   */
  constructor(chatbot, added, left) {
    this.#chatbot = chatbot;
    this.#added = added;
    this.#left = left;
  }

  /** @param {File[]} files */
  add(files) {
    for (const file of files) {
      const row = h('li', { class: 'upload' });
      this.element.append(row);
      this.#queue(row, file);
    }
  }

  /** True while files are on their way. */
  get isBusy() {
    return this.#running + this.#waiting.length > 0;
  }

  /** @param {boolean} value true: no further file is read before it is false again */
  set isPaused(value) {
    this.#isPaused = value;
    for (let free = AT_ONCE; free > 0; free -= 1) this.#next();
  }

  /** Nothing more is begun. */
  end() {
    this.#waiting = [];
  }

  /** @param {HTMLElement} row @param {File} file @param {Parameters<typeof addFile>[2]} [more] */
  #queue(row, file, more) {
    show(row, file, 'Waiting …');
    this.#waiting.push(() => this.#read(row, file, more));
    this.#next();
  }

  #next() {
    const mayGo = this.#running < AT_ONCE && !this.#isPaused;
    const work = mayGo ? this.#waiting.shift() : undefined;
    if (!work) return;
    this.#running += 1;
    void work().finally(() => {
      this.#running -= 1;
      this.#next();
    });
  }

  /** @param {HTMLElement} row @param {File} file @param {Parameters<typeof addFile>[2]} [more] */
  async #read(row, file, more) {
    show(row, file, 'Reading …');
    try {
      await addFile(this.#chatbot, file, more);
      row.remove();
      this.#added();
    } catch (error) {
      const notice = addProblem(/** @type {Error} */ (error), (decided) => {
        this.#left();
        this.#queue(row, file, { ...more, ...decided });
      });
      const dismiss = button('Dismiss', () => {
        row.remove();
        this.#left();
      });
      dismiss.setAttribute('aria-label', `Dismiss ${file.name}`);
      notice.querySelector('.notice-text')?.prepend(h('p', { class: 'upload-name' }, file.name));
      const buttons = notice.querySelector('.notice-buttons');
      if (buttons) buttons.append(dismiss);
      else notice.append(h('div', { class: 'notice-buttons' }, dismiss));
      row.replaceChildren(notice);
    }
  }
}

/** @param {HTMLElement} row @param {File} file @param {string} state */
function show(row, { name }, state) {
  row.replaceChildren(
    h(
      'p',
      { class: 'upload-state' },
      icon('document'),
      h('span', { class: 'upload-name' }, name),
      h('span', { class: 'muted' }, state),
    ),
  );
}
