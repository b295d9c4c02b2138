import { setTimeout as delay } from 'node:timers/promises';

/**
 * A text word by word, each with the space after it, `msPerWord` apart on average: a late word is
 * made up for. Ends early, without an error, when `signal` aborts. Pieces joined are the text.
 */
export async function* streamWords(
  text: string,
  msPerWord: number,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const start = performance.now();
  let index = 0;
  for (const [word] of text.matchAll(/\S+\s*|^\s+/g)) {
    const wait = start + index++ * msPerWord - performance.now();
    if (wait >= 1 && !(await pause(wait, signal))) return;
    if (signal.aborted) return;
    yield word;
  }
}

/** False if `signal` aborted meanwhile. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
