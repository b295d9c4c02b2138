import { expect } from 'chai';
import { RenderThrottle } from './render-throttle.js';

describe('the pace of telling', () => {
  /** Makes a throttle whose delayed changes wait until the test releases them. */
  function throttled() {
    const soon: (() => void)[] = [];
    let heard: () => void = () => undefined;
    const throttle = new RenderThrottle(
      () => heard(),
      (run) => soon.push(run),
      () => 0,
    );
    const told = () => new Promise<void>((resolve) => (heard = resolve));
    return { throttle, soon, told };
  }

  it('[8.5] tells at once of all that happened together, after some quiet', async () => {
    const { throttle, soon, told } = throttled();
    const first = told();
    throttle.changed(false);
    throttle.changed(true);
    await first;
    expect(soon).to.have.length(0);
  });

  it('[8.5] waits for what else has come, once for all that happens until then', async () => {
    const { throttle, soon, told } = throttled();
    const first = told();
    throttle.changed(false);
    await first;
    throttle.changed(false);
    throttle.changed(true);
    throttle.changed(false);
    expect(soon).to.have.length(1);
  });

  it('[8.5] does not hurry while a reply only grows, and tells of it all the same', async () => {
    const { throttle, soon, told } = throttled();
    const first = told();
    throttle.changed(false);
    await first;
    const later = told();
    throttle.changed(true);
    throttle.changed(true);
    await later;
    expect(soon).to.have.length(0);
  });

  it('[8.5] keeps nothing else waiting for text that flows', async () => {
    const { throttle, soon, told } = throttled();
    const first = told();
    throttle.changed(false);
    await first;
    throttle.changed(true);
    throttle.changed(false);
    expect(soon).to.have.length(1);
  });

  /** Tells whether growing text is told again 50 ms after telling it has taken so long twice. */
  async function isToldAgain(costMs: number): Promise<boolean> {
    let now = 0;
    let told = 0;
    const throttle = new RenderThrottle(
      () => {
        told += 1;
        now += costMs;
      },
      () => undefined,
      () => now,
    );
    for (const times of [1, 2]) {
      now += 1_000;
      throttle.changed(true);
      await Promise.resolve();
      expect(told).to.equal(times);
      await new Promise((resolve) => setTimeout(resolve));
    }
    now += 50 - costMs;
    throttle.changed(true);
    await Promise.resolve();
    return told === 3;
  }

  it('[8.5] tells of text that flows less often where that takes long', async () => {
    expect(await isToldAgain(1)).to.equal(true);
    expect(await isToldAgain(5)).to.equal(false);
  });
});
