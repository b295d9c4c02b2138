import t from 'tap';
import { TokenBucket } from './token-bucket.js';

await t.test('lets through a burst, and then a steady rate', (t) => {
  const bucket = new TokenBucket({ burst: 3, perSecond: 2 }, () => 0);
  const taken = (now: number) => bucket.take(now);
  t.same([0, 0, 0, 0].map(taken), [true, true, true, false]);
  t.same([400, 500, 600, 1_000].map(taken), [false, true, false, true]);
  t.equal(bucket.waitMs(1_100), 400, 'until the next');
  t.same([60_000, 60_000, 60_000, 60_000].map(taken), [true, true, true, false]);
  t.end();
});
