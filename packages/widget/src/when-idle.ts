/** Runs when the page has loaded and has nothing to do; never where the visitor saves data. */
export function whenIdle(run: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const wait = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(run);
    else setTimeout(run, 300);
  };
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
}
