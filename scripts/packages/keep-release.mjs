/**
 * Keeps the build of the widget as a release, for pages that have pinned it, and of the releases
 * before the last two: with the one that comes next, three versions are served. Part of
 * `npm run release`, before the version goes up. Notes its commit, whose server is tried on the tables of
 * the next one (packages/server/chaos/release-before.full.test.ts).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../setup/root.mjs';

const KEPT = 2;

/** @param {string} widget  folder of the widget's package */
export function keepRelease(widget) {
  const { version } = JSON.parse(readFileSync(`${widget}/dist/build.json`, 'utf8'));
  const releases = `${widget}/releases`;
  if (existsSync(`${releases}/${version}`)) throw new Error(`${version} is released already.`);
  cpSync(`${widget}/dist`, `${releases}/${version}`, {
    recursive: true,
    filter: (file) => !file.endsWith('.map'),
  });
  const newest = readdirSync(releases).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const old of newest.slice(KEPT)) rmSync(`${releases}/${old}`, { recursive: true });
}

/** @param {string} file  where the commit is noted */
export function noteRelease(file) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: inRoot('.') })
    .toString()
    .trim();
  writeFileSync(file, `${JSON.stringify({ commit }, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  keepRelease(inRoot('packages/widget'));
  noteRelease(inRoot('packages/server/release-before.json'));
}
