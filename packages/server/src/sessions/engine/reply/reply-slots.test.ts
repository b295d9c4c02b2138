import t from 'tap';
import { ReplySlots, type Release } from './reply-slots.js';

const SETTINGS = { repliesAtOnce: 2, leastWaiting: 6, mostWaitMs: 5_000, storesAtOnce: 4 };
const never = new AbortController().signal;

/** Tenants in the order in which their replies begin. */
function record(slots: ReplySlots) {
  const begun: string[] = [];
  const running: Release[] = [];
  const ask = (tenant: string, signal = never) =>
    slots.take(tenant, signal).then((release) => {
      if (!release) return;
      begun.push(tenant);
      running.push(release);
    });
  /** Ends the oldest reply; resolves when the next has begun. */
  const end = async () => {
    running.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, ask, end };
}

await t.test('[8.6] replies wait for their turn, and tenants take turns', async (t) => {
  const slots = new ReplySlots(SETTINGS, () => 0);
  const { begun, ask, end } = record(slots);
  for (const tenant of ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c']) void ask(tenant);
  await end();
  for (let i = 0; i < 8; i++) await end();
  t.same(begun, ['a', 'a', 'a', 'b', 'c', 'a', 'b', 'a']);
  t.equal(slots.waiting, 0);
});

await t.test('[8.6] who does not wait any more is passed over', async (t) => {
  const slots = new ReplySlots({ ...SETTINGS, repliesAtOnce: 1 }, () => 0);
  const { begun, ask, end } = record(slots);
  const leaving = new AbortController();
  void ask('a');
  const left = ask('b', leaving.signal);
  void ask('c');
  leaving.abort();
  await left;
  t.equal(slots.waiting, 1);
  await end();
  t.same(begun, ['a', 'c']);
  t.equal(await slots.take('d', leaving.signal), null);
});

await t.test('[8.6] who floods is refused before it is stored, others are not', async (t) => {
  const slots = new ReplySlots({ ...SETTINGS, repliesAtOnce: 1 }, () => 0);
  const { ask } = record(slots);
  const send = (tenant: string) => {
    slots.admit(tenant)();
    void ask(tenant);
  };
  for (let i = 0; i < 7; i++) send('a');
  t.throws(() => send('a'), { code: 'busy' });
  const error = await Promise.resolve()
    .then(() => send('a'))
    .catch((thrown: unknown) => thrown);
  t.ok((error as { retryAfterMs: number }).retryAfterMs >= 1_000, 'it says when to come again');
  for (let i = 0; i < 3; i++) send('b');
  t.throws(() => send('b'), { code: 'busy' }, 'two tenants have half of it each');
  send('c');
  t.pass('a third is let in');
});

await t.test('[8.6] more may wait where their turn comes in time', async (t) => {
  let now = 0;
  const slots = new ReplySlots({ ...SETTINGS, repliesAtOnce: 1 }, () => now);
  for (let i = 0; i < 50; i++) {
    (await slots.take('a', never))?.();
    now += 100;
  }
  const { ask } = record(slots);
  for (let i = 0; i < 26; i++) {
    slots.admit('a')();
    void ask('a');
  }
  t.throws(() => slots.admit('a'), { code: 'busy' }, 'five a second, so 25 within five seconds');
  now += 60_000;
  t.throws(() => slots.admit('a'), { code: 'busy' }, 'nothing has ended for a minute');
});

await t.test('[8.6] what waits behind others of its session counts too', async (t) => {
  const slots = new ReplySlots({ ...SETTINGS, repliesAtOnce: 1 }, () => 0);
  const { ask } = record(slots);
  void ask('a');
  void ask('a');
  const behind = Array.from({ length: 6 }, () => slots.wait('a'));
  t.throws(() => slots.admit('a'), { code: 'busy' });
  slots.admit('b')();
  behind[0]?.();
  behind[0]?.();
  slots.admit('a')();
  t.pass('one has begun');
});

await t.test('[8.6] so many messages are stored at once, fairly', async (t) => {
  const slots = new ReplySlots(SETTINGS, () => 0);
  const stored = Array.from({ length: 4 }, () => slots.admit('a'));
  t.throws(() => slots.admit('a'), { code: 'busy' });
  const other = slots.admit('b');
  t.pass('another tenant has its share');
  other();
  stored[0]?.();
  stored[0]?.();
  slots.admit('a');
  t.throws(() => slots.admit('a'), { code: 'busy' }, 'one has made room for one');
});
