/**
 * `npm run fuzz -- --seed N --frames 100000 --bodies 20000`: prints what the server answered, and
 * what it should not have. Exits with 1 if there is any such answer, or if its heap grew.
 */
import { parseArgs } from 'node:util';
import { WatchedServer } from '../world/watched-server.js';
import { FuzzRun } from './fuzz-run.js';

/** Limit of the heap's growth after the first fifth, in MiB: caches fill, and are bounded. */
const MOST_GROWTH = 30;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    frames: { type: 'string', default: '100000' },
    bodies: { type: 'string', default: '20000' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const handlers: (() => Promise<void>)[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);
say(`Seed ${seed}: repeat with --seed ${seed}`);
const begun = performance.now();
let hasFailed = true;
try {
  const server = await WatchedServer.start({ teardown: (handler) => void handlers.push(handler) });
  const options = {
    seed,
    frames: Number(values.frames),
    bodies: Number(values.bodies),
    onProgress: say,
  };
  const run = new FuzzRun(server, options);
  const { answers, failures, heap } = await run.run();
  for (const [answer, count] of [...answers].sort((a, b) => b[1] - a[1])) {
    say(`${answer.padEnd(28)} ${String(count).padStart(7)}`);
  }
  say(`heap: ${heap.before.toFixed(0)} MiB after a fifth, ${heap.after.toFixed(0)} in the end`);
  for (const failure of failures.slice(0, 20)) say(`failure: ${failure}`);
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  say(`${failures.length} failures, ${minutes} minutes`);
  hasFailed = failures.length > 0 || heap.after - heap.before > MOST_GROWTH;
} finally {
  for (const handler of handlers.reverse()) await handler();
}
process.exit(hasFailed ? 1 : 0);
