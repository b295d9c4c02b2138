import { expect } from 'chai';
import { Heartbeat } from './heartbeat.js';

describe('a heartbeat', () => {
  let heart: Heartbeat;

  afterEach(() => heart.stop());

  it('[1.5] pings without being asked, and finds a link dead that does not answer', async () => {
    let pings = 0;
    await new Promise<void>((dead) => {
      heart = new Heartbeat({ ping: () => (pings += 1), dead, everyMs: 10, answerMs: 40 });
      heart.start();
    });
    expect(pings).to.be.greaterThan(1);
  });

  it('[1.5] takes any received byte as life', async () => {
    let dead = false;
    await new Promise<void>((resolve) => {
      let pings = 0;
      heart = new Heartbeat({
        ping: () => {
          queueMicrotask(() => heart.received());
          if ((pings += 1) === 8) resolve();
        },
        dead: () => (dead = true),
        everyMs: 10,
        answerMs: 30,
      });
      heart.start();
    });
    expect(dead).to.equal(false);
  });
});
