import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Systems cut socket paths at 104 bytes (macOS) or 108 (Linux). */
const LONGEST_PATH = 100;
const LONGEST_NAME = 40;

/**
 * Folder for a data directory's socket files: the directory itself, or where that is too long a
 * path, one in the system's temporary folder that is named by it. The same for every process.
 */
export function socketFolder(dataDir: string): string {
  if (Buffer.byteLength(dataDir) + 1 + LONGEST_NAME <= LONGEST_PATH) return dataDir;
  const folder = join(tmpdir(), `chatbot-${hash(dataDir)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Windows has named pipes in place of socket files; they go away with their process. */
export function pipeName(dataDir: string, name: string): string {
  return `\\\\.\\pipe\\chatbot-${hash(dataDir)}-${name}`;
}

function hash(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}
