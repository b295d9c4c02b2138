import t from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { runChaos } from './run/chaos-run.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const MS = Number(process.env['CHAOS_MS'] ?? 5_000);
t.comment(`SEED=${SEED} repeats the schedule of faults; npm run chaos makes it longer`);

const suites = [
  { title: 'on the embedded database, one process', instances: null, skip: false },
  {
    title: 'on Postgres and Redis, two processes',
    instances: 2,
    skip: withoutPostgres || withoutRedis,
  },
] as const;

t.jobs = suites.length;
await Promise.all(
  suites.map(({ title, instances, skip }) =>
    t.test(`[8.4] nothing is lost, doubled or reordered ${title}`, { skip }, async (t) => {
      const report = await runChaos(t, { seed: SEED, ms: MS, instances });
      const { lost, doubled, reordered, violations } = report;
      t.comment(JSON.stringify({ ...report, faults: Object.fromEntries(report.faults) }));
      t.ok(report.sent > 5);
      t.ok(report.faults.size > 1);
      const none = { lost: 0, doubled: 0, reordered: 0, violations: [] };
      t.same({ lost, doubled, reordered, violations }, none);
    }),
  ),
);
