/** Fields of a configuration that somebody wants other than they are, at any depth. */
export type Partially<T> = {
  [K in keyof T]?: T[K] extends readonly unknown[]
    ? T[K]
    : T[K] extends object
      ? Partially<T[K]>
      : T[K];
};

/**
 * Lays changes over a value; arrays, `variables` and what has another `type` are replaced whole.
 * Values that are undefined, unknown or of another kind are no change: pages without types
 * may pass anything. Returns the very same object where nothing changes, so that views can compare
 * by identity.
 */
export function withChanges<T extends object>(value: T, changes: Partially<T> | undefined): T {
  if (!changes) return value;
  let result = value;
  for (const key of Object.keys(changes) as (keyof T)[]) {
    if (!Object.hasOwn(value, key)) continue;
    const change = changes[key] as unknown;
    const before = value[key] as unknown;
    if (kindOf(change) !== kindOf(before)) continue;
    const after =
      isPlain(before) && isPlain(change) && key !== 'variables' && isSameMember(before, change)
        ? withChanges(before, change)
        : change;
    if (after !== before) result = { ...result, [key]: after };
  }
  return result;
}

/** The members of a union differ in `type`: fields of one make no sense in another. */
function isSameMember(before: object, change: object): boolean {
  return !('type' in before && 'type' in change) || before.type === change.type;
}

function isPlain(value: unknown): value is object {
  return kindOf(value) === 'object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
