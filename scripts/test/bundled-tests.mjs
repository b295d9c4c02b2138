import { relative, sep } from 'node:path';
import { build } from 'esbuild';
import { inRoot, root } from '../setup/root.mjs';
import { filesIn } from '../setup/stamp.mjs';

/** Folder of what several tests share. */
const SHARED = 'bundled';

/** Files of the bundle by the path that a browser asks for; all are made when the first is asked for. */
let bundle = null;

/**
 * A plugin of the component tests' server: sends test files, and what they have in common, as one bundle whose
 * parts a browser loads when they are imported. A page would ask for some hundred modules one by one, and each
 * would be looked up and compiled: that is most of the time of these tests.
 */
export const bundledTests = {
  name: 'bundled-tests',
  async serve({ path }) {
    if (!path.endsWith('.test.ts') && !path.startsWith(`/${SHARED}/`)) return undefined;
    bundle ??= bundled();
    const body = (await bundle).get(path.replace(/\.test\.ts$/, '.test.js'));
    return body && { body, type: path.endsWith('.map') ? 'json' : 'js' };
  },
};

async function bundled() {
  const tests = filesIn('packages/widget/src').filter((file) => file.endsWith('.test.ts'));
  const { outputFiles } = await build({
    entryPoints: tests.map((file) => inRoot(file)),
    tsconfig: inRoot('packages/widget/tsconfig.json'),
    // Lit's development build, as the tests of its users load it: it checks more.
    conditions: ['development', 'browser'],
    format: 'esm',
    target: 'es2022',
    bundle: true,
    splitting: true,
    outbase: root,
    outdir: root,
    chunkNames: `${SHARED}/[name]-[hash]`,
    write: false,
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [served(path), text]));
}

const served = (path) => `/${relative(root, path).split(sep).join('/')}`;
