/** Room between a button and its popover, and between a popover and the window, in px. */
const [GAP, MARGIN] = [6, 8] as const;

/**
 * Puts a popover that is about to open under its button, their end edges aligned, as far as it
 * stays in the window. By script, since CSS anchors are not in every browser yet; needs no size,
 * so that it is in place before it is seen. Its style sheet gives the width, as `--width`.
 */
export function placePopover(popover: HTMLElement, anchor: HTMLElement): void {
  const { left, right, bottom } = anchor.getBoundingClientRect();
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const end = rtl ? left : innerWidth - right;
  const inWindow = `max(${MARGIN}px, min(${end}px, 100vw - var(--width) - ${MARGIN}px))`;
  popover.style.setProperty('left', rtl ? inWindow : 'auto');
  popover.style.setProperty('right', rtl ? 'auto' : inWindow);
  popover.style.setProperty('top', `${bottom + GAP}px`);
  popover.style.setProperty('max-height', `calc(100vh - ${bottom + GAP + MARGIN}px)`);
}

/**
 * Puts a popover beside its button before it opens, and gives that the focus back before it closes:
 * in a shadow tree Chromium does not.
 */
export function followPopover(
  { newState }: ToggleEvent,
  popover: HTMLElement,
  anchor: HTMLElement,
): void {
  if (newState === 'open') placePopover(popover, anchor);
  else if (popover.matches(':focus-within')) anchor.focus();
}
