/**
 * Removes the binaries of other platforms from a folder that `pnpm deploy` has made: `onnxruntime-node`
 * has those of all, 290 MB.
 *
 *   node scripts/deploy/keep-own-platform.mjs /app
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [, , app] = process.argv;
const binaries = join(app, 'node_modules/onnxruntime-node/bin/napi-v6');
for (const platform of readdirSync(binaries)) {
  for (const processor of readdirSync(join(binaries, platform))) {
    if (platform === process.platform && processor === process.arch) continue;
    rmSync(join(binaries, platform, processor), { recursive: true });
  }
}
