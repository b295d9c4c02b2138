import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = new URL('../../.cache/typescript/', import.meta.url);
const { version: bundler } = createRequire(import.meta.url)('esbuild/package.json');

/** Packages of many modules that are joined: their files that somebody imports. */
const ENTRIES = {
  'drizzle-orm': /^(index|errors|migrator|(pg-core|sql)\/index|pg-proxy\/(index|session))\.js$/,
  jose: /^dist\/webapi\/index\.js$/,
  typebox: /^build\/([^/]+\/)?index\.mjs$/,
};

const joined = new Map();

/** @returns {boolean} whether it may be of a package whose modules are joined */
export function isJoined(specifier) {
  return Object.hasOwn(ENTRIES, specifier.split('/')[0]);
}

/**
 * Puts the modules of a package, hundreds of small ones, into one file for each of its entries and what
 * those share: to look up and load each by itself takes half a second of every process that runs tests.
 *
 * @param {string} url  of a file that somebody imports
 * @returns {Promise<string>} the address of the same file, joined; of a file that is no entry, its own
 */
export async function joinedEntry(url) {
  const [, root, name, file] = /^(.*\/node_modules\/([^/]+)\/)(.*)$/.exec(url);
  if (!ENTRIES[name].test(file)) return url;
  if (!joined.has(root)) joined.set(root, join(root, ENTRIES[name]));
  return new URL(file.replace(/\.mjs$/, '.js'), await joined.get(root)).href;
}

/** Made once for each version of the package and of esbuild, whichever process is the first. */
async function join(root, entries) {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const key = createHash('sha256')
    .update(`${bundler}\n${root}\n${version}\n${entries}`)
    .digest('hex');
  const folder = new URL(`${key}/`, cache);
  if (existsSync(folder)) return folder;
  const { build: bundle } = await import('esbuild');
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(fileURLToPath(new URL('partial-', cache)));
  const source = fileURLToPath(root);
  await bundle({
    entryPoints: readdirSync(source, { recursive: true })
      .filter((name) => entries.test(name.replaceAll('\\', '/')))
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
