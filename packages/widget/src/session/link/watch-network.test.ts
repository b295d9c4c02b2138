import { expect } from 'chai';
import { watchNetwork } from './watch-network.js';

describe('the watch over the network', () => {
  let end: () => void;
  const { now } = Date;

  afterEach(() => {
    Date.now = now;
    end();
  });

  it('[1.5] notices by the clock that the machine was asleep', async () => {
    let slept = 0;
    await new Promise<void>((woke) => {
      end = watchNetwork({ woke, lost: () => undefined }, 5, 1_000);
      setTimeout(() => {
        slept = 3_600_000;
        Date.now = () => now() + slept;
      }, 30);
    });
    expect(slept).to.equal(3_600_000);
  });

  it('[1.5] wakes nobody while time goes on as it should', async () => {
    let woken = 0;
    end = watchNetwork({ woke: () => (woken += 1), lost: () => undefined }, 5, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(woken).to.equal(0);
  });

  it('[1.5] hears of the network, and of a page that is left and shown again', () => {
    const told: string[] = [];
    end = watchNetwork({ woke: () => told.push('woke'), lost: () => told.push('lost') });
    for (const type of ['offline', 'online', 'pagehide', 'pageshow']) {
      window.dispatchEvent(new Event(type));
    }
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.deep.equal(['lost', 'woke', 'lost', 'woke', 'woke']);
    end();
    window.dispatchEvent(new Event('online'));
    expect(told).to.have.length(5);
  });
});
