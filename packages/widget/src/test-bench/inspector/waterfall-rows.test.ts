import { expect } from 'chai';
import { waterfallRows } from './waterfall-rows.js';

describe('waterfall rows', () => {
  it('[4.1] the parts are contiguous: each bar begins where the one before ends', () => {
    const rows = waterfallRows([
      { name: 'queue', ms: 3.4 },
      { name: 'retrieval', ms: 38.2 },
      { name: 'generation', ms: 995.1 },
    ]);
    rows.forEach(({ start }, index) => {
      const before = rows[index - 1];
      expect(start).to.be.closeTo(before ? before.start + before.length : 0, 1e-9);
    });
    const last = rows.at(-1);
    expect(last && last.start + last.length).to.be.closeTo(1, 1e-9);
  });

  it('[4.1] the rounded parts add up to the rounded total, and none is off by a millisecond', () => {
    const marks = [0.4, 0.4, 0.4, 10.5, 0.6, 99.49].map((ms) => ({ name: 'queue' as const, ms }));
    const rows = waterfallRows(marks);
    const total = marks.reduce((sum, { ms }) => sum + ms, 0);
    expect(rows.reduce((sum, { ms }) => sum + ms, 0)).to.equal(Math.round(total));
    rows.forEach(({ ms }, index) => expect(ms).to.be.closeTo(marks[index]?.ms ?? 0, 1));
  });

  it('[4.1] a reply that took no time at all has parts without length', () => {
    const rows = waterfallRows([{ name: 'queue', ms: 0 }]);
    expect(rows).to.deep.equal([{ name: 'queue', ms: 0, start: 0, length: 0, longest: false }]);
  });
});
