/**
 * Watches what an element is in: dialogs, popovers, what fills the screen. The browser puts each above
 * all that was in its top layer before, and with that above a part of the element that is in there.
 */
export class OnTopAgain {
  readonly #element: Element;
  readonly #raise: () => void;
  readonly #dialogs = new MutationObserver(() => this.#raise());
  #ended = new AbortController();

  /** @param raise puts the part that should be on top into the top layer anew */
  constructor(element: Element, raise: () => void) {
    this.#element = element;
    this.#raise = raise;
  }

  /** Begins to watch; call it when the element has come into a page, or to another place in it. */
  watch(): void {
    this.stop();
    const { signal } = (this.#ended = new AbortController());
    for (const at of this.#around()) {
      if (at instanceof HTMLDialogElement) {
        this.#dialogs.observe(at, { attributeFilter: ['open'] });
      } else if (at.hasAttribute('popover')) {
        at.addEventListener('toggle', ({ target }) => target === at && this.#raise(), { signal });
      }
    }
    const filled = (): void => {
      const { fullscreenElement } = document;
      if (fullscreenElement && this.#around().includes(fullscreenElement)) this.#raise();
    };
    document.addEventListener('fullscreenchange', filled, { signal });
    // One may have opened before.
    if (this.#around().some((at) => at.matches('dialog[open], :popover-open, :fullscreen'))) {
      this.#raise();
    }
  }

  /** True in a dialog that is not open. */
  get isShut(): boolean {
    return this.#around().some((at) => at instanceof HTMLDialogElement && !at.open);
  }

  stop(): void {
    this.#dialogs.disconnect();
    this.#ended.abort();
  }

  /** Lists the elements around this one, innermost first, through shadow roots and slots. */
  #around(): Element[] {
    const found: Element[] = [];
    for (let at = parentOf(this.#element); at; at = parentOf(at)) found.push(at);
    return found;
  }
}

function parentOf(element: Element): Element | null {
  const { assignedSlot, parentElement } = element;
  const root = element.getRootNode();
  return assignedSlot ?? parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
