import type { Test } from 'tap';
import type { LiveStore } from './live-store.js';

/** Contract of every live store. `settled` resolves when everything published was heard. */
export function liveStoreContract(
  t: Test,
  open: () => Promise<{ store: LiveStore; settled: () => Promise<void> }>,
): void {
  const withStore = (
    title: string,
    body: (t: Test, store: LiveStore, settled: () => Promise<void>) => Promise<void>,
  ) =>
    t.test(title, async (t) => {
      const { store, settled } = await open();
      t.teardown(() => store.close());
      await body(t, store, settled);
    });

  void withStore(
    '[1.5] news reach every subscriber of their topic, once and in order',
    async (t, store, settled) => {
      const heard: string[][] = [[], [], []];
      await store.subscribe('a', (news) => heard[0]?.push(news));
      await store.subscribe('a', (news) => heard[1]?.push(news));
      await store.subscribe('b', (news) => heard[2]?.push(news));
      for (const news of ['1', '2', '3']) store.publish('a', news);
      store.publish('b', '4');
      store.publish('nobody', '5');
      await settled();
      t.same(heard, [['1', '2', '3'], ['1', '2', '3'], ['4']]);
    },
  );

  void withStore('a subscription that ended hears nothing more', async (t, store, settled) => {
    const heard: string[] = [];
    const listener = (news: string) => void heard.push(news);
    const first = await store.subscribe('a', listener);
    const second = await store.subscribe('a', listener);
    store.publish('a', '1');
    await settled();
    first();
    first();
    store.publish('a', '2');
    await settled();
    second();
    store.publish('a', '3');
    await settled();
    t.same(heard, ['1', '1', '2']);
    await store.subscribe('a', listener);
    store.publish('a', '4');
    await settled();
    t.same(heard, ['1', '1', '2', '4'], 'the topic can be subscribed again');
  });

  void withStore(
    'a listener that throws does not keep news from the others',
    async (t, store, settled) => {
      const heard: string[] = [];
      await store.subscribe('a', () => {
        throw new Error('planted');
      });
      await store.subscribe('a', (news) => heard.push(news));
      store.publish('a', '1');
      await settled();
      t.same(heard, ['1']);
    },
  );

  void withStore('[1.3] the text of a reply grows piece by piece', async (t, store, settled) => {
    const reply = async (sessionId: string) => {
      await settled();
      return store.getReply(sessionId, 'r');
    };
    t.equal(await reply('s'), null);
    store.appendReply('s', { replyId: 'r', gen: 1, offset: 0, text: 'Hello' });
    store.appendReply('s', { replyId: 'r', gen: 1, offset: 5, text: ' 👋' });
    t.same(await reply('s'), { replyId: 'r', gen: 1, text: 'Hello 👋' });
    t.equal(await reply('other'), null);
    store.dropReply('s', 'r');
    t.equal(await reply('s'), null);
  });

  void withStore('[1.5] pieces of two generations never mix', async (t, store, settled) => {
    const piece = (gen: number, offset: number, text: string) =>
      store.appendReply('s', { replyId: 'r', gen, offset, text });
    const reply = async () => {
      await settled();
      return store.getReply('s', 'r');
    };
    piece(1, 0, 'old');
    piece(1, 9, 'does not follow on');
    piece(2, 3, 'does not either');
    t.same(await reply(), { replyId: 'r', gen: 1, text: 'old' });
    piece(2, 0, 'new');
    piece(1, 3, ' owner woke up');
    piece(1, 0, 'and began again');
    t.same(await reply(), { replyId: 'r', gen: 2, text: 'new' });
    piece(2, 0, 'again');
    t.same(await reply(), { replyId: 'r', gen: 2, text: 'again' });
  });

  void withStore('the sockets of a session are counted', async (t, store, settled) => {
    const present = async (sessionId: string) => {
      await settled();
      return store.countPresent(sessionId);
    };
    t.equal(await present('s'), 0);
    store.setPresent('s', 1);
    store.setPresent('s', 3);
    t.equal(await present('s'), 3);
    t.equal(await present('other'), 0);
    store.setPresent('s', 0);
    t.equal(await present('s'), 0);
  });
}
