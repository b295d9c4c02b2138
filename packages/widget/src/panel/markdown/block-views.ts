import { render } from 'lit';

/** A piece of a text; `varies` says that it looks otherwise under other circumstances. */
export interface BlockView {
  readonly varies: boolean;
}

/** The block last rendered into a place, and its version then. */
interface Shown {
  readonly block: BlockView;
  readonly version: unknown;
}

/**
 * One element for each block of a growing text. A block is rendered when it is new or another, and
 * never again while it stays the same object. One whose nodes somebody else has changed, as page
 * translators do, is rendered into a new element: Lit would write into nodes that are gone.
 */
export class BlockViews<Block extends BlockView> {
  readonly #shown: Shown[] = [];
  #container: Element | null = null;
  /** Places that others have changed since they were rendered, or the container of them all. */
  readonly #changed = new Set<Element>();
  readonly #observer = new MutationObserver((records) => this.#note(records));

  /** The next time, everything is rendered again. */
  forget(): void {
    this.#shown.length = 0;
  }

  /** @param version renders the blocks that vary again when it is another than before */
  show(
    container: Element,
    blocks: readonly Block[],
    version: unknown,
    template: (block: Block) => unknown,
  ): void {
    this.#enter(container);
    blocks.forEach((block, index) => {
      const before = this.#shown[index];
      const place = this.#place(container, index);
      const isNew = !place.hasChildNodes();
      if (!isNew && before?.block === block && (before.version === version || !block.varies))
        return;
      render(template(block), place);
      this.#shown[index] = { block, version };
    });
    while (container.children.length > blocks.length) container.lastElementChild?.remove();
    this.#shown.length = blocks.length;
    // These changes are its own.
    this.#observer.takeRecords();
  }

  /** A reply that begins again has another container than before, with nothing in it. */
  #enter(container: Element): void {
    this.#note(this.#observer.takeRecords());
    if (container === this.#container && !this.#changed.has(container)) return;
    this.forget();
    this.#changed.clear();
    if (container === this.#container) {
      for (const place of [...container.children]) place.remove();
    } else {
      this.#observer.disconnect();
      this.#observer.observe(container, { childList: true, characterData: true, subtree: true });
      this.#container = container;
    }
  }

  #place(container: Element, index: number): HTMLElement {
    const known = container.children[index];
    if (known && !this.#changed.delete(known)) return known as HTMLElement;
    const place = document.createElement('div');
    // A reply may say one thing in one script and the next in another.
    place.dir = 'auto';
    if (known) known.replaceWith(place);
    else container.append(place);
    return place;
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { target } of records) {
      let changed = target instanceof Element ? target : target.parentElement;
      // Buttons say on themselves what they have done.
      if (changed?.closest('button')) continue;
      while (changed && changed !== this.#container && changed.parentElement !== this.#container) {
        changed = changed.parentElement;
      }
      // What is no longer in the page belongs to a place that lacks it, which is noted too.
      if (changed) this.#changed.add(changed);
    }
  }
}
