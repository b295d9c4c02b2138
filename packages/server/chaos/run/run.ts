/**
 * `npm run chaos -- --seed N --minutes M [--embedded] [--instances N] [--verbose]`: prints what went
 * wrong, and what became of the messages. Exits with 1 if an invariant does not hold.
 */
import { parseArgs } from 'node:util';
import { runChaos, type ChaosReport } from './chaos-run.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    instances: { type: 'string', default: '3' },
    embedded: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const handlers: (() => Promise<void>)[] = [];
process.stdout.write(`Seed ${seed}: repeat with --seed ${seed}\n`);
let report: ChaosReport;
try {
  report = await runChaos(
    { teardown: (handler) => void handlers.push(handler) },
    {
      seed,
      ms: Number(values.minutes) * 60_000,
      instances: values.embedded ? null : Number(values.instances),
      onProgress: (line) => {
        if (values.verbose) process.stdout.write(`${new Date().toISOString()} ${line}\n`);
      },
    },
  );
} finally {
  for (const handler of handlers.reverse()) await handler();
}
process.stdout.write(table(report));
process.exit(report.violations.length > 0 ? 1 : 0);

function table(report: ChaosReport): string {
  const { faults, violations } = report;
  const rows: [string, number][] = [
    ...[...faults].sort(([a], [b]) => a.localeCompare(b)),
    ['all faults', [...faults.values()].reduce((sum, count) => sum + count, 0)],
    ['connections', report.connections],
    ['messages sent', report.sent],
    ['lost', report.lost],
    ['doubled', report.doubled],
    ['reordered', report.reordered],
    ['replies restarted', report.restarted],
    ['replies failed', report.failed],
    ['violations', violations.length],
  ];
  const lines = rows.map(([name, count]) => `${name.padEnd(28)} ${String(count).padStart(7)}`);
  return `${[...lines, ...violations.map((line) => `  ${line}`)].join('\n')}\n`;
}
