import t from 'tap';
import { runChaos } from './run/chaos-run.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const MS = Number(process.env['CHAOS_MS'] ?? 5_000);
t.comment(`SEED=${SEED} repeats the schedule of faults; npm run chaos makes it longer`);

// On Postgres and Redis, each fault has a test of its own, and the full run a schedule of them.
await t.test('[8.4] nothing is lost, doubled or reordered by faults at random', async (t) => {
  const report = await runChaos(t, { seed: SEED, ms: MS, instances: null });
  const { lost, doubled, reordered, violations } = report;
  t.comment(JSON.stringify({ ...report, faults: Object.fromEntries(report.faults) }));
  t.ok(report.sent > 0);
  t.ok(report.faults.size > 0);
  const none = { lost: 0, doubled: 0, reordered: 0, violations: [] };
  t.same({ lost, doubled, reordered, violations }, none);
});
