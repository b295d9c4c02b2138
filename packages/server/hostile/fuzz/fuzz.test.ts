import t from 'tap';
import { IN_FULL } from '../../testing/full-run.js';
import { WatchedServer } from '../world/watched-server.js';
import { FuzzRun } from './fuzz-run.js';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

await t.test('[8.6] whatever is sent, the answer is one of the catalogue’s', async (t) => {
  t.comment(`seed ${seed}`);
  const server = await WatchedServer.start(t);
  const run = new FuzzRun(server, {
    seed,
    ...(IN_FULL ? { frames: 1_500, bodies: 500 } : { frames: 160, bodies: 50, rounds: 2 }),
  });
  const { answers, failures, heap } = await run.run();
  t.same(failures, []);
  t.ok((answers.get('bad-frame') ?? 0) > 10, 'most frames are refused as such');
  t.ok((answers.get('bad-request') ?? 0) > 10, 'and most bodies');
  t.ok(heap.after - heap.before < 30, `${heap.before} to ${heap.after} MiB are kept`);
});
