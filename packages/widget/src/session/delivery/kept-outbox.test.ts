import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { buildSessionInfo, buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import type { SessionOptions } from '../session-client.js';
import { buildRecovery, ClientUnderTest, type ServerEnd } from '../testing/client-under-test.js';
import { MemoryStorage } from '../testing/memory-storage.js';
import { loadUpkeep } from '../load-upkeep.js';

const refusal: Problem = {
  code: 'database-unavailable',
  message: 'The message could not be stored.',
  action: 'Try again in a moment.',
  retryable: true,
  correlationId: 'c-1',
};

/** Each page says that it is there by a lock of the browser's own: names are unique to a page. */
describe('messages that are kept in the browser', () => {
  let storage: MemoryStorage;
  const pages: ClientUnderTest[] = [];

  beforeEach(() => {
    storage = new MemoryStorage();
  });
  afterEach(() => {
    for (const { client } of pages.splice(0)) client.disconnect();
  });

  function page(options: Partial<SessionOptions> = {}): ClientUnderTest {
    const opened = new ClientUnderTest({ storage, operator: () => 'anna', ...options });
    pages.push(opened);
    return opened;
  }

  async function connected(
    test: ClientUnderTest,
    number = 1,
    session = buildSessionInfo(),
  ): Promise<ServerEnd> {
    test.client.connect();
    const server = await test.connection(number);
    await server.welcome({}, { session });
    await test.until(({ connection }) => connection.kind === 'open');
    await loadUpkeep();
    return server;
  }

  const texts = ({ client }: ClientUnderTest) =>
    client.store.state.conversation.outbox.map(({ text }) => text);
  const sent = (server: ServerEnd) =>
    server.received.flatMap((frame) => (frame.type === 'send' ? [frame] : []));
  /** Leaves a page as a browser does: the page is gone, and its locks are released. */
  const gone = async (test: ClientUnderTest): Promise<void> => {
    test.client.disconnect();
    await navigator.locks.query();
  };

  it('[1.5] survive a refresh, and are sent in order under their cids', async () => {
    const before = page();
    await connected(before);
    (await before.connection(1)).pair.cut();
    for (const text of ['one', 'two', 'three']) before.client.send(text);
    const cids = before.client.store.state.conversation.outbox.map(({ cid }) => cid);
    expect(storage.waiting).to.have.length(3);
    await gone(before);

    const after = page();
    after.client.connect();
    after.client.send('four');
    const server = await connected(after);
    await server.got('send', 4);
    expect(sent(server).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three', 'four']);
    expect(
      sent(server)
        .slice(0, 3)
        .map(({ cid }) => cid),
    ).to.deep.equal(cids);
    for (const [index, { cid, text }] of sent(server).entries()) {
      const message = buildUserMessage({ seq: index + 1, cid, text });
      server.send({ type: 'message', epoch: 1, message, replyId: `reply-${index}` });
    }
    await after.until(({ conversation }) => conversation.outbox.length === 0);
    expect(storage.waiting).to.deep.equal([]);
  });

  it('[1.5] survive a refresh before there was a session', async () => {
    const before = page();
    before.client.connect();
    await loadUpkeep();
    before.client.send('early');
    await gone(before);
    expect(storage.waiting).to.have.length(1);
    const server = await connected(page());
    expect((await server.got('send')).text).to.equal('early');
    expect(storage.waiting).to.have.length(1);
    expect(storage.waiting[0]).to.contain('session-1');
  });

  it('[1.5] survive a refresh before what keeps them was loaded', async () => {
    const before = page();
    before.client.connect();
    for (const text of ['one', 'two']) before.client.send(text);
    const cids = before.client.store.state.conversation.outbox.map(({ cid }) => cid);
    before.client.disconnect();

    const server = await connected(page());
    await server.got('send', 2);
    expect(sent(server).map(({ cid }) => cid)).to.deep.equal(cids);
    expect(sent(server).map(({ text }) => text)).to.deep.equal(['one', 'two']);
  });

  it('[1.5] are sent once by the page where they were written, and kept once', async () => {
    const test = page();
    test.client.connect();
    test.client.send('early');
    expect(storage.waiting).to.have.length(1);
    const server = await connected(test);
    const { cid } = await server.got('send');
    expect(storage.waiting).to.have.length(1);
    const message = buildUserMessage({ seq: 1, cid, text: 'early' });
    server.send({ type: 'message', epoch: 1, message, replyId: 'reply' });
    await test.until(({ conversation }) => conversation.outbox.length === 0);
    expect(storage.waiting).to.deep.equal([]);
    expect(sent(server)).to.have.length(1);
  });

  it('[1.5] are gone with a reset, however early they were written', async () => {
    const test = page();
    test.client.send('early');
    test.client.reset();
    const server = await connected(test);
    test.client.send('later');
    expect((await server.got('send')).text).to.equal('later');
    expect(storage.waiting).to.have.length(1);
  });

  it('[1.5] keep the reason where one was refused', async () => {
    const before = page();
    const server = await connected(before);
    before.client.send('Hello');
    const { cid } = await server.got('send');
    server.send({ type: 'error', cid, problem: refusal });
    await before.until(({ conversation }) => conversation.outbox[0]?.state === 'failed');
    await gone(before);
    const after = page();
    const next = await connected(after);
    await after.until(({ conversation }) => conversation.outbox[0]?.state === 'failed');
    expect(after.client.store.state.conversation.outbox[0]?.problem).to.deep.equal(refusal);
    after.client.retry(cid);
    expect((await next.got('send')).cid).to.equal(cid);
    after.client.discard(cid);
    expect(storage.waiting).to.deep.equal([]);
  });

  it('[6.4] never come to another chatbot, operator or session', async () => {
    const mine = page();
    const server = await connected(mine);
    server.pair.cut();
    mine.client.send('for this session');
    await gone(mine);
    for (const [other, session] of [
      [page({ operator: () => 'ben' }), buildSessionInfo()],
      [page({ chatbotId: 'another' }), buildSessionInfo()],
      [page({ server: 'https://other.example.com' }), buildSessionInfo()],
      [page(), buildSessionInfo({ id: 'session-2' })],
    ] as const) {
      const end = await connected(other, 1, session);
      other.client.send('mine');
      expect((await end.got('send')).text).to.equal('mine');
      expect(texts(other)).to.deep.equal(['mine']);
    }
  });

  it('[6.4] are sent by one tab, and by the other when that is gone', async () => {
    const [first, second] = [page(), page()];
    const one = await connected(first);
    const two = await connected(second);
    one.pair.cut();
    first.client.send('from the first');
    // What a browser tells the other pages of a change.
    const [key = ''] = storage.waiting;
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: storage.getItem(key) }));
    await navigator.locks.query();
    second.client.send('from the second');
    expect((await two.got('send')).text).to.equal('from the second');
    expect(texts(second)).to.deep.equal(['from the second']);
    first.client.disconnect();
    expect((await two.got('send', 2)).text).to.equal('from the first');
  });

  it('[1.5] of a tab that is gone go to one of the others only once', async () => {
    const first = page();
    const one = await connected(first);
    const [second, third] = [page(), page()];
    const ends = [await connected(second), await connected(third)];
    one.pair.cut();
    first.client.send('left behind');
    const [key = ''] = storage.waiting;
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: storage.getItem(key) }));
    await navigator.locks.query();
    first.client.disconnect();
    await Promise.race(ends.map((end) => end.got('send')));
    await navigator.locks.query();
    expect(ends.flatMap(sent)).to.have.length(1);
  });

  it('[1.5] without locks are known by the stamp of their page', async () => {
    const before = page({ locks: null });
    const server = await connected(before);
    server.pair.cut();
    before.client.send('kept');
    await gone(before);
    const end = await connected(page({ locks: null }));
    expect((await end.got('send')).text).to.equal('kept');
  });

  it('[1.5] are in memory only where storage is full or off, and the page is told once', async () => {
    for (const [refuses, code] of [
      ['full', 'storage-full'],
      ['off', 'storage-unavailable'],
    ] as const) {
      storage.refuses = refuses;
      const problems: Problem[] = [];
      const test = page({ onProblem: (problem) => problems.push(problem) });
      test.client.connect();
      await loadUpkeep();
      for (const text of ['one', 'two']) test.client.send(text);
      const server = await connected(test);
      await server.got('send', 2);
      expect(sent(server).map(({ text }) => text)).to.deep.equal(['one', 'two']);
      while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve));
      expect(problems.map((problem) => problem.code)).to.deep.equal([code]);
      expect(problems[0]?.message).to.match(/^There are more unsent|^This browser/);
    }
  });

  it('[1.5] take no more of the page’s room than they may', async () => {
    const problems: Problem[] = [];
    const test = page({ onProblem: (problem) => problems.push(problem) });
    test.client.connect();
    await loadUpkeep();
    for (let index = 0; index < 40; index += 1) test.client.send('x'.repeat(8_000));
    const kept = storage.waiting.reduce((sum, key) => sum + (storage.getItem(key)?.length ?? 0), 0);
    expect(kept).to.be.within(200_000, 256 * 1024);
    while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(problems.map(({ code }) => code)).to.deep.equal(['storage-full']);
    expect(test.client.store.state.conversation.outbox).to.have.length(40);
  });

  it('[8.3] are forgotten after a week, and so is what is not ours', async () => {
    const week = 7 * 24 * 60 * 60_000;
    const kept = { tab: 'x', number: 1, text: 'old', createdAt: '' };
    const key = (id: string) =>
      `chatbot-test:outbox:["https://chat.example.com","shop-helper","test","anna","${id}"]:c`;
    storage.setItem(key('s1'), JSON.stringify({ ...kept, keptAt: Date.now() - week - 1 }));
    storage.setItem(key('s2'), JSON.stringify({ ...kept, keptAt: Date.now() - week + 60_000 }));
    storage.setItem(key('s3'), '{"other":"version"}');
    storage.setItem('somebody else’s', 'value');
    const test = page();
    await connected(test);
    await test.until(() => storage.waiting.length === 1);
    expect([...storage.items.keys()].filter((name) => !name.includes(':tab:'))).to.deep.equal([
      key('s2'),
      'somebody else’s',
    ]);
  });

  it('[3.4] are not shown beside the log that has them', async () => {
    const before = page();
    const server = await connected(before);
    before.client.send('Hello');
    const { cid } = await server.got('send');
    await gone(before);
    const after = page();
    after.client.connect();
    const next = await after.connection(1);
    const message = buildUserMessage({ cid, text: 'Hello' });
    await next.welcome(buildRecovery({ seq: 1, messages: [message] }));
    after.client.send('And now?');
    expect((await next.got('send')).text).to.equal('And now?');
    expect(texts(after)).to.deep.equal(['And now?']);
  });
});
