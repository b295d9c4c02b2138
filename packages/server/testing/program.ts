import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Directories of programs that only administrators have in their PATH. */
const SYSTEM = ['/usr/sbin', '/usr/local/sbin'];

/** A program: the one that a variable names, as `npm test` sets it, or the one in PATH; null: none. */
export function findProgram(name: string, variable: string): string | null {
  const named = process.env[variable];
  if (named) return named;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** Reason why tests with a program are skipped; false if there is one. */
export function withoutProgram(name: string, variable: string): string | false {
  return findProgram(name, variable) === null && `no ${name} here: ${variable} names it`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
