import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../setup/root.mjs';
import { inFolder } from './in-folder.mjs';

const PNPM = 'pnpm@12.21.0';

/**
 * Packs what is published, as it would be published. Wants the build.
 *
 * @param {string} folder where the tarballs go
 * @param {string[]} [names] of the packages
 * @returns {Promise<Record<string, string>>} their paths
 */
export async function pack(folder, names = ['widget', 'server', 'client']) {
  mkdirSync(folder, { recursive: true });
  const packed = {};
  for (const name of names) {
    const args = ['--yes', PNPM, 'pack', '--pack-destination', folder];
    await inFolder(inRoot('packages', name), 'npx', args, 600_000);
    const file = readdirSync(folder).find((each) => each.startsWith(`chatbot-test-${name}-`));
    packed[name] = join(folder, file);
  }
  return packed;
}
