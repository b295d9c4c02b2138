import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import type { Operator } from '../operators/operator.js';
import { openTestDatabase } from '../testing/database.js';
import { TestSessionService } from './test-session-service.js';
import { EngineHarness } from './testing/engine-harness.js';
import { insertChatbot, newSession } from './testing/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const harness = new EngineHarness(t, sql);
const { repository, engine, chatbots } = harness;
const { operations } = engine;
const IDLE_MS = 60_000;
const service = new TestSessionService({ repository, operations, chatbots, idleMs: IDLE_MS });
const anna: Operator = {
  tenantId: 'demo',
  operatorId: 'anna',
  role: 'operator',
  chatbots: null,
  expiresAt: null,
};
const ben: Operator = { ...anna, operatorId: 'ben' };
const NOT_FOUND = { code: 'not-found' };
const ENDED = { code: 'session-ended' };

await t.test("[6.4] an operator's list has their own sessions, newest first", async (t) => {
  const first = await service.create(anna, 'shop', { name: 'Ben' });
  const second = await service.create(anna, 'shop');
  await service.create(ben, 'shop');
  const listed = await service.list(anna, 'shop');
  t.same(
    listed.filter(({ id }) => [first.id, second.id].includes(id)).map(({ id }) => id),
    [second.id, first.id],
  );
  t.ok(listed.every(({ operatorId }) => operatorId === 'anna'));
  t.same((await service.get(anna, first.id)).visitor, { name: 'Ben' });
  await t.rejects(service.list(anna, 'unknown'), NOT_FOUND);
  await t.rejects(service.list({ ...anna, tenantId: 'other' }, 'shop'), NOT_FOUND);
  await t.rejects(service.list({ ...anna, chatbots: ['other'] }, 'shop'), NOT_FOUND);
});

await t.test('[3.3] a session is extended as long as it is open', async (t) => {
  const session = await repository.create(newSession({ idleMs: 5_000 }));
  const extended = await service.extend(anna, session.id);
  t.ok(extended.expiresAt.getTime() - session.expiresAt.getTime() >= IDLE_MS - 5_000);
  await t.rejects(service.extend(ben, session.id), NOT_FOUND);
  await sql`update test_sessions set expires_at = now() where id = ${session.id}`;
  await t.rejects(service.extend(anna, session.id), ENDED);
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
