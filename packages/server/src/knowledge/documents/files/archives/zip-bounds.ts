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
  return withAnyNames(unzipSync(bytes, { filter }));
}

/**
 * The same files, found by the names that a file refers to them by: some programs write the separator of Windows, and
 * names of parts differ in no capital (ECMA-376, part 2, 6.2.2.3).
 */
function withAnyNames(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const entries = Object.entries(files).map(
    ([name, file]) => [name.replaceAll('\\', '/'), file] as const,
  );
  const known = new Map(entries.map(([name, file]) => [name.toLowerCase(), file]));
  return new Proxy(Object.fromEntries(entries), {
    get: (all, name) =>
      typeof name === 'string' ? (all[name] ?? known.get(name.toLowerCase())) : undefined,
  });
}
