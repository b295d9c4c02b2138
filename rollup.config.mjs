/**
 * Builds the widget's bundle and the client for browsers and the server for Node, each into its
 * package's `dist`.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { compress } from './scripts/build/compress.mjs';
import { recordChunks } from './scripts/build/chunks.mjs';
import { minify } from './scripts/build/minify.mjs';
import { minifyTemplates } from './scripts/build/minify-templates.mjs';
import { markPanelFile, nameFile } from './scripts/build/panel-file.mjs';
import { conversationChunks } from './scripts/build/conversation-chunks.mjs';
import { makeModel } from './scripts/model/make-model.mjs';

const widget = 'packages/widget';
const server = 'packages/server';
const client = 'packages/client';
const { version } = JSON.parse(readFileSync(`${widget}/package.json`, 'utf8'));

/** Packages that are built into the server; of the last two, it needs one file each. */
const BUILT_IN = /^(@chatbot-test|packages|typebox|@huggingface\/tokenizers|onnxruntime-web)(\/|$)/;

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
    input: {
      server: `${server}/src/server.ts`,
      cli: `${server}/src/cli/main.ts`,
      ...workers(`${server}/src`),
    },
    // A file for what is always loaded together: to look up and load a thousand small ones, of our sources
    // and of TypeBox, is half of a start. All lie in one folder: a worker beside the file that starts it.
    output: {
      dir: `${server}/dist`,
      format: 'es',
      chunkFileNames: 'chunk-[name]-[hash:8].js',
      hoistTransitiveImports: false,
      sourcemap: true,
      // The traces that a server prints name the source's file and line; they quote nothing of it.
      sourcemapExcludeSources: true,
    },
    onwarn: exceptCirclesOfPackages,
    external: (id) => /^[^./\0]/.test(id) && !BUILT_IN.test(id),
    plugins: [
      emptied(`${server}/dist`),
      { name: 'model', buildStart: makeModel },
      licenceOf('typebox', `${server}/node_modules/typebox/license`),
      licenceOf('tokenizers', `${server}/node_modules/@huggingface/tokenizers/LICENSE`),
      licenceOf('onnxruntime-web', 'scripts/build/onnxruntime-web.LICENSE.txt'),
      compressed(`${server}/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm`),
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
  const files = readdirSync(folder, { recursive: true }).filter((file) =>
    file.endsWith('.worker.ts'),
  );
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(folder, file)]));
}

/** Keeps the licence of each library that is built in beside it. */
function licenceOf(name, file) {
  return {
    name: 'licence',
    generateBundle() {
      const source = readFileSync(file, 'utf8');
      this.emitFile({ type: 'asset', fileName: `${name}.LICENSE.txt`, source });
    },
  };
}

/** Lays a file beside the program, a fifth as large. */
function compressed(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
  return {
    name: 'compressed',
    generateBundle() {
      const source = brotliCompressSync(readFileSync(file), { params });
      this.emitFile({ type: 'asset', fileName: `${basename(file)}.br`, source });
    },
  };
}

function exceptCirclesOfPackages(warning, warn) {
  const isOurs = warning.ids?.some((id) => !id.includes('node_modules'));
  if (warning.code !== 'CIRCULAR_DEPENDENCY' || isOurs) warn(warning);
}

function emptied(...folders) {
  const empty = () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  return { name: 'emptied', buildStart: empty };
}
