const kept = new WeakSet<ShadowRoot>();

/**
 * Gives the focus to the panel's field when what had it leaves: a starter that was asked, a reply that is given
 * again. On the page it would be nowhere, and the next key with it.
 *
 * @param root the panel's, in which all of its parts are
 */
export function keepFocus(root: ShadowRoot): void {
  if (kept.has(root)) return;
  kept.add(root);
  let focused: Element | null = root.activeElement;
  const toField = (): void => {
    const { activeElement, body } = document;
    const nowhere = !activeElement || activeElement === body;
    if (nowhere) (root.host as HTMLElement).focus({ preventScroll: true });
  };
  root.addEventListener('focusin', () => {
    focused = root.activeElement;
  });
  // Some browsers say so of what leaves, others do not.
  root.addEventListener('focusout', () => {
    const before = focused;
    queueMicrotask(() => {
      if (before === focused && before?.isConnected) focused = null;
    });
  });
  new MutationObserver(() => {
    if (focused?.isConnected !== false) return;
    focused = null;
    toField();
  }).observe(root, { childList: true, subtree: true });
  // The press for which this was loaded may have taken away what was pressed.
  toField();
}
