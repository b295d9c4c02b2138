/**
 * Says what deploy/Dockerfile puts into the image beside Node's own: makes the folder that its last
 * stage copies, by the same commands, and measures it. Wants `npm run build` before.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../setup/root.mjs';

const cwd = inRoot('.');
const [, pnpm] = /npm install --global (pnpm@\S+)/.exec(
  readFileSync(inRoot('deploy/Dockerfile'), 'utf8'),
);
const [, left] = /&& rm -rf ((?:\/app\/\S+ ?)+)/.exec(
  readFileSync(inRoot('deploy/Dockerfile'), 'utf8'),
);
const folder = mkdtempSync(join(tmpdir(), 'chatbot-image-'));
try {
  const app = join(folder, 'app');
  execFileSync('node', ['scripts/packages/pack-server.mjs'], { cwd });
  const deploy = ['--filter', '@chatbot-test/server', 'deploy', '--prod', '--legacy', app];
  execFileSync('npx', ['--yes', pnpm, ...deploy], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('node', ['scripts/deploy/keep-own-platform.mjs', app], { cwd });
  for (const path of left.trim().split(' ')) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
  const shell = (script) => Number(execFileSync('sh', ['-c', script], { cwd: folder }).toString());
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const files = shell('find app -type f | wc -l');
  const unpacked = shell(
    'find app -type f -printf "%s\\n" | awk \'{ sum += $1 } END { print sum }\'',
  );
  const packed = shell('tar -c app | gzip -6 | wc -c');
  console.log(`/app: ${files} files, ${megabytes(unpacked)}, ${megabytes(packed)} compressed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(inRoot('packages/server/public'), { recursive: true, force: true });
}
