/**
 * Rows of a list by their keys: those that say the same as before stay the very same elements, so that
 * an open menu, a selection and the focus stay where they are.
 *
 * @template Item
 */
export class KeyedRows {
  #list;
  #make;
  /** @type {Map<string, { said: string, element: HTMLElement }>} */
  #rows = new Map();

  /** @param {HTMLElement} list @param {(item: Item) => HTMLElement} make */
  constructor(list, make) {
    this.#list = list;
    this.#make = make;
  }

  /**
   * @param {Item[]} items
   * @param {(item: Item) => string} keyOf
   * @param {(item: Item) => string} saidBy all that a row shows: it is made anew when that changes
   */
  show(items, keyOf, saidBy) {
    const focused = placeOfFocus(this.#list);
    const rows = new Map();
    for (const item of items) {
      const [key, said] = [keyOf(item), saidBy(item)];
      const known = this.#rows.get(key);
      rows.set(key, known?.said === said ? known : { said, element: this.#make(item) });
    }
    const elements = [...rows.values()].map(({ element }) => element);
    for (const child of [...this.#list.children]) {
      if (!elements.includes(/** @type {HTMLElement} */ (child))) child.remove();
    }
    for (const [at, element] of elements.entries()) {
      const there = this.#list.children[at];
      if (there !== element) this.#list.insertBefore(element, there ?? null);
    }
    this.#rows = rows;
    if (focused) focused(rows.get(focused.key)?.element);
  }
}

/**
 * Place of the focus, to be given back to the same control of the same row.
 *
 * @param {HTMLElement} list of rows with `data-id`
 */
function placeOfFocus(list) {
  const row = document.activeElement?.closest('[data-id]');
  if (!(row instanceof HTMLElement) || !list.contains(row)) return null;
  const place = controls(row).indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const give = (/** @type {HTMLElement | undefined} */ same) => {
    const control = same && controls(same)[place];
    if (control && control !== document.activeElement) control.focus();
  };
  return Object.assign(give, { key: row.dataset['id'] ?? '' });
}

/** @param {HTMLElement} row */
const controls = (row) => /** @type {HTMLElement[]} */ ([...row.querySelectorAll('a, button')]);
