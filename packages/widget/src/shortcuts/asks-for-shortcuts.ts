const WRITTEN_IN = 'textarea, select, input:not([type=radio])';

/** Tells whether a key press asks for the list of shortcuts: `?` where nobody writes, asked of nobody else yet. */
export function asksForShortcuts(event: KeyboardEvent): boolean {
  const [from] = event.composedPath();
  if (event.key !== '?' || event.defaultPrevented) return false;
  return from instanceof Element && !from.matches(WRITTEN_IN);
}

/** The innermost element that has the focus. */
export function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
