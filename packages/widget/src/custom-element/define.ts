/**
 * Registers an element once: two copies of the bundle on one page share the first. Does nothing where
 * there is no page.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, element);
}
