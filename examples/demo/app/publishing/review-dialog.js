import { client, onServer, orThrow, publishChatbot } from '../api.js';
import { h, newId } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { answerGate } from './answer-gate.js';
import { draftReview } from './draft-review.js';

/**
 * @typedef {import('../../client.js').Schema<'Review'>} Review
 * @typedef {import('../../client.js').Schema<'Comparison'>} Comparison
 */

/**
 * Shows what publishing would change: in words, and in the real widget, before and after; asks the
 * service whether it answers; then publishes.
 *
 * @param {string} chatbotId @param {boolean} isReadOnly
 * @param {() => void} published called after it was published
 */
export function reviewDialog(chatbotId, isReadOnly, published) {
  const title = newId('review');
  const words = h(
    'div',
    { class: 'publishing-part' },
    h('p', { class: 'muted' }, 'Reading what has changed …'),
  );
  const service = h('p', { class: 'muted', role: 'status' });
  const sides = h('div', { class: 'review-sides' });
  const problem = h('div', {});
  const publish = button('Publish', () => void onPublish(), 'is-main');
  publish.hidden = isReadOnly;
  const dialog = h(
    'dialog',
    { class: 'question review-dialog', 'aria-labelledby': title },
    h('h2', { id: title }, 'Review and publish'),
    words,
    service,
    sides,
    problem,
    h(
      'div',
      { class: 'question-buttons' },
      button('Close', () => dialog.close()),
      publish,
    ),
  );

  const params = { path: { chatbotId } };
  /** @param {boolean} ask whether the service is asked, too */
  const look = (ask) =>
    orThrow(
      client.GET('/v1/chatbots/{chatbotId}/review', { params: { ...params, query: { ask } } }),
    );
  /** @param {() => Promise<void>} work */
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      problem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  };

  async function onPublish() {
    problem.replaceChildren();
    publish.setAttribute('aria-disabled', 'true');
    await attempt(async () => {
      const done = await answerGate((answer) => publishChatbot(chatbotId, answer));
      if (!done) return;
      dialog.close();
      published();
    });
    publish.removeAttribute('aria-disabled');
  }

  async function showWords() {
    words.replaceChildren(...draftReview(await look(false), null));
    service.textContent = 'Asking the service whether it answers …';
    const review = await look(true);
    words.replaceChildren(...draftReview(review, null));
    service.textContent = review.service ? '' : 'Nothing is known that keeps it from answering.';
    if (review.warnings.length > 0) service.textContent = '';
  }

  async function showSides() {
    const made = await orThrow(client.POST('/v1/chatbots/{chatbotId}/comparisons', { params }));
    const { before, after } = made;
    sides.replaceChildren(
      ...(before ? [side(`Before: live, revision ${before.revision}`, before.path)] : []),
      side(`After: draft, revision ${after.revision}`, after.path),
    );
  }

  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void attempt(showWords);
  void attempt(showSides);
}

/** One revision in the real widget. @param {string} caption @param {string} path */
const side = (caption, path) =>
  h(
    'figure',
    {},
    h('figcaption', {}, caption),
    h('iframe', { src: onServer(path), title: caption, 'data-path': path }),
  );
