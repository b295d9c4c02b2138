import type { Test } from 'tap';
import { stepsOf } from './steps.contract.js';
import type { SessionStorage } from './session-storage.js';
import { newMessage, newSession } from '../../../testing/sessions/sessions.js';

/** Contract of every storage of sessions, whatever it stores them in. */
export async function sessionsContract(t: Test, storage: SessionStorage): Promise<void> {
  const { withSession, send } = stepsOf(storage);

  await t.test('a session is found by its tenant only', async (t) => {
    const stored = await storage.sessions.create(
      newSession({ visitor: { name: '👋', pageUrl: '/' } }),
    );
    t.match(stored, { epoch: 1, seq: 0, endedAt: null, open: true });
    t.same(stored.visitor, { name: '👋', pageUrl: '/' });
    t.equal(stored.expiresAt.getTime() - stored.createdAt.getTime(), 60_000);
    t.ok(stored.expiresInMs > 59_000 && stored.expiresInMs <= 60_000);
    t.match(await storage.sessions.find('demo', stored.id), { ...stored, expiresInMs: Number });
    t.equal(await storage.sessions.find('other', stored.id), null);
    t.equal(await storage.sessions.find('demo', 'unknown'), null);
  });

  await t.test('what is known of a visitor is replaced while the session is open', async (t) => {
    const { id } = await storage.sessions.create(newSession({ visitor: { language: 'de' } }));
    const visitor = { id: '4711', inputs: { plan: 'pro', orders: 3, isNew: false } };
    t.same((await storage.sessions.identify(id, visitor))?.visitor, visitor);
    t.same((await storage.sessions.find('demo', id))?.visitor, visitor);
    await storage.sessions.end(id, null);
    t.equal(await storage.sessions.identify(id, {}), null);
    t.same((await storage.sessions.find('demo', id))?.visitor, visitor);
    t.equal(await storage.sessions.identify('unknown', {}), null);
  });

  await withSession(t, 'sending and extending start the idle time again', async (t, session) => {
    await storage.messages.append(newMessage(session.id, { idleMs: 3_600_000 }));
    const sent = await storage.sessions.find('demo', session.id);
    t.ok(Number(sent?.expiresAt) - Number(session.expiresAt) > 3_000_000);
    const extended = await storage.sessions.extend(session.id, 7_200_000);
    t.ok(Number(extended?.expiresAt) - Number(sent?.expiresAt) > 3_000_000);
  });

  await t.test('heads are those of the sessions that there are', async (t) => {
    const [one, other] = [
      await storage.sessions.create(newSession()),
      await storage.sessions.create(newSession()),
    ];
    await send(one, 'One');
    await send(one, 'Two');
    await storage.messages.reset(other.id, 1);
    const heads = await storage.messages.findHeads([one.id, 'unknown', other.id]);
    t.same(
      new Map(heads.map(({ id, epoch, seq }) => [id, [epoch, seq]])),
      new Map([
        [one.id, [1, 2]],
        [other.id, [2, 0]],
      ]),
    );
    t.same(await storage.messages.findHeads([]), []);
  });
}
