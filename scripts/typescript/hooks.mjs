import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isJoined, joinedEntry } from './joined-package.mjs';
import { isProgram, joinedProgram, programOf } from './joined-program.mjs';

const cache = new URL('../../.cache/typescript/', import.meta.url);
const require = (await import('node:module')).createRequire(import.meta.url);
const version = require('esbuild/package.json').version;
const options = {
  loader: 'ts',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
};

/** Several test files share a process: see scripts/test/tap-batch.mjs. */
const inBatch = process.env.TAP_BATCH === '1';
const ofFile = new URL('../test/current-tap.mjs', import.meta.url).href;

/** Sources name each other by what they become (`./limits.js`), so `.js` falls back to `.ts`. */
export async function resolve(specifier, context, nextResolve) {
  const program = programOf(context.parentURL);
  if (program && !specifier.startsWith('.')) {
    return resolve(specifier, { ...context, parentURL: program }, nextResolve);
  }
  if (inBatch && specifier === 'tap' && context.parentURL?.endsWith('.test.ts')) {
    const url = `${ofFile}?${encodeURIComponent(context.parentURL)}`;
    return { url, format: 'module', shortCircuit: true };
  }
  if (isJoined(specifier)) {
    const { url } = await nextResolve(specifier, context);
    return { url: await joinedEntry(url), format: 'module', shortCircuit: true };
  }
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const url = new URL(`${specifier.slice(0, -2)}ts`, context.parentURL);
    // By far the most of them: to look for what is not there first would cost as much again.
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    const byPath = /^(\.{0,2}\/|file:)/.test(specifier) && specifier.endsWith('.js');
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !byPath) throw error;
    return nextResolve(`${specifier.slice(0, -2)}ts`, context).catch(() => {
      throw error;
    });
  }
}

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.ts')) {
    return nextLoad(url, context);
  }
  const source = isProgram(url)
    ? `export * from ${JSON.stringify(await joinedProgram(url))};`
    : await compile(url);
  return { format: 'module', source, shortCircuit: true };
}

async function compile(url) {
  const sourcefile = fileURLToPath(url);
  const source = await readFile(sourcefile, 'utf8');
  const key = createHash('sha256').update(`${version}\n${url}\n${source}`).digest('hex');
  const cached = new URL(`${key}.js`, cache);
  try {
    return await readFile(cached, 'utf8');
  } catch {
    const { transform } = await import('esbuild');
    const { code } = await transform(source, { ...options, sourcefile });
    await mkdir(cache, { recursive: true });
    const partial = new URL(`${key}.${process.pid}.tmp`, cache);
    await writeFile(partial, code);
    await rename(partial, cached);
    return code;
  }
}
