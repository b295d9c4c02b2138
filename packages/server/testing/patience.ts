/**
 * Longest wait for something that is to happen, in ms. Nothing that happens takes a tenth of it, on a core
 * that a test has for itself.
 */
export const PATIENCE_MS = 120_000;

/**
 * Waits for what is to happen. A test that waits in vain says for what, long before its file's time
 * has ended.
 *
 * @param what called where it does not happen, for the error: `a done frame`
 * @throws Error after two minutes, or what the wait rejects with
 */
export async function patiently<T>(what: () => string, wait: Promise<T>): Promise<T> {
  // Made here, as the stack of a timer names no test.
  const error = new Error();
  let timer: NodeJS.Timeout | undefined;
  const inVain = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      error.message = `Waited ${PATIENCE_MS / 1_000} s for ${what()}.`;
      reject(error);
    }, PATIENCE_MS).unref(); // A wait that nobody is interested in any more keeps no process.
  });
  try {
    return await Promise.race([wait, inVain]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves when a condition holds that is asked again at each change. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** Something has changed. */
  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * @param what for the error: what there is in place of what was waited for
   * @throws Error if it does not hold within two minutes
   */
  async until(condition: () => boolean, what: () => string): Promise<void> {
    if (condition()) return;
    let listener = (): void => undefined;
    const held = new Promise<void>((resolve, reject) => {
      listener = () => {
        try {
          if (condition()) resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
    });
    this.#listeners.add(listener);
    try {
      await patiently(what, held);
    } finally {
      this.#listeners.delete(listener);
    }
  }
}
