/**
 * `npm run chaos:report -- --minutes M [--seed N]`: runs chaos on three instances, then on the embedded
 * database, and writes the figures into docs/faults.md. Exits with 1 if an invariant does not hold; the
 * figures are written all the same.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { runChaos } from './chaos-run.js';
import { FAULTS } from './faults.js';
import { reportTable, withReport, type ReportedRun } from './report-table.js';

const PAGE = fileURLToPath(new URL('../../../../docs/faults.md', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));

const { values } = parseArgs({
  options: { seed: { type: 'string' }, minutes: { type: 'string', default: '10' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const minutes = Number(values.minutes);
const whereOf = new Map(FAULTS.map(({ kind, where }) => [kind, where]));

const runs: ReportedRun[] = [];
for (const [title, instances] of [
  ['three instances, Postgres and Redis', 3],
  ['embedded, one process', null],
] as const) {
  process.stdout.write(`${title}: ${minutes} minutes, seed ${seed} ...\n`);
  const handlers: (() => Promise<void>)[] = [];
  try {
    const t = { teardown: (handler: () => Promise<void>) => void handlers.push(handler) };
    const report = await runChaos(t, { seed, ms: minutes * 60_000, instances });
    runs.push({ title, report, whereOf });
    for (const violation of report.violations) process.stdout.write(`  ${violation}\n`);
  } finally {
    for (const handler of handlers.reverse()) await handler();
  }
}

const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
const table = reportTable({ minutes, seed, version, runs });
const page = withReport(await readFile(PAGE, 'utf8'), table);
const options = await prettier.resolveConfig(PAGE);
await writeFile(PAGE, await prettier.format(page, { ...options, filepath: PAGE }));
process.stdout.write(`${table}\n`);
process.exit(runs.some(({ report }) => report.violations.length > 0) ? 1 : 0);
