import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import fc from 'fast-check';
import t from 'tap';
import type { Operator } from '../../operators/operator.js';
import { openTestDatabase } from '../../../testing/database.js';
import type { SessionRecord } from '../storage/session-repository.js';
import { TestSessionService } from './test-session-service.js';
import { EngineHarness } from '../../../testing/sessions/engine-harness.js';
import { insertChatbot, newSession } from '../../../testing/sessions/sessions.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const RUNS = Number(process.env['RUNS'] ?? 60);
t.comment(`SEED=${SEED} RUNS=${RUNS} repeat this`);

const { sql } = await openTestDatabase(t);

const TENANTS = ['demo', 'other'];
const CHATBOTS = ['shop', 'desk'];
const PEOPLE = ['anna', 'ben'];
const idOf = (chatbot: string, tenant: string) =>
  tenant === 'demo' ? chatbot : `${tenant}-${chatbot}`;
for (const tenant of TENANTS) {
  for (const chatbot of CHATBOTS) await insertChatbot(sql, idOf(chatbot, tenant), tenant);
}

const { storage, engine, chatbots } = new EngineHarness(t, sql);
const { operations } = engine;
const service = new TestSessionService({ storage, operations, chatbots, idleMs: 60_000 });
for (const tenant of TENANTS) {
  for (const chatbot of CHATBOTS) chatbots.set(idOf(chatbot, tenant), tenant);
}

const operator: fc.Arbitrary<Operator> = fc.record({
  tenantId: fc.constantFrom(...TENANTS),
  operatorId: fc.constantFrom(...PEOPLE),
  role: fc.constantFrom('operator' as const, 'admin' as const),
  chatbots: fc.option(fc.subarray([...CHATBOTS, 'other-shop']), { nil: null }),
  expiresAt: fc.constant(null),
});
const owner = fc.record({
  tenantId: fc.constantFrom(...TENANTS),
  operatorId: fc.constantFrom(...PEOPLE),
  chatbot: fc.constantFrom(...CHATBOTS),
});

type Deed = (who: Operator, id: string) => Promise<unknown>;

/** All that names a session, and whether it is only for those whose it is. */
const DEEDS: Readonly<Record<string, { readonly does: Deed; readonly isOwn: boolean }>> = {
  get: { does: (who, id) => service.get(who, id), isOwn: false },
  messages: { does: (who, id) => service.messages(who, id, 1, 10), isOwn: false },
  open: { does: (who, id) => service.open(who, 'shop', { sessionId: id }), isOwn: true },
  reset: { does: (who, id) => service.reset(who, id), isOwn: true },
  undoReset: { does: (who, id) => service.undoReset(who, id, 1), isOwn: true },
  extend: { does: (who, id) => service.extend(who, id), isOwn: true },
  expire: { does: (who, id) => service.expire(who, id), isOwn: true },
  end: { does: (who, id) => service.end(who, id), isOwn: false },
};

/** Finds the outcome: of an error, what people are told: nothing else leaves the server. */
async function outcome(deed: Promise<unknown>): Promise<string> {
  try {
    await deed;
    return 'done';
  } catch (error) {
    if (error instanceof CodedError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

await t.test('[8.3] what is foreign and what does not exist are told alike', async (t) => {
  const holds = fc.asyncProperty(
    owner,
    operator,
    fc.constantFrom(...Object.keys(DEEDS)),
    async ({ tenantId, operatorId, chatbot }, who, name) => {
      const chatbotId = idOf(chatbot, tenantId);
      const session = await storage.sessions.create(
        newSession({ tenantId, operatorId, chatbotId }),
      );
      const deed = DEEDS[name];
      if (!deed) throw new Error(`There is no ${name}.`);
      const missing = await outcome(deed.does(who, 'does-not-exist'));
      const told = await outcome(deed.does(who, session.id));
      const sees =
        who.tenantId === tenantId &&
        (who.chatbots === null || who.chatbots.includes(chatbotId)) &&
        (who.role === 'admin' || who.operatorId === operatorId);
      if (!missing.startsWith('not-found')) throw new Error(`missing is ${missing}`);
      if (!sees && told !== missing) throw new Error(`foreign is ${told}`);
      if (!sees) await mustBeUntouched(session);
      const mayDo = sees && (!deed.isOwn || who.operatorId === operatorId);
      if (sees && !mayDo && !told.startsWith('forbidden')) throw new Error(`not theirs is ${told}`);
      if (mayDo && told.startsWith('forbidden')) throw new Error('their own is forbidden');
    },
  );
  await fc.assert(holds, { seed: SEED, numRuns: RUNS * 4 });
  t.pass(`${RUNS * 4} deeds`);
});

async function mustBeUntouched(before: SessionRecord): Promise<void> {
  const after = await storage.sessions.find(before.tenantId, before.id);
  if (!after?.open || after.epoch !== before.epoch) throw new Error('something was done to it');
  if (after.expiresAt.getTime() !== before.expiresAt.getTime()) throw new Error('it was extended');
}

await t.test('[6.4] a list has each session once, whatever is made meanwhile', async (t) => {
  let round = 0;
  const made = fc.record({
    operatorId: fc.constantFrom(...PEOPLE),
    chatbotId: fc.constantFrom(...CHATBOTS),
    over: fc.constantFrom('active' as const, 'ended' as const, 'expired' as const),
    /** Time in microseconds; many share one. */
    madeAt: fc.nat({ max: 5 }),
  });
  const query = fc.record({
    who: operator,
    chatbotId: fc.option(fc.constantFrom(...CHATBOTS), { nil: undefined }),
    state: fc.option(fc.constantFrom('active' as const, 'ended' as const, 'expired' as const), {
      nil: undefined,
    }),
    since: fc.option(fc.constant(new Date(Date.UTC(2026, 0, 1))), { nil: undefined }),
    until: fc.option(fc.constant(new Date(Date.UTC(2026, 0, 2))), { nil: undefined }),
    limit: fc.integer({ min: 1, max: 7 }),
  });
  const holds = fc.asyncProperty(fc.array(made, { maxLength: 25 }), query, async (rows, wanted) => {
    const tenantId = `tenant-${(round += 1)}`;
    const { who: someone, ...filter } = wanted;
    const who = { ...someone, tenantId };
    for (const chatbot of CHATBOTS) chatbots.set(chatbot, tenantId);
    const sessions = await Promise.all(
      rows.map(async ({ over, madeAt, ...row }) => {
        const { id } = await storage.sessions.create(newSession({ ...row, tenantId }));
        if (over === 'ended') await storage.sessions.end(id, null);
        if (over === 'expired') await storage.sessions.expire(id);
        await sql`
          update test_sessions
          set created_at = timestamptz '2026-01-01Z' + ${madeAt} * interval '1 microsecond'
          where id = ${id}`;
        return { id, over, ...row };
      }),
    );
    const mayUse = (chatbotId: string) => who.chatbots?.includes(chatbotId) ?? true;
    if (filter.chatbotId !== undefined && !mayUse(filter.chatbotId)) {
      const told = await outcome(service.list(who, filter));
      if (!told.startsWith('not-found')) throw new Error(`a foreign chatbot is ${told}`);
      return;
    }
    const expected = sessions.filter(
      ({ operatorId, chatbotId, over }) =>
        (who.role === 'admin' || operatorId === who.operatorId) &&
        mayUse(chatbotId) &&
        (filter.chatbotId ?? chatbotId) === chatbotId &&
        (filter.state ?? over) === over,
    );
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.list(who, { ...filter, cursor });
      if (page.sessions.length > filter.limit) throw new Error('a page is too long');
      listed.push(...page.sessions.map(({ id }) => id));
      cursor = page.cursor ?? undefined;
      // Newer than all: it belongs before the first page.
      await storage.sessions.create(newSession({ tenantId, operatorId: who.operatorId }));
    } while (cursor !== undefined);
    const old = listed.filter((id) => sessions.some((session) => session.id === id));
    const wantedIds = expected.map(({ id }) => id).sort();
    if (old.slice().sort().join() !== wantedIds.join()) throw new Error(`listed ${old.join()}`);
    if (listed.length !== old.length) throw new Error('what was made meanwhile came too');
  });
  await fc.assert(holds, { seed: SEED, numRuns: RUNS });
  for (const chatbot of CHATBOTS) chatbots.set(chatbot, 'demo');
  t.pass(`${RUNS} lists`);
});

await t.test('[6.4] a list refuses what it cannot answer', async (t) => {
  const anna: Operator = {
    tenantId: 'demo',
    operatorId: 'anna',
    role: 'operator',
    chatbots: null,
    expiresAt: null,
  };
  await t.rejects(service.list(anna, { operatorId: 'ben' }), { code: 'forbidden' });
  t.ok(await service.list(anna, { operatorId: 'anna' }));
  t.ok(await service.list({ ...anna, role: 'admin' }, { operatorId: 'ben' }));
  for (const cursor of ['', 'x', 'MTIz', Buffer.from("1.'; drop").toString('base64url')]) {
    await t.rejects(service.list(anna, { cursor }), { code: 'bad-request' }, cursor);
  }
});
