import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = new URL('../../.cache/typescript/', import.meta.url);
const { version: bundler } = createRequire(import.meta.url)('esbuild/package.json');
const joined = new Map();

/**
 * Puts the modules of a package, hundreds of small ones, into one file for each of its entries and what
 * those share: to look up and load each by itself takes half a second of every process that runs tests.
 *
 * @param {string} url  of an entry: `<package>/build/index.mjs` or `<package>/build/<name>/index.mjs`
 * @returns {Promise<string>} the address of the same entry, joined
 */
export async function joinedEntry(url) {
  const [, build, entry] = /^(.*\/build\/)(.*)\.mjs$/.exec(url);
  if (!joined.has(build)) joined.set(build, join(build));
  return new URL(`${entry}.js`, await joined.get(build)).href;
}

/** Made once for each version of the package and of esbuild, whichever process is the first. */
async function join(build) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', build), 'utf8'));
  const key = createHash('sha256').update(`${bundler}\n${build}\n${version}`).digest('hex');
  const folder = new URL(`${key}/`, cache);
  if (existsSync(folder)) return folder;
  const { build: bundle } = await import('esbuild');
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(fileURLToPath(new URL('partial-', cache)));
  const source = fileURLToPath(build);
  await bundle({
    entryPoints: readdirSync(source, { recursive: true })
      .filter((name) => /^([^/\\]+[/\\])?index\.mjs$/.test(name))
      .map((name) => `${source}${name}`),
    outdir: partial,
    outbase: source,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  try {
    await rename(partial, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
    await rm(partial, { recursive: true });
  }
  return folder;
}
