import { eq } from 'drizzle-orm';
import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { insertChatbot } from '../../testing/sessions/sessions.js';
import { queryBuilder } from './query-builder.js';
import { auditLog } from './schema/audit-log.js';
import { documents } from './schema/documents.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const db = queryBuilder(sql);

const ENTRY = {
  ...{ tenantId: 'demo', actorId: 'anna', action: 'chatbot.save' as const },
  ...{ objectType: 'chatbot', objectId: 'shop', after: null },
};

await t.test(
  '[8.10] what is written by the builder is read as hand-written SQL reads it',
  async (t) => {
    const values = [{ a: ['"', "'", 1, true, null] }, [true], [], ['{1}'], 0, null];
    for (const before of values) await db.insert(auditLog).values({ ...ENTRY, before });
    const built = await db.select().from(auditLog).orderBy(auditLog.number);
    t.same(
      built.map(({ before }) => before),
      values,
    );
    const written = await sql<{ before: unknown; kind: string; at: Date }[]>`
    select before, coalesce(jsonb_typeof(before), 'none') as kind, created_at as at
    from audit_log order by number`;
    t.same(
      written.map(({ before }) => before),
      values,
    );
    t.same(
      written.map(({ kind }) => kind),
      ['object', 'array', 'array', 'array', 'number', 'none'],
    );
    t.same(
      written.map(({ at }) => at),
      built.map(({ createdAt }) => createdAt),
      'moments are of the one type for both',
    );

    const askedAs = ['a "b", c', '{d}', 'e\\f', 'null'];
    const text = { title: 'A', slug: 'a', content: 'a', contentHash: 'a', documentId: 'a' };
    await db
      .insert(documents)
      .values({ id: 'a', tenantId: 'demo', chatbotId: 'shop', ...text, askedAs });
    const [document] = await db.select().from(documents).where(eq(documents.id, 'a'));
    t.match(document, { askedAs, notes: [], withdrawnAt: null, inDraft: true });
  },
);

await t.test('[8.7] an error is the driver’s own, without the values of the query', async (t) => {
  const broken = db.insert(auditLog).values({ ...ENTRY, tenantId: 'a\0secret' });
  const error: unknown = await broken.then(
    () => null,
    (reason: unknown) => reason,
  );
  t.match(error, { name: 'PostgresError', code: /^22/ });
  t.notMatch(String(error), /secret/);
});

await t.test('[8.10] built over a transaction, queries are undone with it', async (t) => {
  const undone = sql.begin(async (tx) => {
    await queryBuilder(tx).delete(documents);
    throw new Error('Undo.');
  });
  await t.rejects(undone, { message: 'Undo.' });
  t.equal((await db.select({ id: documents.id }).from(documents)).length, 1);
});
