import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { loadUpkeep } from '../load-upkeep.js';
import { ClientUnderTest, type ServerEnd } from '../testing/client-under-test.js';

describe('a server that stops', () => {
  let test: ClientUnderTest;
  let kinds: string[];

  before(async () => {
    await loadUpkeep();
  });
  afterEach(() => test.client.disconnect());

  async function connected(): Promise<ServerEnd> {
    test = new ClientUnderTest();
    test.client.connect();
    const server = await test.connection(1);
    await server.welcome();
    await test.until(({ connection }) => connection.kind === 'open');
    // The heartbeat begins when the upkeep is there.
    await loadUpkeep();
    kinds = [];
    test.client.store.subscribe(({ connection }) => kinds.push(connection.kind));
    return server;
  }

  it('[1.5] is left for another one, and nobody notices (P-DRAIN-2)', async () => {
    const first = await connected();
    test.client.send('Hello');
    const { cid } = await first.got('send');
    first.send({ type: 'goaway', withinMs: 20 });
    const second = await test.connection(2);
    await second.got('hello');
    // The old link serves for as long as there is no new one.
    const question = buildUserMessage({ cid: 'other', text: 'Meanwhile' });
    first.send({ type: 'message', epoch: 1, message: question, replyId: 'reply-2' });
    first.send({ type: 'delta', replyId: 'reply-2', gen: 1, offset: 0, text: 'You have' });
    await test.until(({ conversation }) => conversation.replies[0]?.text === 'You have');
    test.client.send('And this');
    expect((await first.got('send', 2)).text).to.equal('And this');
    expect(first.pair.client.readyState).to.equal(1);

    const closed = new Promise((resolve) => first.pair.server.addEventListener('close', resolve));
    await second.welcome({ seq: 0, complete: true });
    await closed;
    // What has no ack yet is sent again there, in order.
    expect((await second.got('send')).cid).to.equal(cid);
    expect((await second.got('send', 2)).text).to.equal('And this');
    second.send({ type: 'delta', replyId: 'reply-2', gen: 1, offset: 8, text: ' 30 days' });
    await test.until(({ conversation }) => conversation.replies[0]?.text === 'You have 30 days');
    expect(new Set(kinds)).to.deep.equal(new Set(['open']));
  });

  it('[1.5] is tried to be left again where the way leads back to it (P-DRAIN-2)', async () => {
    const first = await connected();
    first.send({ type: 'goaway', withinMs: 5_000 });
    const { random } = Math;
    Math.random = () => 0;
    try {
      const second = await test.connection(2);
      second.pair.cut();
      const third = await test.connection(3);
      await third.welcome({ complete: true });
      await third.got('hello');
      await test.until(({ connection }) => connection.kind === 'open');
    } finally {
      Math.random = random;
    }
    expect(new Set(kinds)).to.deep.equal(new Set(['open']));
  });

  it('[1.5] that closes first is come back to as ever (P-DRAIN-2)', async () => {
    const first = await connected();
    first.send({ type: 'goaway', withinMs: 60_000 });
    first.pair.server.close(CLOSE.drain);
    await test.until(({ connection }) => connection.kind === 'recovering');
    const second = await test.connection(2);
    await second.welcome({ complete: true });
    await test.until(({ connection }) => connection.kind === 'open');
    expect(test.ends).to.have.length(2);
  });
});
