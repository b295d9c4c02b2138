import { minify as terser } from 'terser';

/**
 * Minifies each file of the bundle.
 *
 * @returns {import('rollup').Plugin}
 */
export function minify() {
  return {
    name: 'minify',
    async renderChunk(code) {
      const { code: short = '', map } = await terser(code, {
        module: true,
        ecma: 2022,
        compress: { passes: 6, unsafe_methods: true, keep_fargs: false },
        format: { comments: false },
        sourceMap: true,
      });
      return { code: short, map: JSON.parse(String(map)) };
    },
  };
}
