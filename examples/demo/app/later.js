/** Time in which what was done can be undone, in ms. */
export const UNDO_MS = 10_000;

/**
 * A deed that is not done yet, so that it can be undone: after a while, or when the page is left.
 *
 * @param {() => Promise<void>} deed
 * @param {{ done?: () => void, failed: (error: Error) => void }} then
 * @returns {() => void} undoes it
 */
export function later(deed, { done, failed }) {
  const run = () => {
    forget();
    deed().then(done, failed);
  };
  const timer = setTimeout(run, UNDO_MS);
  const forget = () => {
    clearTimeout(timer);
    window.removeEventListener('pagehide', run);
  };
  window.addEventListener('pagehide', run);
  return forget;
}
