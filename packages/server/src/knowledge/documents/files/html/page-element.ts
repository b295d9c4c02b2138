/** An element of a page as linkedom makes it: what is needed of the DOM, which Node has no types of. */
export interface PageElement {
  readonly localName: string;
  textContent: string | null;
  readonly childNodes: ArrayLike<unknown> & Iterable<unknown>;
  readonly children: readonly PageElement[];
  readonly parentElement: PageElement | null;
  readonly ownerDocument: { createElement(name: string): PageElement };
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  append(...nodes: unknown[]): void;
  after(...nodes: unknown[]): void;
  replaceWith(...nodes: unknown[]): void;
  remove(): void;
}
