/** Builds the widget's bundle for browsers and the server for Node, each into its package's `dist`. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { recordChunks } from './scripts/build/chunks.mjs';
import { litAsUsed } from './scripts/build/lit-as-used.mjs';
import { markedLexer } from './scripts/build/marked-lexer.mjs';
import { minifyAgain } from './scripts/build/minify-again.mjs';
import { minifyTemplates } from './scripts/build/minify-templates.mjs';
import { oneDecorate } from './scripts/build/one-decorate.mjs';
import { conversationChunks } from './scripts/build/conversation-chunks.mjs';

const widget = 'packages/widget';
const server = 'packages/server';

export default [
  {
    input: { chatbot: `${widget}/src/chatbot.ts` },
    output: {
      dir: `${widget}/dist`,
      format: 'es',
      entryFileNames: '[name].js',
      // Six characters are plenty, and are downloaded wherever the file is named.
      chunkFileNames: 'chunks/[name]-[hash:6].js',
      sourcemap: true,
      generatedCode: { preset: 'es2015', symbols: false },
      manualChunks: conversationChunks(`${widget}/src/chatbot.ts`),
      onlyExplicitManualChunks: true,
    },
    // One stable address for embedding pages: nothing imports from it.
    preserveEntrySignatures: false,
    plugins: [
      emptied(`${widget}/dist`),
      nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
      // Below ES2022, private fields become WeakMaps: 2 KiB more until the panel is usable.
      esbuild({ target: 'es2022' }),
      oneDecorate(),
      markedLexer(),
      litAsUsed(),
      minifyTemplates(),
      minify({ target: 'es2022', legalComments: 'none' }),
      minifyAgain(),
      recordChunks(),
    ],
  },
  {
    input: [`${server}/src/server.ts`, ...workers(`${server}/src`)],
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
];

/** Files named `*.worker.ts` are programs of their own, started by `new Worker(new URL('./x.worker.js', import.meta.url))`. */
function workers(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => join(folder, file));
}

function emptied(folder) {
  return { name: 'emptied', buildStart: () => rmSync(folder, { recursive: true, force: true }) };
}
