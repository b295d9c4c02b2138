import { render } from 'lit';

/** A piece of a text; `varies` says that it looks otherwise under other circumstances. */
export interface BlockView {
  readonly varies: boolean;
}

/** What was last rendered into a place, and under which circumstances. */
interface Shown {
  readonly block: BlockView;
  readonly version: unknown;
}

/**
 * One element for each block of a growing text. A block is rendered when it is new or another, and
 * never again while it stays the same object.
 */
export class BlockViews<Block extends BlockView> {
  readonly #shown: Shown[] = [];

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
    blocks.forEach((block, index) => {
      const before = this.#shown[index];
      if (before?.block === block && (before.version === version || !block.varies)) return;
      const place =
        container.children[index] ?? container.appendChild(document.createElement('div'));
      render(template(block), place as HTMLElement);
      this.#shown[index] = { block, version };
    });
    while (container.children.length > blocks.length) container.lastElementChild?.remove();
    this.#shown.length = blocks.length;
  }
}
