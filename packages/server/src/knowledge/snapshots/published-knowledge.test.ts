import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { startTestServer } from '../../../testing/server.js';
import type { Database } from '../../db/client.js';
import { PostgresKnowledgeRetriever } from '../retrieval/postgres-knowledge-retriever.js';

await t.test('what is published, on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

if (IN_FULL)
  await t.test('what is published, on a Postgres server', { skip: withoutPostgres }, async (t) =>
    suite(t, await openPostgresDatabase(t)),
  );

async function suite(t: Test, database: Database): Promise<void> {
  const { ask, services, tokenFor } = await startTestServer(t, {}, undefined, database);
  const { sql } = database;
  const retriever = new PostgresKnowledgeRetriever(sql);
  const { body } = await ask('/v1/chatbots', {
    method: 'POST',
    body: { config: { ...DEFAULT_CONFIG, name: 'Helper' } },
  });
  const chatbotId = body.id as string;
  const path = `/v1/chatbots/${chatbotId}`;
  const post = (route: string, sent?: object) =>
    ask(`${path}${route}`, { method: 'POST', ...(sent && { body: sent }) });
  const hours = (content: string) => ({ title: 'Opening hours', content });
  /** Asks a session of a mode about opening hours. */
  const told = async (mode: 'test' | 'live') => {
    const revision = await services.revisions.revisionFor(chatbotId, mode);
    const { hits } = await retriever.retrieve({
      ...{ tenantId: 'demo', chatbotId, language: 'en', question: 'opening hours' },
      snapshot: revision?.knowledge ?? undefined,
    });
    return hits.map(({ passage }) => passage);
  };

  const added = await post('/documents', hours('Nine to six.'));
  const document = `/documents/${added.body.id as string}`;
  await post('/documents', { title: 'Parking', content: 'Behind the house.' });
  const first = (await post('/publish')).body.live as number;

  await t.test('[5.6] an edit is tested at once and live when it is published', async (t) => {
    await ask(path + document, { method: 'PUT', body: hours('Ten to four.') });
    t.same(await told('test'), ['Ten to four.']);
    t.same(await told('live'), ['Nine to six.']);
    t.equal((await ask(path + document)).body.content, 'Ten to four.');
    const published = await post('/publish');
    t.match(published.body, { revision: first + 1, live: first + 1 }, 'a revision of its own');
    t.same(await told('live'), ['Ten to four.']);
    t.equal((await post('/publish')).body.live, first + 1, 'nothing more to publish');
  });

  await t.test('[5.6] a deleted document stays live until the next publication', async (t) => {
    await ask(path + document, { method: 'DELETE' });
    t.same(await told('test'), []);
    t.same(await told('live'), ['Ten to four.']);
  });

  await t.test('[5.6] passages that two publications share are stored once', async (t) => {
    const stored = async () =>
      (
        await sql<{ plain: string }[]>`
        select plain from chunks where chatbot_id = ${chatbotId} order by plain`
      ).map(({ plain }) => plain);
    t.same(await stored(), ['Behind the house.', 'Nine to six.', 'Ten to four.']);
    const { body: draft } = await post('/documents', { title: 'Note', content: 'One.' });
    const note = `${path}/documents/${draft.id as string}`;
    await ask(note, { method: 'PUT', body: { title: 'Note', content: 'Two.' } });
    t.notOk((await stored()).includes('One.'), 'what was never published is forgotten');
    await ask(note, { method: 'DELETE' });
    t.equal((await stored()).length, 3);
  });

  await t.test('[5.5] [5.6] a restored revision has its documents again', async (t) => {
    const { body: before } = await ask(path);
    const draft = before.revision as number;
    const restored = await post(`/revisions/${first}/restore`, { draft });
    t.equal(restored.status, 200);
    t.same(await told('test'), ['Nine to six.']);
    t.same(await told('live'), ['Ten to four.'], 'until it is published');
    await post('/publish');
    t.same(await told('live'), ['Nine to six.']);
  });

  await t.test('[5.6] unpublishing a document acts at once, and for good', async (t) => {
    t.equal((await post(`${document}/unpublish`)).status, 204);
    t.same(await told('live'), []);
    t.same(await told('test'), []);
    const { body: log } = await ask('/v1/audit-log', { token: tokenFor({ role: 'admin' }) });
    t.match(log.entries[0], { action: 'document.unpublish', objectId: chatbotId });
    const { body: now } = await ask(path);
    await post(`/revisions/${first}/restore`, { draft: now.revision as number });
    await post('/publish');
    t.same(await told('live'), [], 'restoring does not bring it back');
    t.equal((await post(`${document}/unpublish`)).status, 404);
  });

  await t.test('[5.6] deleting a chatbot deletes all that it ever knew', async (t) => {
    await sql`delete from chatbots where id = ${chatbotId}`;
    const [left] = await sql`
      select (select count(*)::int from documents) + (select count(*)::int from knowledge_snapshots)
        + (select count(*)::int from knowledge_snapshot_documents) as rows`;
    t.equal(left?.['rows'], 0);
  });
}
