import { focusedElement } from '../../shortcuts/asks-for-shortcuts.js';

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

/** Puts a popover beside its button before it opens, and gives that the focus back before it closes. */
export function followPopover(
  { newState }: ToggleEvent,
  popover: HTMLElement,
  anchor: HTMLElement,
): void {
  if (newState === 'open') placePopover(popover, anchor);
  else giveFocusBack(popover, anchor);
}

/**
 * Gives the focus back to what opened something that is about to close: in a shadow tree Chromium does not,
 * and none does after a press outside, on what takes no focus.
 */
export function giveFocusBack(popover: HTMLElement, opener: HTMLElement): void {
  if (popover.matches(':focus-within') || isAround(focusedElement(), opener)) opener.focus();
}

/** True if an element has the other one in it, in whatever shadow tree; the page has everything. */
function isAround(outer: Element | null, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
    if (at === outer) return true;
  }
  return outer === null;
}
