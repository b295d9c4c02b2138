/** True if the visitor's browser asks to save data. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** Runs when the page has loaded and has nothing to do; never where the visitor saves data. */
export function whenIdle(run: () => void): void {
  if (savesData()) return;
  const wait = (): void => idle(run);
  if (document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
}

/** Runs when there is nothing to do; after `timeout` ms at the latest, if there is one. */
export function idle(run: () => void, timeout?: number): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout });
  else setTimeout(run, 300);
}

/** Resolves after the next frame; after a second where the browser draws none, as out of sight. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1_000);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

interface Scheduler {
  postTask(run: () => void, options: { priority: 'background' }): Promise<void>;
}

/**
 * Resolves after the next frame, when everything else that waits then is done: what the visitor has pressed or typed
 * meanwhile comes first. After a second at the latest, and where a browser knows no priorities after the frame.
 */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1_000);
    void painted().then(() => {
      const { scheduler } = globalThis as { scheduler?: Scheduler };
      if (scheduler?.postTask) void scheduler.postTask(resolve, { priority: 'background' });
      else resolve();
    });
  });
}
