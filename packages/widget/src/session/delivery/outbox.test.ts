import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { buildBotMessage, buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { ClientUnderTest, type ServerEnd } from '../testing/client-under-test.js';

const limited: Problem = {
  code: 'rate-limited',
  message: 'Too many messages in a short time.',
  action: 'Wait a few seconds and try again.',
  retryable: true,
  correlationId: 'c-1',
};

describe('the outbox', () => {
  let test: ClientUnderTest;

  afterEach(() => test.client.disconnect());

  async function connected(
    options: ConstructorParameters<typeof ClientUnderTest>[0] = {},
  ): Promise<ServerEnd> {
    test = new ClientUnderTest(options);
    test.client.connect();
    const server = await test.connection(1);
    await server.welcome();
    await test.until(({ connection }) => connection.kind === 'open');
    return server;
  }

  const sends = (server: ServerEnd) =>
    server.received.flatMap((frame) => (frame.type === 'send' ? [frame] : []));

  it('[1.5] says of each message which one is before it on the way (P-SEND-4)', async () => {
    const server = await connected();
    for (const text of ['one', 'two', 'three']) test.client.send(text);
    await server.got('send', 3);
    const [one, two, three] = sends(server);
    expect(one).to.not.have.property('after');
    expect(two?.after).to.equal(one?.cid);
    expect(three?.after).to.equal(two?.cid);
  });

  it('[1.5] waits with what is held back, and then sends it in order (P-RATE-2)', async () => {
    const server = await connected();
    for (const text of ['one', 'two', 'three']) test.client.send(text);
    await server.got('send', 3);
    const asked = performance.now();
    for (const { cid } of sends(server)) {
      server.send({ type: 'error', cid, problem: { ...limited, retryAfterMs: 80 } });
    }
    await Promise.resolve();
    test.client.send('four');
    const again = await server.got('send', 4);
    expect(performance.now() - asked).to.be.at.least(78);
    expect(again.text).to.equal('one');
    const states = test.client.store.state.conversation.outbox.map(({ state }) => state);
    expect(states).to.deep.equal(['sending', 'sending', 'sending', 'sending']);
    // Carefully: the next goes out when this one is through.
    expect(sends(server)).to.have.length(4);
    server.send({ type: 'ack', cid: again.cid, messageId: 'm', epoch: 1, seq: 1 });
    await server.got('send', 6);
    expect(
      sends(server)
        .slice(4)
        .map(({ text }) => text),
    ).to.deep.equal(['two', 'three']);
  });

  it('[1.5] sends what the server has under another text as a new message', async () => {
    const server = await connected();
    test.client.send('Hello');
    const { cid } = await server.got('send');
    server.send({
      type: 'error',
      cid,
      problem: { ...limited, code: 'conflict', retryable: false },
    });
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'failed');
    test.client.retry(cid);
    const again = await server.got('send', 2);
    expect(again.text).to.equal('Hello');
    expect(again.cid).to.not.equal(cid);
    expect(test.client.store.state.conversation.outbox).to.have.length(1);
  });

  it('[1.5] sends nothing that is too long, and what is behind it all the same', async () => {
    const server = await connected();
    test.client.send('x'.repeat(LIMITS.textLength + 1));
    test.client.send('short');
    expect((await server.got('send')).text).to.equal('short');
    const [long] = test.client.store.state.conversation.outbox;
    expect(long?.problem?.code).to.equal('text-too-long');
    test.client.retry(long?.cid ?? '');
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'failed');
    expect(sends(server)).to.have.length(1);
  });

  it('[8.4] asks again for a reply whose hash is not what the server says (P-DONE-4)', async () => {
    const hashed: string[] = [];
    const server = await connected({
      hash: (text) => (hashed.push(text), Promise.resolve(`hash of ${text}`)),
    });
    const question = buildUserMessage();
    const { text: _, ...message } = buildBotMessage({ gen: 1 });
    const replyId = message.id;
    const say = (text: string, sha256: string): void => {
      server.send({ type: 'message', epoch: 1, message: question, replyId });
      server.send({ type: 'delta', replyId, gen: 1, offset: 0, text });
      server.send({ type: 'done', epoch: 1, message, length: text.length, sha256 });
    };
    say('You have 30 days', 'hash of You have 90 days');
    const { cursor } = await server.got('recover');
    expect(hashed).to.deep.equal(['You have 30 days']);
    expect(cursor).to.deep.equal({ epoch: 0, seq: 0, replies: [] });
    const right = { ...message, text: 'You have 90 days' };
    server.send({
      type: 'recovered',
      recovery: {
        epoch: 1,
        seq: 2,
        complete: false,
        hasMore: false,
        messages: [question, right],
        replies: [],
      },
    });
    await test.until(({ conversation }) => conversation.messages[1]?.text === right.text);
  });

  it('[8.4] has the SHA-256 of a text in UTF-8, by the browser itself', async () => {
    const { sha256 } = await import('./session-upkeep.js');
    expect(await sha256('Versandkosten: 4,90 € 📦')).to.equal(
      'f9293247c690ed5108aa60db03611bc123e28b3057844d463dfb28790300c1c7',
    );
  });

  it('[8.4] finds by a pong that it missed the end (P-GAP-3)', async () => {
    const server = await connected();
    server.send({ type: 'pong', epoch: 1, seq: 0 });
    server.send({ type: 'pong', epoch: 1, seq: 2 });
    const { cursor } = await server.got('recover');
    expect(cursor).to.deep.equal({ epoch: 1, seq: 0, replies: [] });
    expect(server.received.filter(({ type }) => type === 'recover')).to.have.length(1);
  });
});
