/** Makes an element with these properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: object = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Sets what differs: each change of the page costs, if only to those who watch it. */
export function set<Target extends object>(element: Target, properties: Partial<Target>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (Reflect.get(element, name) !== value) Reflect.set(element, name, value);
  }
}
