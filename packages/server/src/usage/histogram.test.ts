import t from 'tap';
import { add, counted, quantile, type Histogram } from './histogram.js';

const of = (...durations: number[]): Histogram =>
  durations.reduce<Histogram>((histogram, ms) => counted(histogram, ms), []);

await t.test('[6.5] a quantile is right within 8 %, from 1 ms to 10 minutes', async (t) => {
  for (let ms = 1; ms <= 600_000; ms *= 1.037) {
    const found = quantile(of(ms), 0.5) ?? 0;
    t.ok(Math.abs(found - ms) <= 0.08 * ms, `${ms} ms is told as ${found}`);
  }
});

await t.test('[6.5] histograms of two hours add up to that of both', async (t) => {
  const first = [12, 40, 900, 3];
  const second = [7_000, 41, 41];
  const both = [...of(...first)];
  add(both, of(...second), 1);
  t.same(both, of(...first, ...second));
  add(both, of(...first), -1);
  t.equal(quantile(both, 1), quantile(of(...second), 1), 'and one can be taken away again');
  t.equal(quantile(both, 0.3), quantile(of(...second), 0.3));
});

await t.test('[6.5] half and 95 of 100 take no longer than the median and p95', async (t) => {
  const hundred = of(...Array.from({ length: 100 }, (_, i) => 10 * (i + 1)));
  const near = (share: number, ms: number) => {
    const found = quantile(hundred, share) ?? 0;
    t.ok(Math.abs(found - ms) <= 0.08 * ms, `${found} for ${ms}`);
  };
  near(0.5, 500);
  near(0.95, 950);
  t.equal(quantile([], 0.5), null, 'of nothing there is none');
  t.ok((quantile(of(9e9), 1) ?? 0) > 600_000, 'what takes for ever has a bucket too');
  t.equal(quantile(of(-5, Number.NaN), 0.5), 1, 'and so has what no clock should tell');
});
