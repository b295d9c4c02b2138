/** An element that should be there, and what it should be given. */
export interface Child {
  readonly key: string;
  readonly tag: string;
  readonly properties: object;
}

/**
 * Keeps one element for each key, in order, and moves none that is in its place. It does what Lit's
 * `repeat` does for a list of plain elements, for a third of its size, and finds one by its key.
 */
export class KeyedChildren {
  readonly #elements = new Map<string, Element>();

  get<T extends Element>(key: string): T | undefined {
    return this.#elements.get(key) as T | undefined;
  }

  /** @returns the elements that were made */
  arrange(container: Element, children: readonly Child[]): readonly Element[] {
    const made: Element[] = [];
    const wanted = new Set(children.map(({ key }) => key));
    for (const [key, element] of this.#elements) {
      if (wanted.has(key)) continue;
      element.remove();
      this.#elements.delete(key);
    }
    let place = container.firstElementChild;
    for (const { key, tag, properties } of children) {
      const known = this.#elements.get(key);
      const element = known ?? document.createElement(tag);
      if (!known) made.push(element);
      this.#elements.set(key, element);
      assign(element, properties);
      if (element === place) place = place.nextElementSibling;
      else container.insertBefore(element, place);
    }
    return made;
  }
}

/** Sets what differs: elements must not take notice of what they know. */
function assign(element: Element, properties: object): void {
  for (const [name, value] of Object.entries(properties)) {
    if (Reflect.get(element, name) !== value) Reflect.set(element, name, value);
  }
}
