import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { PostgresChatbotRepository } from '../chatbots/postgres-chatbot-repository.js';
import { KnowledgeService } from '../knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../knowledge/documents/postgres-knowledge-repository.js';
import { openTestDatabase, temporaryFolder } from '../../testing/database.js';
import { readProjectDocs } from './project-docs.js';
import { DEMO_CHATBOTS } from './demo-chatbots.js';
import { seedDemo } from './seed-demo.js';

/** The demo's chatbots with three documents each: to index all of them takes seconds. */
const demos = DEMO_CHATBOTS.map((demo) => ({
  ...demo,
  documents: async () => (await demo.documents()).slice(0, 3),
}));

await t.test('the project’s own README and docs are read, by path', async (t) => {
  const documents = await readProjectDocs();
  const slugs = documents.map(({ slug }) => slug);
  for (const slug of ['readme', 'docs-embedding', 'docs-errors', 'docs-chatbot-service']) {
    t.ok(slugs.includes(slug), slug);
  }
  t.notOk(slugs.includes('docs-requirements'), 'but not the list of tests');
  t.equal(new Set(slugs).size, slugs.length);
  for (const { title, content } of documents) {
    t.notMatch(content, /<!--|^!\[/m, `${title} has no pictures and comments`);
    t.ok(content.length > 100, title);
  }
});

await t.test('without the repository around it there is nothing to read', async (t) => {
  const root = await temporaryFolder(t);
  t.same(await readProjectDocs(root), []);
  await mkdir(join(root, 'docs/deep'), { recursive: true });
  await writeFile(join(root, 'docs/deep/a.md'), '# A page\n\nWith text.\n');
  await writeFile(join(root, 'docs/picture.png'), '');
  t.same(await readProjectDocs(root), [
    {
      title: 'A page',
      slug: 'docs-deep-a',
      sourceUrl: null,
      language: 'en',
      content: 'With text.',
    },
  ]);
});

await t.test('a start brings the docs chatbot up to date, and nothing else', async (t) => {
  const { sql } = await openTestDatabase(t);
  const chatbots = new PostgresChatbotRepository(sql);
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  let starts = 0;
  const seed = () => seedDemo({ chatbots, knowledge, demos, onStart: () => (starts += 1) });
  await seed();
  const [article] = await sql<{ slug: string }[]>`
    select slug from documents where chatbot_id = 'shop' order by slug limit 1`;
  const page = { title: 'Gone', slug: 'gone', sourceUrl: null, language: 'en', content: 'Gone.' };
  await knowledge.put('demo', 'docs', [{ ...page, slug: 'readme', content: 'old' }]);
  await knowledge.put('demo', 'shop', [{ ...page, slug: article?.slug ?? '', content: 'old' }]);
  await knowledge.put('demo', 'docs', [page]);
  await knowledge.put('demo', 'shop', [page]);
  await seed();
  t.equal(starts, 1);
  const old = await sql`
    select distinct chatbot_id, slug = 'gone' as added from documents
     where content = 'old' or slug = 'gone' order by 1, 2`;
  t.same(
    old.map((row) => [row['chatbot_id'], row['added']]),
    [
      ['shop', false],
      ['shop', true],
    ],
  );
});

await t.test('a first start that was interrupted is completed by the next', async (t) => {
  const { sql } = await openTestDatabase(t);
  const chatbots = new PostgresChatbotRepository(sql);
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  const seed = () => seedDemo({ chatbots, knowledge, demos, onStart: () => undefined });
  await seed();
  await sql`update chatbots set live_revision = null where id = 'shop-model'`;
  await sql`delete from chatbots where id = 'docs'`;
  await sql`delete from documents where chatbot_id = 'shop-model'`;
  await seed();
  const query = { sort: 'created', after: null, limit: 10 } as const;
  const { chatbots: list } = await chatbots.list('demo', null, query);
  t.same(list.map(({ id }) => id).sort(), ['docs', 'shop', 'shop-model']);
  t.ok(list.every(({ live, documents }) => live?.revision === 1 && documents > 0));
});
