/** Properties that were set before an element's class was known hide its accessors: sets them again. */
export function adoptEarlyProperties<Name extends string>(
  element: Record<Name, unknown>,
  ...names: readonly Name[]
): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete (element as Partial<Record<Name, unknown>>)[name];
    element[name] = value;
  }
}
