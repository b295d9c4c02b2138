import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup-line.js';
import type { WriteLine } from './write-backup.js';

/**
 * Has lines written into a compressed file, which gets its name when it is whole. Only its owner may
 * read it: conversations are in it, and keys.
 */
export async function writeFileOfLines(
  path: string,
  work: (write: WriteLine) => Promise<void>,
): Promise<void> {
  const partial = `${path}.partial`;
  const gzip = createGzip();
  const file = createWriteStream(partial, { mode: 0o600 });
  const done = finished(gzip.pipe(file));
  // What fails while nobody waits is told to who waits in the end.
  done.catch(() => gzip.destroy());
  try {
    await work(async (line) => {
      if (gzip.destroyed) await done;
      if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), done]);
    });
    gzip.end();
    await done;
    await rename(partial, path);
  } catch (error) {
    gzip.destroy();
    file.destroy();
    await rm(partial, { force: true });
    throw isOfFile(error) ? new BackupError(`${path} cannot be written (${error.code}).`) : error;
  }
}

/**
 * The lines of such a file.
 *
 * @throws BackupError if it cannot be read, or is no such file
 */
export async function* linesOfFile(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = createGunzip();
  file.on('error', (error) => text.destroy(error));
  file.pipe(text);
  const lines = createInterface({ input: text, crlfDelay: Infinity });
  // The interface may end in silence where its input breaks.
  let failure: Error | null = null;
  text.on('error', (error) => {
    failure = error;
    lines.close();
  });
  try {
    for await (const line of lines) yield line;
    if (failure) throw failure as Error;
  } catch (error) {
    throw unreadable(path, failure ?? error);
  } finally {
    file.destroy();
  }
}

function unreadable(path: string, error: unknown): BackupError {
  return new BackupError(
    isOfFile(error)
      ? `${path} cannot be read (${error.code}).`
      : `${path} is no backup of this server, or is damaged. Nothing was restored.`,
  );
}

const OF_FILES: ReadonlySet<unknown> = new Set(['open', 'read', 'write', 'rename']);

/**
 * Tells whether an error is the file system's, and not about the content of the file or a
 * connection.
 */
function isOfFile(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && OF_FILES.has(error.syscall);
}
