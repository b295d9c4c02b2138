import { expect } from 'chai';
import { Pace } from './pace.js';

describe('the pace of telling', () => {
  /** What is to be told soon waits until the test says so. */
  function paced() {
    const soon: (() => void)[] = [];
    let heard: () => void = () => undefined;
    const pace = new Pace(
      () => heard(),
      (run) => soon.push(run),
      () => 0,
    );
    const told = () => new Promise<void>((resolve) => (heard = resolve));
    return { pace, soon, told };
  }

  it('[8.5] tells at once of all that happened together, after some quiet', async () => {
    const { pace, soon, told } = paced();
    const first = told();
    pace.changed(false);
    pace.changed(true);
    await first;
    expect(soon).to.have.length(0);
  });

  it('[8.5] waits for what else has come, once for all that happens until then', async () => {
    const { pace, soon, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    pace.changed(false);
    pace.changed(true);
    pace.changed(false);
    expect(soon).to.have.length(1);
  });

  it('[8.5] does not hurry while a reply only grows, and tells of it all the same', async () => {
    const { pace, soon, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    const later = told();
    pace.changed(true);
    pace.changed(true);
    await later;
    expect(soon).to.have.length(0);
  });

  it('[8.5] keeps nothing else waiting for text that flows', async () => {
    const { pace, soon, told } = paced();
    const first = told();
    pace.changed(false);
    await first;
    pace.changed(true);
    pace.changed(false);
    expect(soon).to.have.length(1);
  });

  /** Whether text that flows is told again 50 ms after telling it has taken so long twice. */
  async function isToldAgain(costMs: number): Promise<boolean> {
    let now = 0;
    let told = 0;
    const pace = new Pace(
      () => {
        told += 1;
        now += costMs;
      },
      () => undefined,
      () => now,
    );
    for (const times of [1, 2]) {
      now += 1_000;
      pace.changed(true);
      await Promise.resolve();
      expect(told).to.equal(times);
      await new Promise((resolve) => setTimeout(resolve));
    }
    now += 50 - costMs;
    pace.changed(true);
    await Promise.resolve();
    return told === 3;
  }

  it('[8.5] tells of text that flows less often where that takes long', async () => {
    expect(await isToldAgain(1)).to.equal(true);
    expect(await isToldAgain(5)).to.equal(false);
  });
});
