/** `npm run bench`: every bench/*.ts in turn; each prints its table and writes to bench/results. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [only] = process.argv.slice(2);
const benches = readdirSync(new URL('../bench/', import.meta.url))
  .filter((name) => name.endsWith('.ts') && (!only || name === `${only}.ts`))
  .sort();

const missed = benches.filter((name) => {
  process.stdout.write(`\n# bench/${name}\n\n`);
  const args = ['--import', './scripts/typescript/register.mjs', `bench/${name}`];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
if (missed.length > 0) process.stdout.write(`\nNot all holds: ${missed.join(', ')}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
