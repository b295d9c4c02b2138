import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import t, { type Test } from 'tap';
import type { Database } from '../db/client.js';
import { openCountedDatabase } from '../../testing/counted-database.js';
import { openTestDatabase } from '../../testing/database.js';
import { IN_FULL } from '../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../testing/postgres.js';
import { NO_BUDGETS, type Allowance, type BudgetSettings } from './budget-settings.js';
import { ModelBudget, type Reservation } from './model-budget.js';
import { PostgresModelUsage } from './postgres-model-usage.js';

const ANY: Allowance = { replies: null, tokens: null };
const hour = (allowed: Partial<Allowance>) => ({ hour: { ...ANY, ...allowed }, day: ANY });
const ANNA = { sessionId: 's1', address: 'a1', chatbotId: 'shop', tenantId: 'demo' };
const silent = { warn: () => undefined };

const made: ModelBudget[] = [];

function budgetOf({ sql }: Database, settings: Partial<BudgetSettings>, now?: () => number) {
  const usage = new PostgresModelUsage(sql);
  const budget = new ModelBudget({ ...NO_BUDGETS, ...settings }, usage, silent, now);
  made.push(budget);
  return budget;
}

/** Empties the table, when nobody is going to give something back to it. */
async function forget({ sql }: Database): Promise<void> {
  await Promise.all(made.splice(0).map((budget) => budget.flush()));
  await sql`delete from model_usage`;
}

/** @returns what is reserved; null for each that is over budget */
async function all(reserving: readonly Promise<Reservation>[]): Promise<(Reservation | null)[]> {
  return Promise.all(
    reserving.map((one) =>
      one.catch((error: unknown) => {
        if (error instanceof CodedError && error.code === 'over-budget') return null;
        throw error;
      }),
    ),
  );
}

async function suite(t: Test, open: () => Promise<Database>): Promise<void> {
  const database = await open();
  await t.test('[8.6] as many replies at once as are left, and no more', async (t) => {
    await forget(database);
    // Two processes, with nothing between them but the database.
    const settings = { session: hour({ replies: 10 }) };
    const budgets = [budgetOf(database, settings), budgetOf(database, settings)];
    const asked = Array.from({ length: 60 }, (_, i) =>
      (budgets[i % 2] as ModelBudget).reserve(ANNA, 1),
    );
    const reserved = await all(asked);
    t.equal(reserved.filter(Boolean).length <= 10, true, 'none is overspent');
    t.ok(reserved.some(Boolean), 'some are given');
    const other = await budgets[0]?.reserve({ ...ANNA, sessionId: 's2' }, 1);
    t.ok(other, 'another session is not affected');
  });

  await t.test('[8.6] tokens are overspent by one reply for each at once', async (t) => {
    await forget(database);
    let now = 0;
    const budget = budgetOf(database, { tenant: hour({ tokens: 1_000 }) }, () => now);
    const reserved = await all(Array.from({ length: 20 }, () => budget.reserve(ANNA, 100)));
    const begun = reserved.filter((one) => one !== null);
    t.ok(begun.length <= 10, `${begun.length} begin`);
    await budget.flush();
    for (const one of begun) one.settle(10);
    await budget.flush();
    now += 10_000;
    const more = await all(Array.from({ length: 5 }, () => budget.reserve(ANNA, 100)));
    t.same(more.filter((one) => one === null).length, 0, 'what was not used is there again');
    for (const one of more) one?.settle(5_000);
    await budget.flush();
    t.same(await all([budget.reserve(ANNA, 1)]), [null], 'what was used beyond it counts');
  });

  await t.test('[8.6] each budget holds by itself, and says what to raise', async (t) => {
    await forget(database);
    const cases = [
      ['session', { sessionId: 's1' }, /this conversation .*1 replies per hour/, /BUDGET_SESSION/],
      ['address', { address: 'a1' }, /this network address/, /BUDGET_ADDRESS/],
      ['chatbot', { chatbotId: 'shop' }, /this chatbot/, /BUDGET_CHATBOT/],
      ['tenant', { tenantId: 'demo' }, /this tenant/, /BUDGET_TENANT/],
    ] as const;
    for (const [scope, same, message, action] of cases) {
      const budget = budgetOf(database, { [scope]: hour({ replies: 1 }) });
      const others = { sessionId: 'x', address: 'x', chatbotId: 'x', tenantId: 'x' };
      await budget.reserve({ ...others, ...same }, 1);
      const error = await budget.reserve({ ...others, ...same }, 1).catch((e: unknown) => e);
      t.match(error, { code: 'over-budget', message, action }, scope);
    }
    const budget = budgetOf(database, { address: hour({ replies: 1 }) });
    const { address: _, ...operator } = ANNA;
    for (let i = 0; i < 3; i++) await budget.reserve(operator, 1);
    t.pass('tests have no visitor’s address');
  });

  await t.test('[8.6] an hour that is over is not counted', async (t) => {
    await forget(database);
    const budget = budgetOf(database, { session: hour({ replies: 1 }) });
    const late = await budget.reserve(ANNA, 500);
    await database.sql`
      update model_usage set hour = hour - interval '1 hour' where scope = 'session'`;
    await budget.reserve(ANNA, 1);
    late.settle(0);
    await budget.flush();
    const [row] = await database.sql<{ replies: number }[]>`
      select hour_replies as replies, hour_tokens from model_usage where id = 's1'`;
    t.equal(row?.replies, 1);
    await database.sql`update model_usage set day = day - interval '3 days'`;
    await budget.clean();
    t.equal((await database.sql`select 1 from model_usage`).length, 0, 'old rows are deleted');
  });
}

await t.test('embedded', (t) => suite(t, () => openTestDatabase(t)));
if (IN_FULL)
  await t.test('on a Postgres server', { skip: withoutPostgres }, (t) =>
    suite(t, () => openPostgresDatabase(t)),
  );

await t.test('[8.5] [8.6] a reply costs one statement before it, and few after', async (t) => {
  const { database, asked } = await openCountedDatabase(t, 'embedded');
  const budget = budgetOf(database, { session: hour({ replies: 100 }), tenant: hour({}) });
  await budget.reserve(ANNA, 1);
  const before = asked.statements;
  const reserved = await all(Array.from({ length: 20 }, () => budget.reserve(ANNA, 100)));
  t.equal(asked.statements - before, 20, 'one for each reply');
  for (const one of reserved) one?.settle(50);
  await budget.flush();
  t.equal(asked.statements - before, 21, 'one for all that ended');
  const free = budgetOf(database, {});
  (await free.reserve(ANNA, 1)).settle(1);
  await free.flush();
  t.equal(asked.statements - before, 21, 'none where nothing is limited');
  const spent = budgetOf(database, { session: hour({ replies: 1 }) }, () => 0);
  await all([spent.reserve(ANNA, 1)]);
  await spent.flush();
  const known = asked.statements;
  await all([spent.reserve(ANNA, 1), spent.reserve(ANNA, 1)]);
  await delay(0);
  t.equal(asked.statements, known, 'none where the budget is known to be spent');
});
