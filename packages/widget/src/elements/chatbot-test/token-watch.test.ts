import { expect } from 'chai';
import { claimsOf, TokenWatch } from './token-watch.js';

const token = (claims: object): string =>
  `e30.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_')}.c2ln`;

describe('the watch over a token', () => {
  let watch: TokenWatch | undefined;

  afterEach(() => watch?.stop());

  it('[6.4] reads whose a token is and when it ends, and nothing of what is none', () => {
    expect(claimsOf(token({ sub: 'anna', tenant: 'demo', exp: 12 }))).to.deep.equal({
      operator: '["demo","anna"]',
      expiresAt: 12_000,
    });
    expect(claimsOf(token({ sub: 'anna', tenant: 'other' })).operator).to.equal('["other","anna"]');
    for (const none of ['', 'rubbish', 'a.b.c', token([])]) {
      expect(claimsOf(none).expiresAt, none).to.equal(null);
    }
  });

  it('[1.5] tells before a token ends, and when it has', async () => {
    const started = Date.now();
    const told: [string, number][] = [];
    await new Promise<void>((resolve) => {
      watch = new TokenWatch((reason) => {
        told.push([reason, Date.now() - started]);
        if (reason === 'expired') resolve();
      });
      watch.watch({ operator: '', expiresAt: started + 2_000 });
    });
    expect(told.map(([reason]) => reason)).to.deep.equal(['expiring', 'expired']);
    expect(told[0]?.[1]).to.be.at.least(1_400);
    expect(told[1]?.[1]).to.be.at.least(1_998);
  });

  it('[1.5] says nothing of a token that was replaced in time, or has no end', async () => {
    const told: string[] = [];
    watch = new TokenWatch((reason) => told.push(reason));
    watch.watch({ operator: '', expiresAt: Date.now() + 50 });
    watch.watch({ operator: '', expiresAt: null });
    const other = await new Promise<string>((resolve) => {
      new TokenWatch(resolve).watch({ operator: '', expiresAt: Date.now() + 80 });
    });
    expect(other).to.equal('expiring');
    expect(told).to.deep.equal([]);
  });
});
