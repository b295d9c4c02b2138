import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { expect } from 'chai';
import { loadUpkeep } from '../load-upkeep.js';
import { ClientUnderTest } from '../testing/client-under-test.js';

describe('a link that goes silent, with the times that people get', () => {
  it('[8.4] is noticed and replaced within 35 s (P-BEAT-1)', async () => {
    const { random } = Math;
    Math.random = () => 0;
    const test = new ClientUnderTest();
    try {
      test.client.connect();
      const server = await test.connection(1);
      await server.welcome();
      await loadUpkeep();
      await test.until(({ connection }) => connection.kind === 'open');
      server.pair.toServer.hold();
      const started = performance.now();
      await test.connection(2);
      expect(performance.now() - started).to.be.within(30_000, LIMITS.silenceMs + 500);
    } finally {
      Math.random = random;
      test.client.disconnect();
    }
  }).timeout(60_000);
});
