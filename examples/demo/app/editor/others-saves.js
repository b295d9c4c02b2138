import { latestRevision, readChatbot } from '../api.js';
import { mergeConfigs } from '../merge.js';
import { mergeDialog } from '../merge-dialog.js';
import { button, problemNotice } from '../notice.js';

/** Interval of looking whether somebody else has saved, in ms. */
const LOOK_MS = 5_000;

/**
 * Parts of an editor that this reads and calls.
 *
 * @typedef {object} Editor
 * @property {() => { draft: import('../chatbot-draft.js').ChatbotDraft,
 *   form: import('../chatbot-form.js').ChatbotForm } | null} edited null: nothing yet
 * @property {() => boolean} isBusy
 * @property {(notice: HTMLElement | null) => void} notify
 * @property {(said: string) => void} followed shows what somebody else has saved, and says who
 * @property {() => Promise<unknown>} mergedIn saves what both have come to
 */

/**
 * Keeps an editor in step with what other operators save: what nobody has touched here follows at once,
 * and unsaved changes are laid together with theirs, field by field.
 */
export class OthersSaves {
  #id;
  #editor;
  #timer;

  /** @param {string} id of the chatbot @param {Editor} editor */
  constructor(id, editor) {
    this.#id = id;
    this.#editor = editor;
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  end() {
    clearInterval(this.#timer);
  }

  async #look() {
    const { draft } = this.#editor.edited() ?? {};
    const isElsewhere = document.hidden || document.querySelector('dialog[open]') !== null;
    if (!draft || this.#editor.isBusy() || isElsewhere) return;
    const now = await readChatbot(this.#id).catch(() => null);
    if (!now || this.#editor.isBusy() || now.revision === draft.saved.revision) return;
    const { createdBy = 'Somebody' } = (await latestRevision(this.#id).catch(() => null)) ?? {};
    if (this.#editor.isBusy()) return;
    const message = `${createdBy} has saved revision ${now.revision}.`;
    if (draft.isChangedAtAll) {
      const review = button('Review', () => void this.merge());
      const action = 'Your changes are not lost.';
      this.#editor.notify(problemNotice({ message, action }, review));
      return;
    }
    draft.accept(now);
    draft.replace(now.config);
    this.#editor.followed(message);
  }

  /** Lays what somebody else has saved meanwhile together with what is in the form, and saves both. */
  async merge() {
    const edited = this.#editor.edited();
    if (!edited) return;
    const { draft, form } = edited;
    try {
      const [theirs, latest] = await Promise.all([readChatbot(this.#id), latestRevision(this.#id)]);
      const merge = mergeConfigs(draft.saved.config, draft.config, theirs.config);
      const config = await mergeDialog({
        by: latest?.createdBy ?? 'Somebody',
        at: latest?.createdAt ?? theirs.updatedAt,
        revision: theirs.revision,
        merge,
        theirs: theirs.config,
        words: (path) => form.wordsOf(path),
      });
      if (!config) return;
      draft.accept(theirs);
      draft.replace(config);
      this.#editor.notify(null);
      await this.#editor.mergedIn();
    } catch (error) {
      this.#editor.notify(problemNotice(/** @type {Error} */ (error)));
    }
  }
}
