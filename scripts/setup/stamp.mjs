/** Stamps say what a step was last done for: it is skipped while the stamp still fits. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './root.mjs';

/** SHA-256 over the names and contents of files, given relative to the root. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** All files below a folder, relative to the root, without what is installed or generated. */
export function filesIn(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return ['node_modules', 'dist'].includes(entry.name) ? [] : filesIn(path);
    }
    return entry.isFile() ? [path] : [];
  });
}

/** A stamp kept in a file (relative to the root). */
export function stampIn(file) {
  const path = inRoot(file);
  return {
    fits: (value) => existsSync(path) && readFileSync(path, 'utf8') === value,
    clear: () => rmSync(path, { force: true }),
    set: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, value);
    },
  };
}
