import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../setup/root.mjs';

const file = new URL('../../.cache/widget-chunks.json', import.meta.url);

/**
 * One file of the widget's bundle and what it imports.
 *
 * @typedef {object} Chunk
 * @property {string} name        name of the module it was made from
 * @property {string} fileName    path in packages/widget/dist
 * @property {boolean} isEntry
 * @property {string[]} modules         paths of the sources in it
 * @property {string[]} imports         files fetched with it
 * @property {string[]} dynamicImports  files fetched when its code asks for them
 */

/** A Rollup plugin that notes which file of the bundle imports which. */
export function recordChunks() {
  return {
    name: 'record-chunks',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle)
        .filter((output) => output.type === 'chunk')
        .map(({ name, fileName, isEntry, modules, imports, dynamicImports }) => {
          return { name, fileName, isEntry, modules: paths(modules), imports, dynamicImports };
        });
      mkdirSync(new URL('.', file), { recursive: true });
      writeFileSync(file, JSON.stringify(chunks, null, 2));
    },
  };
}

function paths(modules) {
  return Object.keys(modules).map((id) => relative(root, id).replaceAll('\\', '/'));
}

/**
 * @returns {Chunk[]} what the last build noted
 * @throws {Error} without a build
 */
export function recordedChunks() {
  if (!existsSync(file)) throw new Error('Nothing is built: run `npm run build`.');
  return JSON.parse(readFileSync(file, 'utf8'));
}
