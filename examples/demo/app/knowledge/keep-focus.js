/**
 * Rows that are made anew lose the focus. Remembers where in a list it is, and returns what puts it
 * back: to the same control of the same row (`data-id`), else to the row's first, else elsewhere.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} elsewhere
 */
export function keepFocus(list, elsewhere) {
  const controls = 'button, input, select';
  const active = document.activeElement;
  const row = active?.closest('[data-id]');
  if (!(row instanceof HTMLElement) || !list.contains(row)) return () => {};
  const { id } = row.dataset;
  const place = [...row.querySelectorAll(controls)].findIndex((each) => each === active);
  return () => {
    const same = list.querySelector(`[data-id="${id}"]`)?.querySelectorAll(controls);
    const control = same?.[place] ?? same?.[0];
    (control instanceof HTMLElement ? control : elsewhere).focus();
  };
}
