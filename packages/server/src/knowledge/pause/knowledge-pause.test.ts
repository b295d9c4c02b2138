import t from 'tap';
import { WireServer } from '../../../testing/chatbot-service/wire-server.js';
import { startTestServer } from '../../../testing/server.js';
import { SHOP_CHATBOT } from '../../seed/shop-chatbot.js';
import { Embeddings } from '../retrieval/embeddings/embeddings.js';
import { PostgresWebsiteRepository } from '../websites/postgres-website-repository.js';

const settings = { egressAllow: ['127.0.0.1'] };
const { ask, services, database, tokenFor } = await startTestServer(t, settings);
/** Services of another process over the same database. */
const another = {
  embeddings: new Embeddings(database.sql, (error) => t.error(error)),
  websites: new PostgresWebsiteRepository(database.sql),
};
t.teardown(() => another.embeddings.close());

const post = (path: string, body: object = {}) => ask(path, { method: 'POST', body });
const created = await post('/v1/chatbots', { config: SHOP_CHATBOT });
const chatbotId = created.body.id as string;
const scope = { tenantId: 'demo', chatbotId };
const chatbot = `/v1/chatbots/${chatbotId}`;
const pause = (paused: boolean, token?: string) =>
  ask(`${chatbot}/knowledge/paused`, {
    ...{ method: 'PUT', body: { paused } },
    ...(token !== undefined && { token }),
  });
const list = async () => (await ask(`${chatbot}/documents`)).body;
const idle = () =>
  Promise.all([services, another].map(({ embeddings }) => embeddings.indexer.idle()));

/** A document of this many passages, whose texts are no others'. */
const documentOf = (title: string, passages: number) => ({
  title,
  content: Array.from(
    { length: passages },
    (_, at) => `# ${title} ${at}\n\nThe ${title} number ${at} opens at ${at % 12}.`,
  ).join('\n\n'),
});

await t.test(
  '[4.2] while it is paused no process embeds, and documents say so one by one',
  async (t) => {
    t.equal((await pause(true)).status, 204);
    const { body: added } = await post(`${chatbot}/documents`, documentOf('gate', 3));
    t.match(added, { status: 'paused', progress: 0 });
    t.match(await list(), { paused: true, indexing: { passages: 3, done: 0, failure: null } });
    another.embeddings.indexer.request(scope);
    await idle();
    t.match(await list(), { documents: [{ status: 'paused' }], indexing: { done: 0 } });

    t.equal((await pause(false)).status, 204);
    await idle();
    t.match(await list(), {
      ...{ paused: false, documents: [{ status: 'ready' }] },
      indexing: { passages: 3, done: 3 },
    });
  },
);

await t.test('[4.2] a pause in the middle stops after a few passages; it goes on', async (t) => {
  await pause(true);
  await post(`${chatbot}/documents`, documentOf('tower', 150));
  await idle();
  await database.sql`update chatbots set knowledge_paused_at = null`;
  another.embeddings.indexer.request(scope);
  const before = await embedded();
  while ((await embedded()) === before) await turn();
  await pause(true);
  await idle();
  const { indexing, documents } = await list();
  t.ok(indexing.done < indexing.passages, `${indexing.done} of ${indexing.passages}`);
  t.same(documents.map(({ status }: { status: string }) => status).sort(), ['paused', 'ready']);
  await pause(false);
  await idle();
  t.match((await list()).indexing, { done: indexing.passages });
});

await t.test('[4.2] while it is paused no process reads its websites', async (t) => {
  const page = (name: string, more = '') => `<h1>${name}</h1><p>About ${name}. ${more}</p>`;
  let paused: Promise<unknown> | null = null;
  const web = await WireServer.start(t, async (exchange) => {
    const isSecond = exchange.path === '/second';
    if (isSecond) await (paused ??= pause(true));
    const html = page(isSecond ? 'Second' : 'First', '<a href="/second">Second</a>');
    if (exchange.path === '/robots.txt') exchange.respond(404, 'none');
    else exchange.respond(200, html, { 'content-type': 'text/html' });
  });
  const added = await post(`${chatbot}/websites`, { url: `${web.url}/` });
  const website = `${chatbot}/websites/${added.body.id as string}`;
  await services.websiteReader.idle();
  t.match((await ask(website)).body, { state: 'waiting' }, 'who read it has let go');
  t.equal(await another.websites.claim('another'), null);
  await pause(false);
  await services.websiteReader.idle();
  t.match((await ask(website)).body, { state: 'done', found: 2 });
});

await t.test('[8.3] a viewer and a stranger pause nothing; who did is in the log', async (t) => {
  t.equal((await pause(true, tokenFor({ role: 'viewer' }))).status, 403);
  t.equal((await pause(true, tokenFor({ tenantId: 'other' }))).status, 404);
  t.equal((await list()).paused, false);
  await pause(true);
  await pause(true);
  const log = await ask('/v1/audit-log?action=knowledge.pause', {
    token: tokenFor({ role: 'admin' }),
  });
  t.match(log.body.entries[0], { objectType: 'chatbot', objectId: chatbotId });
  t.equal(log.body.entries.length, 5, 'one for each pause that changed something');
});

async function embedded(): Promise<number> {
  const rows = await database.sql`select 1 from chunk_embeddings`;
  return rows.length;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
