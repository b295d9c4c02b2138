/** Waiting for what starts. */
import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 50;

/**
 * Resolves when it is so.
 *
 * @param {() => Promise<boolean> | boolean} isSo  may throw what makes waiting pointless
 */
export async function until(isSo) {
  while (!(await isSo())) await delay(PAUSE_MS);
}

/** Tells whether a server, or a proxy in front of some, is ready for requests. */
export async function isReady(origin) {
  try {
    const response = await fetch(`${origin}/readyz`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
