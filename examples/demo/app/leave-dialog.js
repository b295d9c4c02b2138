import { problemNotice } from './notice.js';

/**
 * Closes a dialog in which something is written: what is not saved is lost at the second attempt only.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} problems where it is said
 * @param {() => boolean} isChanged something is not saved
 * @returns {() => void} attempts it, as Escape does
 */
export function leaveDialog(dialog, problems, isChanged) {
  let hasAsked = false;
  const leave = () => {
    if (!isChanged() || hasAsked) return dialog.close();
    hasAsked = true;
    problems.replaceChildren(
      problemNotice({
        message: 'Your changes are not saved.',
        action: 'Save them, or cancel once more to lose them.',
      }),
    );
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  return leave;
}
