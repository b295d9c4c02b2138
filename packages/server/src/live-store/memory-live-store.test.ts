import t from 'tap';
import { liveStoreContract } from './live-store.contract.js';
import { MemoryLiveStore } from './memory-live-store.js';

liveStoreContract(t, () =>
  Promise.resolve({
    store: new MemoryLiveStore(() => undefined),
    settled: () => Promise.resolve(),
  }),
);

void t.test('what a listener throws is told', async (t) => {
  const errors: unknown[] = [];
  const store = new MemoryLiveStore((error) => errors.push(error));
  const planted = new Error('planted');
  await store.subscribe('a', () => {
    throw planted;
  });
  store.publish('a', '1');
  t.same(errors, [planted]);
});
