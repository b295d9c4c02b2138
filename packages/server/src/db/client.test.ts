import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';

await t.test('the embedded database', async (t) => {
  const { sql } = await openTestDatabase(t);

  await t.test('takes and gives dates, JSON and arrays', async (t) => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    const [row] = await sql`
      select ${at}::timestamptz as at, ${sql.json({ a: [1] })}::jsonb as json,
             ${['x', 'y,"z']}::text[] as texts, 3::int as n`;
    t.same(row, { at, json: { a: [1] }, texts: ['x', 'y,"z'], n: 3 });
  });

  await t.test('keeps many queries and transactions at once apart', async (t) => {
    await sql`create table counters (id int primary key, n int not null)`;
    const one = async (id: number) => {
      const [echo] = await sql`select ${id}::int as id, ${`text ${id}`} as text`;
      t.same(echo, { id, text: `text ${id}` });
      await sql.begin(async (tx) => {
        await tx`insert into counters values (${id}, 0)`;
        await tx`update counters set n = n + ${id} where id = ${id}`;
      });
      await t.rejects(
        sql.begin(async (tx) => {
          await tx`update counters set n = -1`;
          await tx`insert into counters values (${id}, 0)`;
        }),
        /duplicate key/,
      );
    };
    await Promise.all(Array.from({ length: 50 }, (_, id) => one(id)));
    const [sum] = await sql`select count(*)::int as rows, sum(n)::int as sum from counters`;
    t.same(sum, { rows: 50, sum: (49 * 50) / 2 });
  });

  await t.test('has the extensions that the search needs', async (t) => {
    const rows =
      await sql`select similarity('refund', 'refnud') > 0.2 as alike, unaccent('é') as e`;
    t.same(rows[0], { alike: true, e: 'e' });
  });

  await t.test('refuses rows of messages that contradict themselves', async (t) => {
    await sql`insert into chatbots (id, tenant_id, draft_revision) values ('rules', 'demo', 1)`;
    await sql`
      insert into test_sessions (id, tenant_id, chatbot_id, visitor, expires_at, operator_id)
      values ('s', 'demo', 'rules', '{}', now(), 'me')`;
    const add = (role: string, seq: number | null, cid: string | null, state: string | null) => sql`
      insert into test_messages (id, session_id, epoch, seq, role, cid, reply_to, text, state)
      values (gen_random_uuid()::text, 's', 1, ${seq}, ${role}, ${cid},
              ${role === 'bot' ? 'm' : null}, '', ${state})`;
    await add('user', 1, 'c1', null);
    await add('bot', null, null, 'queued');
    await add('bot', 2, null, 'done');
    await t.rejects(add('user', 1, 'c2', null), /test_messages_seq/);
    await t.rejects(add('user', 3, 'c1', null), /test_messages_cid/);
    await t.rejects(add('user', null, 'c3', null), /test_messages_role/);
    await t.rejects(add('bot', null, null, 'done'), /test_messages_state/);
    await t.rejects(add('bot', 3, null, 'running'), /test_messages_state/);
    await t.rejects(add('admin', 4, 'c4', null), /test_messages_role/);
  });
});
