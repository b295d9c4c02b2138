import type { LitElement } from 'lit';

/** Only the newest of several changes holds its place. */
const holds = new WeakMap<HTMLElement, symbol>();

/**
 * Makes a change above what is in sight without moving that. Not all browsers do so themselves, and
 * none at the very top.
 *
 * @param change gives the elements that are new, which may not be drawn yet
 */
export function holdPlace(scroller: HTMLElement, change: () => readonly Element[]): void {
  const anchor = inSight(scroller);
  let top = anchor?.getBoundingClientRect().top ?? 0;
  let { scrollTop } = scroller;
  const made = change() as readonly LitElement[];
  if (!anchor || made.length === 0) return;
  const hold = Symbol('hold');
  holds.set(scroller, hold);
  // Both would move it twice.
  scroller.style.overflowAnchor = 'none';
  const settle = (): void => {
    if (holds.get(scroller) !== hold) return;
    // What the reader has scrolled meanwhile is meant.
    top -= scroller.scrollTop - scrollTop;
    scroller.scrollTop += anchor.getBoundingClientRect().top - top;
    ({ scrollTop } = scroller);
  };
  void Promise.all(made.map(drawn)).then(settle);
  // What has come near has its true size a frame later.
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(() => {
      settle();
      if (holds.get(scroller) === hold) scroller.style.overflowAnchor = '';
    });
  });
}

/** Separators of days are drawn as they are made. */
async function drawn(element: LitElement): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete;
}

/** The first message that is in sight. */
function inSight(scroller: HTMLElement): Element | undefined {
  const { top } = scroller.getBoundingClientRect();
  const messages = scroller.querySelectorAll('.messages > .message');
  return [...messages].find((message) => message.getBoundingClientRect().bottom > top);
}
