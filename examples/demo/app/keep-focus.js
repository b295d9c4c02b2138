/**
 * Rows that are made anew lose the focus. Remembers where in a list it is, and returns what puts it
 * back: to the same control of the same row (`data-id`), else to the row's first, else to that of the
 * first row after it that has one, else elsewhere.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} elsewhere
 */
export function keepFocus(list, elsewhere) {
  const controls = 'button, input, select, a';
  const active = document.activeElement;
  const row = active?.closest('[data-id]');
  if (!(row instanceof HTMLElement) || !list.contains(row)) return () => {};
  const ids = [...list.querySelectorAll('[data-id]')].map((each) => each.getAttribute('data-id'));
  const place = [...row.querySelectorAll(controls)].findIndex((each) => each === active);
  return () => {
    const controlsOf = (/** @type {string | null} */ id) =>
      list.querySelector(`[data-id="${CSS.escape(id ?? '')}"]`)?.querySelectorAll(controls) ?? [];
    const [same = [], ...after] = ids.slice(ids.indexOf(row.dataset['id'] ?? '')).map(controlsOf);
    const control = same[place] ?? [same, ...after].find(({ length }) => length > 0)?.[0];
    (control instanceof HTMLElement ? control : elsewhere).focus();
  };
}
