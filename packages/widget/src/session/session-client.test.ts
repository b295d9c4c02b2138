import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildSessionInfo,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { loadUpkeep } from './load-upkeep.js';
import { buildRecovery, ClientUnderTest } from './testing/client-under-test.js';

const problem: Problem = {
  code: 'rate-limited',
  message: 'Too many messages in a short time.',
  action: 'Wait a few seconds and try again.',
  retryable: true,
  correlationId: 'c-1',
};

const isOpen = ({ connection }: { connection: { kind: string } }): boolean =>
  connection.kind === 'open';

describe('a session client', () => {
  let test: ClientUnderTest;

  afterEach(() => test.client.disconnect());

  async function connected(options?: ConstructorParameters<typeof ClientUnderTest>[0]) {
    test = new ClientUnderTest(options);
    test.client.connect();
    const server = await test.connection(1);
    await server.welcome();
    await test.until(isOpen);
    return server;
  }

  it('[1.1] says hello with the token of the operator, asked for at each connection', async () => {
    let asked = 0;
    test = new ClientUnderTest({ token: async () => `token-${(asked += 1)}` });
    test.client.connect();
    const first = await test.connection(1);
    expect(await first.welcome()).to.deep.equal({ type: 'hello', token: 'token-1' });
    expect(test.urls[0]).to.equal('wss://chat.example.com/v1/chatbots/shop-helper/test');
    expect(first.pair.client.protocol).to.equal('chatbot-test.v1');
    await test.until(isOpen);
    first.pair.cut();
    expect((await (await test.connection(2)).got('hello')).token).to.equal('token-2');
  });

  it('[6.6] says who the visitor is before it sends, and on every link (P-IDENTIFY-1)', async () => {
    test = new ClientUnderTest();
    const { client } = test;
    client.identify({ id: '4711', name: 'Anna', email: undefined, plan: 'pro', orders: 3 });
    client.send('First');
    client.connect();
    const first = await test.connection(1);
    await first.welcome();
    await first.got('send');
    const types = () => first.received.map(({ type }) => type);
    expect(types()).to.deep.equal(['hello', 'identify', 'send']);
    const visitor = { id: '4711', name: 'Anna', inputs: { plan: 'pro', orders: 3 } };
    expect((await first.got('identify')).visitor).to.deep.equal(visitor);
    client.identify({ name: 'Ben' });
    client.send('Second');
    await first.got('send', 2);
    expect(types()).to.deep.equal(['hello', 'identify', 'send', 'identify', 'send']);
    first.pair.cut();
    const second = await test.connection(2);
    await second.welcome();
    const said = (await second.got('identify')).visitor;
    expect(said).to.deep.equal({ name: 'Ben', inputs: {} });
  });

  it('[6.6] proves who the visitor is in each hello, with a fresh proof (P-IDENTIFY-2)', async () => {
    test = new ClientUnderTest();
    const { client } = test;
    let made = 0;
    client.identify(() => Promise.resolve(`proof-${++made}`));
    client.connect();
    const first = await test.connection(1);
    expect((await first.got('hello')).identity).to.equal('proof-1');
    await first.welcome();
    first.pair.cut();
    const second = await test.connection(2);
    expect((await second.got('hello')).identity).to.equal('proof-2');
    await second.welcome();
    client.identify('another');
    const third = await test.connection(3);
    expect((await third.got('hello')).identity).to.equal('another');
    await third.welcome();
    client.identify({});
    const fourth = await test.connection(4);
    expect((await fourth.got('hello')).identity).to.equal(undefined);
    await fourth.welcome();
    expect((await fourth.got('identify')).visitor).to.deep.equal({ inputs: {} });
  });

  it('[1.5] comes back no sooner than the server wants it to', async () => {
    const server = await connected();
    const limited = { ...problem, code: 'address-limited', retryAfterMs: 60_000 };
    server.send({ type: 'error', problem: limited });
    server.pair.server.close(4429);
    await test.until(({ connection }) => connection.kind === 'recovering');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'recovering' && connection.retryAt - Date.now()).to.be.above(50_000);
  });

  it('[6.6] tells the page of a visitor that cannot be told to the server', async () => {
    const problems: string[] = [];
    const server = await connected({ onProblem: ({ code }) => problems.push(code) });
    await loadUpkeep();
    const visitors: unknown[] = [{ cart: ['boots'] }, { id: 1n }, { note: 'x'.repeat(20_000) }];
    for (const visitor of visitors) test.client.identify(visitor as { id: string });
    while (problems.length < 3) await new Promise((resolve) => setTimeout(resolve));
    expect(problems).to.deep.equal(['bad-visitor', 'bad-visitor', 'bad-visitor']);
    test.client.identify({ name: 'Anna' });
    expect((await server.got('identify')).visitor.name).to.equal('Anna');
  });

  it('[1.5] tells the server where it left off, and shows what came meanwhile', async () => {
    const first = await connected();
    const question = buildUserMessage();
    first.send({ type: 'message', epoch: 1, message: question, replyId: 'reply-2' });
    first.send({ type: 'delta', replyId: 'reply-2', gen: 1, offset: 0, text: 'You have' });
    await test.until(({ conversation }) => conversation.replies[0]?.text === 'You have');
    first.pair.cut();
    const second = await test.connection(2);
    const hello = await second.got('hello');
    expect(hello.sessionId).to.equal('session-1');
    expect(hello.cursor).to.deep.equal({
      epoch: 1,
      seq: 1,
      replies: [{ replyId: 'reply-2', gen: 1, offset: 8 }],
    });
    const answer = buildBotMessage();
    await second.welcome({ seq: 2, complete: true, messages: [answer] });
    await test.until(({ conversation }) => conversation.messages.length === 2);
    expect(test.client.store.state.conversation.messages).to.deep.equal([question, answer]);
  });

  it('[1.5] sends what was written offline in order, when the connection is there', async () => {
    test = new ClientUnderTest();
    for (const text of ['one', 'two', 'three']) test.client.send(text);
    test.client.connect();
    const server = await test.connection(1);
    await server.welcome();
    await server.got('send', 3);
    const sent = server.received.flatMap((frame) => (frame.type === 'send' ? [frame.text] : []));
    expect(sent).to.deep.equal(['one', 'two', 'three']);
  });

  it('[1.5] has no more on the way than the limit allows', async () => {
    const server = await connected();
    for (let index = 0; index < LIMITS.inFlight + 2; index += 1) test.client.send(`${index}`);
    const last = await server.got('send', LIMITS.inFlight);
    expect(last.text).to.equal(`${LIMITS.inFlight - 1}`);
    expect(server.received.filter(({ type }) => type === 'send')).to.have.length(LIMITS.inFlight);
    const { cid } = await server.got('send');
    server.send({ type: 'ack', cid, messageId: 'm', epoch: 1, seq: 1 });
    expect((await server.got('send', LIMITS.inFlight + 1)).text).to.equal(`${LIMITS.inFlight}`);
  });

  it('[1.5] sends a message without an ack again under the same cid', async () => {
    const first = await connected();
    test.client.send('Hello');
    const { cid } = await first.got('send');
    first.pair.cut();
    const second = await test.connection(2);
    await second.welcome({ complete: true });
    expect(await second.got('send')).to.deep.equal({ type: 'send', cid, text: 'Hello' });
  });

  it('[1.5] shows a message as sending, sent, and in the log once', async () => {
    const server = await connected();
    test.client.send('Hello');
    const { cid } = await server.got('send');
    expect(test.client.store.state.conversation.outbox[0]?.state).to.equal('sending');
    server.send({ type: 'ack', cid, messageId: 'message-1', epoch: 1, seq: 1 });
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'sent');
    const message = buildUserMessage({ cid, text: 'Hello' });
    server.send({ type: 'message', epoch: 1, message, replyId: 'reply-2' });
    await test.until(({ conversation }) => conversation.messages.length === 1);
    expect(test.client.store.state.conversation.outbox).to.deep.equal([]);
  });

  it('[1.5] keeps a refused message with its reason, and sends it again on retry', async () => {
    const server = await connected();
    test.client.send('Hello');
    const { cid } = await server.got('send');
    server.send({ type: 'error', cid, problem });
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'failed');
    expect(test.client.store.state.conversation.outbox[0]?.problem).to.deep.equal(problem);
    test.client.retry(cid);
    expect((await server.got('send', 2)).cid).to.equal(cid);
    expect(test.client.store.state.conversation.outbox[0]?.problem).to.equal(undefined);
  });

  it('[1.5] refuses a message that is too long itself, and says why', async () => {
    await connected();
    test.client.send('x'.repeat(LIMITS.textLength + 1));
    const [message] = test.client.store.state.conversation.outbox;
    expect(message?.state).to.equal('failed');
    expect(message?.problem?.code).to.equal('text-too-long');
  });

  it('[1.5] asks once for what it missed', async () => {
    const server = await connected();
    const later = buildUserMessage({ seq: 3 });
    server.send({ type: 'message', epoch: 1, message: later, replyId: 'reply-4' });
    server.send({ type: 'message', epoch: 1, message: { ...later, seq: 4 }, replyId: 'reply-5' });
    const { cursor } = await server.got('recover');
    expect(cursor).to.deep.equal({ epoch: 1, seq: 0, replies: [] });
    const messages = [buildUserMessage({ seq: 1 }), buildBotMessage({ seq: 2 }), later];
    server.send({
      type: 'recovered',
      recovery: buildRecovery({ seq: 3, complete: true, messages }),
    });
    await test.until(({ conversation }) => conversation.messages.length === 3);
    expect(server.received.filter(({ type }) => type === 'recover')).to.have.length(1);
  });

  it('[1.5] asks for everything where the answer leaves the gap open', async () => {
    const server = await connected();
    const later = buildUserMessage({ seq: 3 });
    server.send({ type: 'message', epoch: 1, message: later, replyId: 'reply-4' });
    await server.got('recover');
    server.send({ type: 'recovered', recovery: buildRecovery({ epoch: 2, complete: true }) });
    expect((await server.got('recover', 2)).cursor).to.deep.equal({
      epoch: 0,
      seq: 0,
      replies: [],
    });
  });

  it('[3.1] resets on the server, also what was asked for without a connection', async () => {
    test = new ClientUnderTest();
    test.client.send('never sent');
    test.client.reset();
    expect(test.client.store.state.conversation.outbox).to.deep.equal([]);
    test.client.connect();
    const server = await test.connection(1);
    await server.welcome({ epoch: 4 });
    expect((await server.got('reset')).epoch).to.equal(4);
  });

  it('[1.6] tells what readers think of a reply until the server says so', async () => {
    const first = await connected();
    const messages = [buildUserMessage(), buildBotMessage()];
    first.send({ type: 'recovered', recovery: buildRecovery({ seq: 2, messages }) });
    await test.until(({ conversation }) => conversation.seq === 2);
    test.client.rate('reply-2', 'good');
    expect(test.client.store.state.conversation.messages[1]).to.include({ feedback: 'good' });
    expect(await first.got('feedback')).to.include({ replyId: 'reply-2', value: 'good' });
    first.pair.cut();
    const second = await test.connection(2);
    await second.welcome({ seq: 2, complete: true });
    expect(await second.got('feedback')).to.include({ replyId: 'reply-2', value: 'good' });
    second.send({ type: 'feedback', epoch: 1, replyId: 'reply-2', value: 'good' });
    second.pair.cut();
    test.client.rate('reply-2', 'bad', 'Outdated.');
    const why = { replyId: 'reply-2', value: 'bad', reason: 'Outdated.' } as const;
    const third = await test.connection(3);
    await third.welcome({ seq: 2, complete: true });
    expect(await third.got('feedback')).to.include(why);
    // The answer to what was said before says nothing of the reason.
    third.send({ type: 'feedback', epoch: 1, replyId: 'reply-2', value: 'bad' });
    third.pair.cut();
    const fourth = await test.connection(4);
    await fourth.welcome({ seq: 2, complete: true });
    expect(await fourth.got('feedback')).to.include(why);
    fourth.send({ type: 'feedback', epoch: 1, ...why });
    test.client.regenerate('reply-2');
    expect(await fourth.got('regenerate')).to.include({ replyId: 'reply-2' });
    fourth.pair.cut();
    const fifth = await test.connection(5);
    await fifth.welcome({ seq: 2, complete: true });
    test.client.stop('none');
    test.client.send('And then?');
    await fifth.got('send');
    expect(fifth.received.map(({ type }) => type)).to.deep.equal(['hello', 'send']);
  });

  it('[1.3] stops a reply, also one that it was told to stop without a connection', async () => {
    const first = await connected();
    first.send({ type: 'message', epoch: 1, message: buildUserMessage(), replyId: 'reply-2' });
    await test.until(({ conversation }) => conversation.replies.length === 1);
    first.pair.cut();
    test.client.stop('reply-2');
    const second = await test.connection(2);
    const reply = { replyId: 'reply-2', replyTo: 'message-1', gen: 1, offset: 0, text: 'You' };
    await second.welcome({ seq: 1, complete: true, replies: [reply] });
    expect((await second.got('stop')).replyId).to.equal('reply-2');
  });

  it('[1.5] does not connect again after a final close, and says why', async () => {
    const server = await connected();
    server.send({ type: 'error', problem: { ...problem, code: 'session-ended' } });
    server.pair.server.close(CLOSE.ended);
    await test.until(({ connection }) => connection.kind === 'failed');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'failed' && connection.problem.code).to.equal('session-ended');
    expect(test.ends).to.have.length(1);
  });

  it('[1.5] starts a new session where the old one has ended, with an empty conversation', async () => {
    const first = await connected();
    first.send({ type: 'message', epoch: 1, message: buildUserMessage(), replyId: 'reply-2' });
    await test.until(({ conversation }) => conversation.messages.length === 1);
    first.pair.server.close(CLOSE.ended);
    await test.until(({ connection }) => connection.kind === 'failed');
    test.client.reconnect();
    const second = await test.connection(2);
    const hello = await second.welcome({}, { session: buildSessionInfo({ id: 'session-2' }) });
    expect(hello).to.deep.equal({ type: 'hello', token: 'operator-token', fresh: true });
    await test.until(({ session }) => session?.id === 'session-2');
    expect(test.client.store.state.conversation.messages).to.deep.equal([]);
  });

  it('[1.5] says that it is offline, and is back at once when the network is', async () => {
    const first = await connected();
    const { random } = Math;
    Math.random = () => 120; // A wait of a minute, longer than a test may take.
    const online = (value: boolean): void => {
      Object.defineProperty(navigator, 'onLine', { value, configurable: true });
      window.dispatchEvent(new Event(value ? 'online' : 'offline'));
    };
    try {
      online(false);
      await test.until(({ connection }) => connection.kind === 'offline');
      expect(first.pair.client.readyState).to.be.greaterThan(1);
      online(true);
      await (await test.connection(2)).welcome({ complete: true });
      await test.until(isOpen);
    } finally {
      Math.random = random;
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('[1.5] says why the link is gone', async () => {
    const first = await connected();
    await loadUpkeep();
    const { random } = Math;
    Math.random = () => 0;
    try {
      let end = first;
      for (const [code, reason] of [
        [CLOSE.drain, 'moved'],
        [CLOSE.slow, 'slow'],
        [CLOSE.rateLimited, 'busy'],
        [CLOSE.internal, 'failed'],
        [undefined, 'lost'],
      ] as const) {
        end.pair.server.close(code);
        await test.until(({ connection }) => connection.kind === 'recovering');
        expect(test.client.store.state.connection).to.include({ reason });
        end = await test.connection(test.ends.length + 1);
        await end.welcome({ complete: true });
        await test.until(isOpen);
      }
    } finally {
      Math.random = random;
    }
  });

  it('[1.5] replaces a link on which nothing is heard (P-BEAT-1)', async () => {
    const first = await connected({ times: { everyMs: 10, answerMs: 40 } });
    await loadUpkeep();
    first.pair.toServer.hold();
    await test.until(({ connection }) => connection.kind === 'recovering');
    expect(test.client.store.state.connection).to.include({ reason: 'silent' });
    await test.connection(2);
  });

  it('[8.4] skips frames of a type that a later server has, and what is none (P-SKIP-1)', async () => {
    const server = await connected();
    const before = test.client.store.state;
    server.pair.server.send('{"type":"of tomorrow","deep":{"any":["thing"]}}');
    server.pair.server.send('rubbish');
    server.pair.server.send('');
    server.send({ type: 'pong' });
    test.client.send('Hello');
    await server.got('send');
    expect(test.client.store.state.conversation.messages).to.equal(before.conversation.messages);
    expect(test.ends).to.have.length(1);
  });

  it('[8.4] stops where there is no common version, and says so (P-VERSION-1)', async () => {
    const server = await connected();
    server.pair.server.close(CLOSE.version, 'This server speaks another one.');
    await test.until(({ connection }) => connection.kind === 'failed');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'failed' && connection.problem).to.include({
      code: 'version',
      retryable: false,
    });
  });

  it('[1.1] says that it could not start where the page has no token to give', async () => {
    test = new ClientUnderTest({ token: () => Promise.reject(new Error('Sign in first.')) });
    test.client.connect();
    await test.until(({ connection }) => connection.kind === 'failed');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'failed' && connection.problem.action).to.equal('Sign in first.');
    expect(test.ends).to.deep.equal([]);
  });

  it('[4.4] hands on what the server refused where no message shows it', async () => {
    const refused = new Promise<Problem>((resolve) => {
      void connected({ onProblem: resolve }).then((server) => {
        server.send({ type: 'error', problem });
      });
    });
    expect(await refused).to.deep.equal(problem);
  });
});

describe('a visitor’s session client', () => {
  let test: ClientUnderTest;
  let stored: Map<string, string>;

  const storage = {
    get length() {
      return stored.size;
    },
    key: (index: number) => [...stored.keys()][index] ?? null,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };

  beforeEach(() => {
    stored = new Map();
  });
  afterEach(() => test.client.disconnect());

  const live = { mode: 'live', token: undefined, storage } as const;
  const key = 'chatbot-test:visitor:https://chat.example.com:shop-helper';

  it('[3.4] keeps the token of its conversation and brings it to the next page', async () => {
    test = new ClientUnderTest(live);
    test.client.connect();
    expect(await (await test.connection(1)).welcome({}, { token: 'visitor-token' })).to.deep.equal({
      type: 'hello',
    });
    await test.until(isOpen);
    test.client.disconnect();
    expect(stored.get(key)).to.equal('visitor-token');
    test = new ClientUnderTest(live);
    test.client.connect();
    expect((await (await test.connection(1)).got('hello')).token).to.equal('visitor-token');
  });

  it('[3.4] remembers within the page where the browser refuses storage', async () => {
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    const refusing = {
      length: 0,
      key: refuse,
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
    };
    test = new ClientUnderTest({ ...live, storage: refusing });
    test.client.connect();
    const first = await test.connection(1);
    await first.welcome({}, { token: 'visitor-token' });
    await test.until(isOpen);
    first.pair.cut();
    expect((await (await test.connection(2)).got('hello')).token).to.equal('visitor-token');
  });

  it('[1.5] goes on with the conversation of another tab that was faster', async () => {
    test = new ClientUnderTest(live);
    test.client.connect();
    const first = await test.connection(1);
    await first.got('hello');
    stored.set(key, 'token of the other tab');
    await first.welcome({}, { token: 'own token' });
    const second = await test.connection(2);
    const hello = await second.got('hello');
    expect(hello).to.deep.equal({ type: 'hello', token: 'token of the other tab' });
    expect(stored.get(key)).to.equal('token of the other tab');
    await second.welcome();
    await test.until(isOpen);
  });

  it('[8.3] gets a new session where its token is worth nothing any more', async () => {
    stored.set(key, 'old-token');
    test = new ClientUnderTest(live);
    test.client.connect();
    const first = await test.connection(1);
    await first.got('hello');
    first.pair.server.close(CLOSE.unauthorized);
    const hello = await (await test.connection(2)).got('hello');
    expect(hello).to.deep.equal({ type: 'hello', fresh: true });
    expect(stored.has(key)).to.equal(false);
  });
});
