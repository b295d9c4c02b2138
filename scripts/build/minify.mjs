import { minify as terser } from 'terser';

/**
 * Has Chromium compile all functions of a file in the background, while it is fetched, and not one by
 * one on the main thread, where somebody waits for the launcher or the panel; elsewhere it is a comment. Of the
 * other files too much is never called.
 * Source: V8's explicit compile hints, https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad';
const COMPILED_AHEAD = ['chatbot', 'panel'];

/**
 * Minifies each file of the bundle.
 *
 * @returns {import('rollup').Plugin}
 */
export function minify() {
  return {
    name: 'minify',
    async renderChunk(code, { name }) {
      const options = {
        module: true,
        ecma: 2022,
        compress: {
          passes: 3,
          unsafe_methods: true,
          keep_fargs: false,
        },
        format: {
          comments: false,
          ...(COMPILED_AHEAD.includes(name) && { preamble: COMPILE_AHEAD }),
        },
      };
      const first = await terser(code, { ...options, sourceMap: true });
      // Names are given by how often they are used, which only what comes out tells: a few bytes each.
      const { code: short = '', map } = await terser(first.code ?? '', {
        ...options,
        sourceMap: { content: String(first.map) },
      });
      return { code: short, map: JSON.parse(String(map)) };
    },
  };
}
