import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { buildUserMessage, buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { loadUpkeep } from './load-upkeep.js';
import type { SessionOptions } from './session-client.js';
import { TestSessionClient } from './test-session-client.js';
import { buildRecovery, ClientUnderTest } from './testing/client-under-test.js';

class TestClientUnderTest extends ClientUnderTest {
  declare readonly client: TestSessionClient;

  protected override make(options: SessionOptions): TestSessionClient {
    return new TestSessionClient(options);
  }
}

const LOG = { seq: 1, messages: [buildUserMessage({ seq: 1 })] };

describe('TestSessionClient', () => {
  it('[3.1] a reset is offered to be undone, in every window, and undone', async () => {
    const test = new TestClientUnderTest();
    test.client.connect();
    const end = await test.connection(1);
    await end.welcome(LOG);
    await test.until(({ connection }) => connection.kind === 'open');
    test.client.reset();
    await end.got('reset');
    end.send({ type: 'recovered', recovery: buildRecovery({ epoch: 2 }) });
    await test.until(({ conversation }) => conversation.epoch === 2);
    const { undo } = test.client.lifecycle.state;
    expect(undo?.what).to.equal('reset');
    expect((undo?.until ?? 0) - performance.now()).to.be.within(0, 10_000);
    test.client.undo();
    expect(await end.got('undo')).to.deep.equal({ type: 'undo', epoch: 2 });
    expect(test.client.lifecycle.state.undo).to.equal(null);
    test.client.disconnect();
  });

  it('[3.1] what was not sent when it was cleared comes back with it', async () => {
    const test = new TestClientUnderTest();
    test.client.send('Typed while offline');
    test.client.reset();
    expect(test.client.store.state.conversation.outbox).to.deep.equal([]);
    test.client.connect();
    const end = await test.connection(1);
    await end.welcome(LOG);
    await end.got('reset');
    end.send({ type: 'recovered', recovery: buildRecovery({ epoch: 2 }) });
    await test.until(({ conversation }) => conversation.epoch === 2);
    test.client.undo();
    await end.got('undo');
    end.send({ type: 'recovered', recovery: buildRecovery({ epoch: 3, ...LOG }) });
    expect((await end.got('send')).text).to.equal('Typed while offline');
    test.client.disconnect();
  });

  it('[3.1] a new session is begun as a new visitor, and undone by going back', async () => {
    const test = new TestClientUnderTest();
    test.client.connect();
    const first = await test.connection(1);
    await first.welcome(LOG);
    await test.until(({ connection }) => connection.kind === 'open');
    test.client.newSession();
    const second = await test.connection(2);
    const hello = await second.welcome({}, { session: buildSessionInfo({ id: 'session-2' }) });
    expect(hello).to.include({ fresh: true });
    expect(hello.cursor).to.equal(undefined);
    await test.until(({ session }) => session?.id === 'session-2');
    expect(test.client.store.state.conversation.messages).to.deep.equal([]);
    expect(test.client.lifecycle.state.undo?.what).to.equal('session');
    test.client.undo();
    const third = await test.connection(3);
    const back = await third.welcome(LOG);
    expect(back).to.include({ sessionId: 'session-1', ends: 'session-2' });
    expect(back.cursor).to.equal(undefined);
    await test.until(({ session }) => session?.id === 'session-1');
    expect(test.client.store.state.conversation.messages).to.have.length(1);
    expect(test.client.lifecycle.state.undo).to.equal(null);
    test.client.disconnect();
  });

  it('[3.1] a new session is somebody else’s: nothing that was said of the visitor goes with it', async () => {
    const test = new TestClientUnderTest();
    test.client.identify({ name: 'Anna' });
    test.client.connect();
    const first = await test.connection(1);
    await first.welcome();
    await first.got('identify');
    test.client.newSession();
    const second = await test.connection(2);
    await second.welcome({}, { session: buildSessionInfo({ id: 'session-2' }) });
    test.client.send('Hello');
    await second.got('send');
    expect(second.received.map(({ type }) => type)).to.deep.equal(['hello', 'send']);
    test.client.disconnect();
  });

  it('[3.3] expiry is counted by a clock that nobody sets, and put off by life', async () => {
    const test = new TestClientUnderTest();
    test.client.connect();
    const end = await test.connection(1);
    await end.welcome();
    await test.until(({ connection }) => connection.kind === 'open');
    const expiring = (): number | null => test.client.lifecycle.state.expiresAt;
    const told = async (): Promise<void> => {
      end.send({ type: 'expiring', inMs: 90_000 });
      while (expiring() === null) await new Promise((resolve) => setTimeout(resolve));
    };
    await told();
    expect((expiring() ?? 0) - performance.now()).to.be.within(30_000, 90_000);
    test.client.extend();
    await end.got('extend');
    end.send({ type: 'extended', inMs: 1_800_000 });
    while (expiring() !== null) await new Promise((resolve) => setTimeout(resolve));
    await told();
    end.send({
      type: 'message',
      epoch: 1,
      message: buildUserMessage({ seq: 1 }),
      replyId: 'reply-1',
    });
    await test.until(({ conversation }) => conversation.seq === 1);
    expect(expiring()).to.equal(null);
    test.client.disconnect();
  });

  it('[3.3] after an expired session another is begun', async () => {
    const test = new TestClientUnderTest();
    test.client.connect();
    const end = await test.connection(1);
    await end.welcome(LOG);
    await test.until(({ connection }) => connection.kind === 'open');
    end.pair.server.close(4411, 'The session has expired.');
    await test.until(({ connection }) => connection.kind === 'failed');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'failed' && connection.problem.code).to.equal('session-expired');
    test.client.reconnect();
    const next = await test.connection(2);
    expect(await next.got('hello')).to.include({ fresh: true });
    test.client.disconnect();
  });

  it('[1.5] tells an open link of a new token, and tries any other again with it (P-TOKEN-1)', async () => {
    let token = 'one';
    const test = new TestClientUnderTest({ token: () => token });
    test.client.connect();
    const first = await test.connection(1);
    await first.welcome();
    await test.until(({ connection }) => connection.kind === 'open');
    await loadUpkeep();
    token = 'two';
    await test.client.renew();
    expect((await first.got('auth')).token).to.equal('two');
    expect(test.ends).to.have.length(1);
    const { random } = Math;
    Math.random = () => 1;
    try {
      first.pair.server.close(CLOSE.expired);
      await test.until(({ connection }) => connection.kind === 'recovering');
      expect(test.client.store.state.connection).to.include({ reason: 'expired' });
      token = 'three';
      await test.client.renew();
      expect((await (await test.connection(2)).got('hello')).token).to.equal('three');
    } finally {
      Math.random = random;
    }
    test.client.disconnect();
  });
});
