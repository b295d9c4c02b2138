import { unzipSync, type UnzipFileInfo } from 'fflate';

/** Limits of an unpacked file: its size in bytes, and its number of files. */
const BOUNDS = { bytes: 150 * 1024 * 1024, entries: 20_000 };

/**
 * Unfolds the files of a zip archive that are wanted.
 *
 * @throws Error where it is none, or would unfold to more than is allowed. One that says less than is
 *   true is cut where it said it would end.
 */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let size = 0;
  let entries = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    entries += 1;
    if (entries > BOUNDS.entries) throw new Error('It holds too many files.');
    if (!isWanted(name)) return false;
    size += originalSize;
    if (size > BOUNDS.bytes) throw new Error('It unfolds to too much.');
    return true;
  };
  return unzipSync(bytes, { filter });
}
