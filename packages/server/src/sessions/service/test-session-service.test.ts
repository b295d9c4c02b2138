import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import type { Operator } from '../../operators/operator.js';
import { openTestDatabase } from '../../../testing/database.js';
import { TestSessionService } from './test-session-service.js';
import { EngineHarness } from '../../../testing/sessions/engine-harness.js';
import { insertChatbot, newMessage, newSession } from '../../../testing/sessions/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const IDLE_MS = 60_000;
const harness = new EngineHarness(t, sql, { settings: { idleMs: IDLE_MS, warningMs: 20_000 } });
const { storage, engine, chatbots } = harness;
const { operations } = engine;
const service = new TestSessionService({ storage, operations, chatbots, idleMs: IDLE_MS });
const anna: Operator = {
  tenantId: 'demo',
  operatorId: 'anna',
  role: 'operator',
  chatbots: null,
  expiresAt: null,
};
const ben: Operator = { ...anna, operatorId: 'ben' };
const chief: Operator = { ...anna, operatorId: 'chief', role: 'admin' };
const NOT_FOUND = { code: 'not-found' };
const ENDED = { code: 'session-ended' };
const EXPIRED = { code: 'session-expired' };
const FORBIDDEN = { code: 'forbidden' };

await t.test("[6.4] an operator's list has their own sessions, newest first", async (t) => {
  const first = await service.create(anna, 'shop', { name: 'Ben' });
  const second = await service.create(anna, 'shop');
  await service.create(ben, 'shop');
  const { sessions: listed } = await service.list(anna, { chatbotId: 'shop' });
  t.ok([first, second].every(({ id }) => listed.some((session) => session.id === id)));
  t.ok(listed.every(({ operatorId }) => operatorId === 'anna'));
  t.same((await service.get(anna, first.id)).visitor, { name: 'Ben' });
  await t.rejects(service.list(anna, { chatbotId: 'unknown' }), NOT_FOUND);
  await t.rejects(service.list({ ...anna, tenantId: 'other' }, { chatbotId: 'shop' }), NOT_FOUND);
  await t.rejects(service.list({ ...anna, chatbots: ['other'] }, { chatbotId: 'shop' }), NOT_FOUND);
});

await t.test('[3.3] a session is extended as long as it is open', async (t) => {
  const session = await storage.sessions.create(newSession({ idleMs: 5_000 }));
  const extended = await service.extend(anna, session.id);
  t.ok(extended.expiresAt.getTime() - session.expiresAt.getTime() >= IDLE_MS - 5_000);
  await t.rejects(service.extend(ben, session.id), NOT_FOUND);
  await sql`update test_sessions set expires_at = now() where id = ${session.id}`;
  await t.rejects(service.extend(anna, session.id), EXPIRED);
});

await t.test('[3.3] a session that is ended is closed for everybody in it', async (t) => {
  const { id } = await harness.session;
  const socket = await harness.connect();
  await t.rejects(service.end(ben, id), NOT_FOUND);
  t.equal(socket.closed, null);
  await service.end(anna, id);
  await service.end(anna, id);
  t.equal(socket.closed, CLOSE.ended);
  t.equal((await service.get(anna, id)).open, false);
  await t.rejects(service.reset(anna, id), ENDED);
  await t.rejects(service.open(anna, 'shop', { sessionId: id }), ENDED);
  t.not((await service.open(anna, 'shop', { sessionId: id, fresh: true })).id, id);
});

await t.test('[3.1] a reset keeps the visitor and tells the epoch that is current', async (t) => {
  const { id } = await service.create(anna, 'shop', { name: 'Ben', language: 'de' });
  t.equal(await service.reset(anna, id), 2);
  t.same(
    (await Promise.all([service.reset(anna, id), service.reset(anna, id)])).sort(),
    [3, 3],
    'two at once are one',
  );
  t.match(await service.get(anna, id), { epoch: 3, visitor: { name: 'Ben', language: 'de' } });
  await t.rejects(service.reset(ben, id), NOT_FOUND);
});

await t.test('[3.1] a reset is undone, once and in time', async (t) => {
  const { id } = await service.create(anna, 'shop');
  await t.rejects(service.undoReset(anna, id, 1), { code: 'too-late' });
  await storage.messages.append(newMessage(id));
  await service.reset(anna, id);
  await t.rejects(service.undoReset(ben, id, 2), NOT_FOUND);
  t.match(await service.undoReset(anna, id, 2), { epoch: 3, seq: 1 });
  t.match(await service.undoReset(anna, id, 2), { epoch: 3 }, 'again: it is done already');
  await t.rejects(service.undoReset(anna, id, 3), { code: 'too-late' });
});

await t.test('[3.1] going back to a session ends the one that was begun instead', async (t) => {
  const before = await service.create(anna, 'shop', { name: 'Ben' });
  const instead = await service.open(anna, 'shop', { sessionId: before.id, fresh: true });
  t.same(instead.visitor, {}, 'a new session has a new visitor');
  const bens = await service.create(ben, 'shop');
  const wish = { sessionId: before.id };
  t.equal((await service.open(anna, 'shop', { ...wish, ends: bens.id })).id, before.id);
  t.equal((await service.get(ben, bens.id)).open, true, 'not one of somebody else');
  await service.open(anna, 'shop', { ...wish, ends: 'unknown' });
  t.equal((await service.open(anna, 'shop', { ...wish, ends: before.id })).open, true);
  t.equal((await service.open(anna, 'shop', { ...wish, ends: instead.id })).id, before.id);
  t.equal((await service.get(anna, instead.id)).open, false);
});

await t.test('[3.3] a session that is made to expire is closed for everybody', async (t) => {
  const { id } = await service.create(anna, 'shop');
  const socket = await harness.connect(await service.get(anna, id));
  await t.rejects(service.expire(ben, id), NOT_FOUND);
  t.match(await service.expire(anna, id), { open: false, endedAt: null, expiresInMs: 0 });
  t.equal(socket.closed, CLOSE.idle);
  t.match(await service.expire(anna, id), { open: false }, 'idempotent');
  await t.rejects(service.reset(anna, id), EXPIRED);
  await t.rejects(service.open(anna, 'shop', { sessionId: id }), EXPIRED);
  await service.end(anna, id);
  await t.rejects(service.expire(anna, id), ENDED);
});

await t.test('[3.3] those in a session hear that it is extended', async (t) => {
  const session = await service.create(anna, 'shop');
  const sockets = [await harness.connect(session), await harness.connect(session)];
  await service.extend(anna, session.id);
  for (const socket of sockets) t.match(socket.ofType('extended'), [{ inMs: IDLE_MS }]);
});

await t.test('[6.4] admins read and end what is of their tenant, and no more', async (t) => {
  const { id } = await service.create(anna, 'shop');
  t.equal((await service.get(chief, id)).id, id);
  t.same(await service.messages(chief, id, 1, 10), { messages: [], hasMore: false });
  await t.rejects(service.reset(chief, id), FORBIDDEN);
  await t.rejects(service.extend(chief, id), FORBIDDEN);
  await t.rejects(service.expire(chief, id), FORBIDDEN);
  await t.rejects(service.undoReset(chief, id, 1), FORBIDDEN);
  await t.rejects(service.open(chief, 'shop', { sessionId: id }), FORBIDDEN);
  await t.rejects(service.get({ ...chief, chatbots: ['other'] }, id), NOT_FOUND);
  await t.rejects(service.get({ ...chief, tenantId: 'other' }, id), NOT_FOUND);
  t.equal((await service.end(chief, id)).open, false);
});
