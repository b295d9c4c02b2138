import { listLooks } from './api.js';
import { isSame } from './same-value.js';

/**
 * @typedef {import('./api.js').Look} Look
 * @typedef {import('./api.js').ChatbotConfig['appearance']} Appearance
 */

/** @type {Look[]} What the server offers; empty until it was asked. */
let known = [];

/** Asks the server once. */
export async function loadLooks() {
  if (known.length === 0) known = await listLooks();
}

export const looks = () => known;

/** The look that an appearance has, whole; '' for one of its own. @param {Appearance} appearance */
export function lookOf(appearance) {
  const all = /** @type {Record<string, unknown>} */ (appearance);
  const found = known.find((look) =>
    Object.entries(look.appearance).every(([name, value]) => isSame(value, all[name])),
  );
  return found?.id ?? '';
}

/** @param {Appearance} appearance @param {string} id @returns {Appearance} */
export function withLook(appearance, id) {
  const look = known.find((each) => each.id === id);
  return look ? { ...appearance, ...structuredClone(look.appearance) } : appearance;
}
