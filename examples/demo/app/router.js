/**
 * Addresses of this dashboard:
 *
 * - `#/` the list
 * - `#/chatbots/shop/test` the list with the test session of one chatbot in front of it
 * - `#/chatbots/shop` the edit form of one chatbot
 * - `#/chatbots/shop?test` the edit form with the test session beside it
 *
 * @typedef {{ view: 'list', id: string | null, test: boolean } |
 *   { view: 'edit', id: string, test: boolean } | { view: 'unknown' }} Route
 */

export const LIST = '#/';
/** @param {string} id */
export const testAddress = (id) => `#/chatbots/${encodeURIComponent(id)}/test`;
/** @param {string} id @param {boolean} [test] */
export const editAddress = (id, test = false) =>
  `#/chatbots/${encodeURIComponent(id)}${test ? '?test' : ''}`;

/** @param {string} hash @returns {Route} */
export function parseAddress(hash) {
  if (/^#?\/?$/.test(hash)) return { view: 'list', id: null, test: false };
  const [, encoded, test, beside] = /^#\/chatbots\/([^/?]+)(\/test)?(\?test)?$/.exec(hash) ?? [];
  const id = encoded && decode(encoded);
  if (!id || (test && beside)) return { view: 'unknown' };
  return test ? { view: 'list', id, test: true } : { view: 'edit', id, test: Boolean(beside) };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // Not a valid escape: no chatbot has such an address.
  }
}

/**
 * Follows the address. Each entry of the history carries its place in it and the address it was
 * reached from, so that a step that `mayLeave` refuses (by link, back button or by hand) can be
 * taken back, and be made after all.
 *
 * @typedef {{ place: number, from: string | null }} Entry
 */
export class Router {
  #show;
  #mayLeave;
  /** @type {Entry} */
  #entry = { place: 0, from: null };
  #address = '';
  /** Steps of the history that we make ourselves and that are not to be followed. */
  #ignored = 0;

  /**
   * @param {(route: Route) => void} show
   * @param {(to: Route) => boolean | Promise<boolean>} mayLeave
   */
  constructor(show, mayLeave) {
    this.#show = show;
    this.#mayLeave = mayLeave;
  }

  start() {
    window.addEventListener('popstate', (event) => void this.#onStep(entryOf(event.state)));
    this.#arrive(entryOf(history.state) ?? this.#entry);
  }

  /** @param {string} address */
  go(address) {
    if (address !== location.hash) location.hash = address;
  }

  /**
   * To `address`: by a step back if that is where we came from, else in place of where we are.
   *
   * @param {string} address
   */
  backTo(address) {
    if (this.#entry.from === address) return history.back();
    history.replaceState(null, '', address);
    this.#arrive(this.#entry);
  }

  /** @param {Entry | null} known null: a new entry, made by a link or by hand */
  async #onStep(known) {
    if (this.#ignored > 0) {
      this.#ignored -= 1;
      return;
    }
    const entry = known ?? { place: this.#entry.place + 1, from: this.#address };
    history.replaceState(entry, '');
    const step = entry.place - this.#entry.place;
    const answer = this.#mayLeave(parseAddress(location.hash));
    if (answer === true) return this.#arrive(entry);
    this.#ignored += 1;
    history.go(-step);
    if (!(await answer)) return;
    // Followed like any other step; by now nothing stands against it.
    history.go(step);
  }

  /** @param {Entry} entry */
  #arrive(entry) {
    history.replaceState(entry, '');
    this.#entry = entry;
    this.#address = location.hash || LIST;
    this.#show(parseAddress(location.hash));
  }
}

/** @param {unknown} state @returns {Entry | null} */
function entryOf(state) {
  const { place, from } = /** @type {Partial<Entry>} */ (state ?? {});
  return typeof place === 'number' ? { place, from: from ?? null } : null;
}
