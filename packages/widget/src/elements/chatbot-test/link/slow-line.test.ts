import { expect } from 'chai';
import { SlowLine } from './slow-line.js';

describe('a slow line', () => {
  it('[3.5] keeps the order of what is sent fractions of a millisecond apart', async () => {
    const sent = Array.from({ length: 200 }, (_, index) => index);
    const got: number[] = [];
    await new Promise<void>((resolve) => {
      const line = new SlowLine<number>((item) => {
        got.push(item);
        if (got.length === sent.length) resolve();
      });
      for (const item of sent) {
        line.put(item, item % 7, item < 150);
        for (const until = performance.now() + 0.3; performance.now() < until;);
      }
    });
    expect(got).to.deep.equal(sent);
  });

  it('[3.5] loses what is on its way when it is closed', async () => {
    const got: string[] = [];
    const line = new SlowLine<string>((item) => got.push(item));
    line.put('at once', 1, false);
    line.put('late', 1, true);
    line.close();
    const other = new SlowLine<string>(() => got.push('other'));
    await new Promise<void>((resolve) => {
      const last = new SlowLine<null>(() => resolve());
      other.put('after', 1, true);
      last.put(null, 100, true);
    });
    expect(got).to.deep.equal(['at once', 'other']);
  });
});
