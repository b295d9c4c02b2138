import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './in-folder.mjs';

/**
 * Installs what a project depends on; of our packages, those that are packed.
 *
 * @param {string} folder of the project, outside of the repository
 * @param {Record<string, string>} tarballs by name
 */
export async function installTarballs(folder, tarballs) {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const dependency of Object.keys(manifest.dependencies)) {
    const [, ours] = /^@chatbot-test\/(.*)$/.exec(dependency) ?? [];
    if (ours) manifest.dependencies[dependency] = `file:${tarballs[ours]}`;
  }
  writeFileSync(file, JSON.stringify(manifest));
  await inFolder(folder, 'npm', ['install', '--no-audit', '--no-fund'], 600_000);
}
