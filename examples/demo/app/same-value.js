/**
 * Tells whether two values are equal: a database may give an object's fields in another order, and
 * what is left out is what is undefined.
 *
 * @param {any} a @param {any} b @returns {boolean}
 */
export function isSame(a, b) {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

/** @param {unknown} value @param {string} path as in `appearance.light` @returns {any} */
export function valueAt(value, path) {
  const steps = path ? path.split('.') : [];
  return steps.reduce((/** @type {any} */ inner, step) => inner?.[step], value);
}

/**
 * Sets what is at a path, and takes it out where the value is undefined.
 *
 * @param {any} target @param {string} path @param {unknown} value
 */
export function setAt(target, path, value) {
  const steps = path.split('.');
  const last = /** @type {string} */ (steps.pop());
  let inner = target;
  for (const step of steps) inner = inner[step] ??= {};
  if (value === undefined) delete inner[last];
  else inner[last] = value;
}
