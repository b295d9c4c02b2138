import { ApiError } from '../api.js';
import { h, newId } from '../dom.js';
import { ask, button } from '../notice.js';
import { isAdmin, whoAmI } from '../who.js';

/**
 * Answers to what the server asks before it publishes.
 *
 * @typedef {{ acceptContrast?: boolean, confirm?: boolean, override?: string }} GateAnswer
 */

/**
 * Publishes, and asks whoever does it what the server wants to know first: whether poor contrast is
 * meant, whether it is meant without what the policy asks for, and, of an admin, why against it.
 *
 * @template T
 * @param {(answer: GateAnswer) => Promise<T>} publish
 * @returns {Promise<T | null>} null: better not
 */
export async function answerGate(publish) {
  /** @type {GateAnswer} */
  let answer = {};
  for (;;) {
    try {
      return await publish(answer);
    } catch (error) {
      const more = await answerTo(/** @type {ApiError} */ (error));
      if (!more) return null;
      answer = { ...answer, ...more };
    }
  }
}

/** @param {ApiError} error @returns {Promise<GateAnswer | null>} null: better not */
async function answerTo(error) {
  const { code, message } = error;
  const no = 'Keep editing';
  if (code === 'poor-contrast') {
    const words = {
      title: 'Publish with poor contrast?',
      text: message,
      yes: 'Publish anyway',
      no,
    };
    return (await ask(words)) ? { acceptContrast: true } : null;
  }
  if (code === 'publish-unconfirmed') {
    const words = { title: 'Publish all the same?', text: message, yes: 'Publish anyway', no };
    return (await ask(words)) ? { confirm: true } : null;
  }
  if (code !== 'publish-refused' || !isAdmin(await whoAmI())) throw error;
  const override = await askReason(message);
  return override ? { override } : null;
}

/** @param {string} text what is missing @returns {Promise<string>} the reason; empty: better not */
function askReason(text) {
  const title = newId('override');
  const reason = h('input', { class: 'control', name: 'reason', required: true, maxLength: 500 });
  const dialog = h(
    'dialog',
    { class: 'question', 'aria-labelledby': title },
    h('h2', { id: title }, 'Publish against the policy?'),
    h('p', {}, text),
    h(
      'form',
      { method: 'dialog', class: 'publishing-form' },
      h('label', {}, 'Reason, for the audit log', reason),
      h(
        'div',
        { class: 'question-buttons' },
        button('Keep editing', () => dialog.close('')),
        h('button', { class: 'button is-danger', value: 'yes' }, 'Publish anyway'),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? reason.value.trim() : '');
    });
  });
}
