import { expect } from 'chai';
import { backoff } from './backoff.js';

describe('the wait before the next try', () => {
  it('[1.5] is at most half a second at first, doubles, and stays within 30 s', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 40].map((failures) => backoff(failures, 1));
    expect(longest).to.deep.equal([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  });

  it('[1.5] is anything from nothing to its limit, so that clients do not return together', () => {
    expect(backoff(3, 0)).to.equal(0);
    expect(backoff(3, 0.5)).to.equal(1000);
    const waits = new Set(Array.from({ length: 20 }, () => backoff(3)));
    expect(waits.size).to.be.greaterThan(10);
  });
});
