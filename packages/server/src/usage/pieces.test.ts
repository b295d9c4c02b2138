import fc from 'fast-check';
import t from 'tap';
import { piecesBetween } from './pieces.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LENGTH_MS = { hour: HOUR_MS, day: DAY_MS };

await t.test('[6.5] pieces add up to each hour of a period once, and to no other', async () => {
  const moment = fc.integer({ min: 0, max: 20 * 96 }).map((quarters) => quarters * 900_000);
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const counts = new Map<number, number>();
      for (const { grain, at, sign } of piecesBetween(from, to)) {
        for (let hour = at; hour < at + LENGTH_MS[grain]; hour += HOUR_MS) {
          counts.set(hour, (counts.get(hour) ?? 0) + sign);
        }
      }
      return (
        [...counts].every(([hour, count]) => count === (from <= hour && hour < to ? 1 : 0)) &&
        [...counts.values()].filter(Boolean).length === hoursIn(from, to)
      );
    }),
    { numRuns: 1_000 },
  );
});

await t.test('[6.5] a quarter of a year takes some roll-ups more than it has days', async (t) => {
  const from = Date.parse('2026-09-01T22:00Z');
  t.equal(piecesBetween(from, from + 90 * DAY_MS).length, 90 + 2 + 2);
});

function hoursIn(from: number, to: number): number {
  return Math.ceil(to / HOUR_MS) - Math.ceil(from / HOUR_MS);
}
