/**
 * Builds the widget's bundle and the client for browsers and the server for Node, each into its
 * package's `dist`.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { compress } from './scripts/build/compress.mjs';
import { recordChunks } from './scripts/build/chunks.mjs';
import { minify } from './scripts/build/minify.mjs';
import { minifyTemplates } from './scripts/build/minify-templates.mjs';
import { markPanelFile, nameFile } from './scripts/build/panel-file.mjs';
import { conversationChunks } from './scripts/build/conversation-chunks.mjs';

const widget = 'packages/widget';
const server = 'packages/server';
const client = 'packages/client';
const { version } = JSON.parse(readFileSync(`${widget}/package.json`, 'utf8'));

const widgetOutput = {
  format: 'es',
  entryFileNames: '[name].js',
  generatedCode: { preset: 'es2015', symbols: false },
};

export default [
  {
    input: { chatbot: `${widget}/src/chatbot.ts` },
    output: [
      // What the server serves.
      {
        ...widgetOutput,
        dir: `${widget}/dist`,
        // Six characters are plenty, and are downloaded wherever the file is named.
        chunkFileNames: ({ name }) => `chunks/${name.replace('.chunk', '')}-[hash:6].js`,
        sourcemap: true,
        // What a file loads on demand has in turn is there already.
        hoistTransitiveImports: false,
        manualChunks: conversationChunks(`${widget}/src/chatbot.ts`),
        onlyExplicitManualChunks: true,
        plugins: [nameFile(), minify(), recordChunks(), compress(version)],
      },
      // What npm has: for other bundlers, which minify it themselves, and where nobody knows a server.
      {
        ...widgetOutput,
        dir: `${widget}/lib`,
        chunkFileNames: ({ name }) => `chunks/${name.replace('.chunk', '')}.js`,
        plugins: [nameFile(''), { name: 'no-address', resolveImportMeta: () => '""' }],
      },
    ],
    // One stable address for embedding pages: nothing imports from it.
    preserveEntrySignatures: false,
    plugins: [
      emptied(`${widget}/dist`, `${widget}/lib`),
      nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
      // Below ES2022, private fields become WeakMaps: 2 KiB more until the panel is usable.
      markPanelFile(),
      esbuild({ target: 'es2022' }),
      minifyTemplates(),
    ],
  },
  {
    input: [`${server}/src/server.ts`, `${server}/src/cli/main.ts`, ...workers(`${server}/src`)],
    // One file per source, so that a path relative to a module (its worker, the migrations) is the
    // same from `src` and from `dist`.
    output: {
      dir: `${server}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${server}/src`,
      sourcemap: true,
    },
    external: (id) =>
      /^[^./\0]/.test(id) && !id.startsWith('@chatbot-test/') && !id.startsWith('packages/'),
    plugins: [
      emptied(`${server}/dist`),
      nodeResolve({ extensions: ['.ts', '.js'], exportConditions: ['node'] }),
      esbuild({ target: 'node20' }),
    ],
  },
  clientBuild({ dir: `${client}/lib`, external: ['openapi-fetch'] }),
  clientBuild({ dir: `${client}/dist`, external: [] }),
];

/** The typed client: as npm has it, and with what it is made of in one file, for the demo. */
function clientBuild({ dir, external }) {
  return {
    input: `${client}/src/client.ts`,
    output: { dir, format: 'es', entryFileNames: 'client.js' },
    external,
    plugins: [
      emptied(dir),
      nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
      esbuild({ target: 'es2022' }),
    ],
  };
}

/** Files named `*.worker.ts` are programs of their own, started by `new Worker(new URL('./x.worker.js', import.meta.url))`. */
function workers(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => join(folder, file));
}

function emptied(...folders) {
  const empty = () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  return { name: 'emptied', buildStart: empty };
}
