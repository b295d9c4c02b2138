import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { KnowledgeService } from './knowledge-service.js';
import { PostgresKnowledgeRepository } from './postgres-knowledge-repository.js';

t.test(
  '[8.1] statistics are made again after half as many documents, not after each',
  async (t) => {
    const { sql } = await openTestDatabase(t);
    await sql`insert into chatbots (id, tenant_id, draft_revision) values ('shop', 'demo', 1)`;
    const service = new KnowledgeService(new PostgresKnowledgeRepository(sql));
    let made = 0;
    const put = (count: number) =>
      service.put(
        'demo',
        'shop',
        Array.from({ length: count }, () => {
          const slug = `document-${(made += 1)}`;
          return { slug, title: slug, content: `About ${slug}.`, language: 'en', sourceUrl: null };
        }),
      );
    /** Documents that the planner knows of. */
    const known = async () => {
      const [row] = await sql<{ documents: number }[]>`
      select reltuples::int as documents from pg_class where relname = 'documents'`;
      return row?.documents;
    };
    await put(1);
    t.equal(await known(), 1, 'the first is known at once');
    await put(19);
    t.equal(await known(), 20);
    for (const [count, expected] of [
      [9, 20],
      [1, 30],
      [14, 30],
      [1, 45],
    ] as const) {
      await put(count);
      t.equal(await known(), expected);
    }
  },
);
