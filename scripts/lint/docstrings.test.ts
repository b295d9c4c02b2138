import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHERS = /(^|\/)(node_modules|dist|lib|public|frameworks|types)\//;

/** A docstring whose first word asks, in place of naming what is there or saying what is done. */
const ASKS = /\/\*\*\s+(?:\* )?(?:Whether|What|Why|How|Where|Who|Which|When)\b.*/g;

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|js|mjs)$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => !OTHERS.test(file));
}

t.test('docstrings begin with a verb or a noun, not with a question', async (t) => {
  const files = ['packages', 'scripts', 'examples/demo', 'benchmarks', 'e2e'].flatMap(sourcesIn);
  t.ok(files.length > 1_000, 'the sources of this check are where they were');
  const asking = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(ASKS)].map(([line]) => `${file}: ${line}`),
  );
  t.same(asking, []);
});
