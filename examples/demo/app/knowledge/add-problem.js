import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';

/**
 * Reason why a document was not added, and where that is for the operator to decide, the ways to go on.
 *
 * @param {Error} error
 * @param {(more: { encoding?: string, ifKnown?: 'replace' | 'add' }) => void} again adds it with a
 *   decision
 */
export function addProblem(error, again) {
  const { code, choices } = /** @type {import('../api.js').ApiError} */ (error);
  if (code === 'document-exists') {
    return problemNotice(
      error,
      button('Replace', () => again({ ifKnown: 'replace' })),
      button('Keep both', () => again({ ifKnown: 'add' })),
    );
  }
  if (code !== 'document-encoding' || !choices?.length) {
    return problemNotice(error);
  }
  const preview = h('p', { class: 'encoding-preview', role: 'status' });
  const select = h(
    'select',
    { class: 'control', 'aria-label': 'Encoding' },
    ...choices.map(({ encoding }) => h('option', { value: encoding }, encoding)),
  );
  const show = () => {
    preview.textContent = choices.find(({ encoding }) => encoding === select.value)?.preview ?? '';
  };
  select.addEventListener('change', show);
  show();
  const notice = problemNotice(
    error,
    button('Read it so', () => again({ encoding: select.value })),
  );
  notice.querySelector('.notice-text')?.append(select, preview);
  return notice;
}
