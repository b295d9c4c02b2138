import { normalForm } from '../../input/normal-form.js';

/**
 * The name that tells a file from others. Accents are written in one way, since macOS writes them in another
 * than everybody else. Folders are kept where they are given from a common root, as `guide/index.md`; the path
 * on somebody's disk is nobody's business.
 */
export function fileNameOf(given: string): string {
  const name = normalForm(given, 'NFC').replace(/\\/g, '/');
  const isOnDisk = /^(?:[a-z]:|\/)/i.test(name);
  return isOnDisk ? baseOf(name) : name.replace(/^(?:\.{1,2}\/)+/, '');
}

/** Title of a document by the name of its file, without folders and ending. */
export const titleOfFile = (name: string): string =>
  baseOf(name)
    .replace(/\.[a-z]+$/i, '')
    .replace(/[_-]+/g, ' ');

const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1) || name;
