import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository's root. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Absolute path of something in the repository. */
export function inRoot(...path) {
  return join(root, ...path);
}

/** Absolute path of an installed package's program. */
export function bin(name) {
  return inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}
