import { h } from '../dom.js';
import { button } from '../notice.js';
import { counted } from '../words.js';

/** @typedef {import('./documents-api.js').DocumentPage} DocumentPage */

/** The line above the documents: how many there are, how far they are indexed, and its pause. */
export class KnowledgeState {
  #status = h('p', { class: 'knowledge-status muted', role: 'status' }, 'Loading …');
  #progress = h('progress', { hidden: true, 'aria-label': 'Indexing' });
  #pause;
  element;
  #isPaused = false;
  /**
   * Passages that were done when the indexing began that now runs.
   *
   * @type {number | null}
   */
  #doneBefore = null;

  /** @param {((paused: boolean) => void) | null} pause pauses, or lets it go on; null: a viewer may not */
  constructor(pause) {
    this.#pause = pause && button('Pause', () => pause(!this.#isPaused));
    this.element = h(
      'div',
      { class: 'knowledge-state' },
      this.#status,
      this.#progress,
      this.#pause,
    );
    if (this.#pause) this.#pause.hidden = true;
  }

  /** @param {string} words */
  say(words) {
    this.#status.textContent = words;
  }

  /** @param {DocumentPage} page @param {string} search @param {boolean} isReading files or websites */
  show({ total, indexing, paused }, search, isReading) {
    const left = indexing ? indexing.passages - indexing.done : 0;
    const isIndexing = left > 0 && indexing?.failure === null;
    this.#progress.hidden = !isIndexing;
    if (indexing && isIndexing) {
      const before = Math.min(this.#doneBefore ?? indexing.done, indexing.done);
      this.#progress.max = indexing.passages - before;
      this.#progress.value = indexing.done - before;
      this.#doneBefore = before;
    } else this.#doneBefore = null;
    this.#showPause(paused, paused || isIndexing || isReading);
    const found = counted(total, 'document', 'documents');
    if (search) {
      this.say(total > 0 ? `${found} with “${search}”.` : `No document has “${search}”.`);
    } else if (total === 0 && !paused) {
      this.say(
        'No documents yet. Write one, or add files: PDF, Word, Excel, CSV, HTML, EPUB, text.',
      );
    } else {
      const work = paused ? PAUSED : isIndexing ? INDEXING : '';
      const failure = indexing?.failure ? ` Found by words only: ${indexing.failure}` : '';
      this.say(`${found}.${work}${failure}`);
    }
  }

  /** @param {boolean} paused @param {boolean} isOffered */
  #showPause(paused, isOffered) {
    this.#isPaused = paused;
    if (!this.#pause) return;
    // Who has just pressed it keeps it: it would take the focus along.
    this.#pause.hidden = !isOffered && document.activeElement !== this.#pause;
    this.#pause.textContent = paused ? 'Resume' : 'Pause';
  }
}

const INDEXING = ' Indexing: found by words already, by meaning soon.';
const PAUSED = ' Paused: no file or website is read, and what is new is found by its words alone.';
