import fc from 'fast-check';
import t from 'tap';
import { DAY_MS, HOUR_MS, LENGTH_MS, startOf } from './grain.js';
import { piecesBetween } from './pieces.js';

await t.test('[6.5] pieces add up to each hour of a period once, and to no other', async () => {
  const moment = fc.integer({ min: 0, max: 60 * 96 }).map((quarters) => quarters * 900_000);
  fc.assert(
    fc.property(moment, moment, moment, (a, b, weeksUntil) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const counts = new Map<number, number>();
      for (const { grain, at, sign } of piecesBetween(from, to, startOf('week', weeksUntil))) {
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

await t.test('[6.5] where weeks are added up, it takes few more than it has weeks', async (t) => {
  const from = Date.parse('2026-09-01T22:00Z');
  const pieces = piecesBetween(from, from + 90 * DAY_MS, Date.parse('2026-11-30T00:00Z'));
  t.equal(pieces.filter(({ grain }) => grain === 'week').length, 12);
  t.equal(pieces.length, 12 + 6 + 2 + 2);
  t.ok(pieces.every(({ grain, at }) => grain !== 'week' || new Date(at).getUTCDay() === 1));
});

function hoursIn(from: number, to: number): number {
  return Math.ceil(to / HOUR_MS) - Math.ceil(from / HOUR_MS);
}
