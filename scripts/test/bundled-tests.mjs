import { build } from 'esbuild';
import { inRoot } from '../setup/root.mjs';

/** These look at what is loaded, and when. */
const WHAT_IS_LOADED = 'packages/widget/src/elements/';

/**
 * A plugin of the component tests' server: sends each test file with all that it imports in one piece.
 * A page would ask for some hundred modules one by one, and each would be looked up and compiled:
 * that is most of the time of these tests.
 */
export const bundledTests = {
  name: 'bundled-tests',
  async serve({ path }) {
    if (!path.endsWith('.test.ts') || path.startsWith(`/${WHAT_IS_LOADED}`)) return undefined;
    const { outputFiles } = await build({
      entryPoints: [inRoot(path.slice(1))],
      tsconfig: inRoot('packages/widget/tsconfig.json'),
      // Lit's development build, as the tests of its users load it: it checks more.
      conditions: ['development', 'browser'],
      format: 'esm',
      target: 'es2022',
      bundle: true,
      write: false,
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'silent',
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
};
