import { onToken, renewToken, token } from './api.js';
import { problemNotice } from './notice.js';

/**
 * The test bench in this dashboard: one `<chatbot-test>` element, made closed, so that the browser
 * fetches its code while it has nothing else to do, and used for whichever chatbot is to be tested.
 *
 * @typedef {{ question: string, answer: string, documentIds: string[] }} SavedReply
 * @typedef {HTMLElement & { chatbotId: string, open: boolean, token: string, config: unknown }} Bench
 */
export class TestSession {
  #parent;
  #bench = /** @type {Bench} */ (document.createElement('chatbot-test'));
  #ended = new AbortController();
  /** @type {HTMLElement | null} */
  #notice = null;
  #isWanted = false;

  /**
   * @param {HTMLElement} parent where to put it
   * @param {() => void} onClose the operator has closed it
   * @param {(documentId: string) => void} openDocument shows a document in place of the test
   * @param {(reply: SavedReply) => void} [keep] keeps a reply as a test; left out: that is not offered
   * @param {() => void} [onMissing] there is no such chatbot; left out: the bench says so
   */
  constructor(parent, onClose, openDocument, keep, onMissing) {
    this.#parent = parent;
    const { signal } = this.#ended;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      this.#bench.addEventListener(type, listener, { signal });
    on('chatbot-test-close', () => {
      if (!this.#isWanted) return;
      this.#isWanted = false;
      onClose();
    });
    on('chatbot-test-open-document', (event) => {
      event.preventDefault();
      openDocument(event.documentId);
    });
    if (keep) {
      this.#bench.setAttribute('keeps-tests', '');
      on('chatbot-test-save-test', keep);
    }
    if (onMissing) {
      on('chatbot-test-error', ({ problem }) => {
        if (problem.code === 'not-found') onMissing();
      });
    }
    // The token ends soon, or was not taken: the server was restarted with another secret, or this
    // machine slept.
    on('chatbot-test-token', () => void renewToken().catch(() => {}));
    signal.addEventListener(
      'abort',
      onToken((value) => (this.#bench.token = value)),
    );
    parent.append(this.#bench);
  }

  /**
   * @param {string} chatbotId
   * @param {unknown} [config] unsaved values to show; null for what is saved
   */
  async open(chatbotId, config = null) {
    this.#isWanted = true;
    this.#say(null);
    if (!customElements.get('chatbot-test')) {
      this.#say({
        message: 'The test bench did not load.',
        action: 'Check that /chatbot.js can be reached, then reload this page.',
      });
      return;
    }
    this.#bench.chatbotId = chatbotId;
    this.#bench.config = config;
    try {
      this.#bench.token = await token();
      this.#bench.open = this.#isWanted;
    } catch (error) {
      this.#say(/** @type {Error} */ (error));
    }
  }

  close() {
    this.#isWanted = false;
    this.#bench.open = false;
    this.#say(null);
  }

  /** @param {unknown} config unsaved values that an open test is to show */
  set config(config) {
    this.#bench.config = config;
  }

  /** @param {'modal' | 'drawer' | 'inline'} layout */
  set layout(layout) {
    this.#bench.setAttribute('layout', layout);
  }

  /** Leaves the page. */
  end() {
    this.#ended.abort();
    this.#bench.remove();
  }

  /** @param {{ message: string, action?: string } | null} problem */
  #say(problem) {
    this.#notice?.remove();
    this.#notice = problem && problemNotice(problem);
    if (this.#notice) this.#parent.append(this.#notice);
  }
}
