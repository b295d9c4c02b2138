/** `npm run bench`: every benchmarks/*.ts in turn; each prints its table and writes to benchmarks/results. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [only] = process.argv.slice(2);
const benches = readdirSync(new URL('../benchmarks/', import.meta.url))
  .filter((name) => name.endsWith('.ts') && (!only || name === `${only}.ts`))
  .sort();

const missed = benches.filter((name) => {
  process.stdout.write(`\n# benchmarks/${name}\n\n`);
  const args = ['--import', './scripts/typescript/register.mjs', `benchmarks/${name}`];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
if (missed.length > 0) process.stdout.write(`\nNot all holds: ${missed.join(', ')}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
