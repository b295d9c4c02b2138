import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Lays compressed copies beside each file of the bundle, which the server sends in its place, and
 * `build.json`: the version, and what `integrity` says of each file.
 *
 * @param {string} version
 * @returns {import('rollup').Plugin}
 */
export function compress(version) {
  return {
    name: 'compress',
    writeBundle({ dir = '' }, bundle) {
      const integrity = {};
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const code = Buffer.from(output.code);
        const file = join(dir, output.fileName);
        writeFileSync(`${file}.br`, brotli(code));
        writeFileSync(`${file}.gz`, gzipSync(code, { level: 9 }));
        integrity[output.fileName] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
      }
      writeFileSync(join(dir, 'build.json'), JSON.stringify({ version, integrity }));
    },
  };
}

function brotli(code) {
  return brotliCompressSync(code, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: code.length,
    },
  });
}
