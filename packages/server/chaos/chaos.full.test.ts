import t from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { runChaos } from './run/chaos-run.js';

t.setTimeout(10 * 60_000);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
t.comment(`SEED=${SEED}`);
const skip = withoutPostgres || withoutRedis;

for (const instances of [null, 3]) {
  const title = instances ? 'on Postgres and Redis, three processes' : 'embedded';
  await t.test(
    `[8.4] a minute of faults loses, doubles and reorders nothing ${title}`,
    { skip: instances ? skip : false },
    async (t) => {
      const report = await runChaos(t, { seed: SEED, ms: 60_000, instances });
      t.comment(JSON.stringify({ ...report, faults: Object.fromEntries(report.faults) }));
      t.same(report.violations, []);
    },
  );
}
