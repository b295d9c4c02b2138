import { fileURLToPath } from 'node:url';

/** Folder of the server's package: one above this file, and one above the file that it is built into. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../', import.meta.url));
