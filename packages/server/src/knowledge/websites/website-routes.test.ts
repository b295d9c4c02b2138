import t, { type Test } from 'tap';
import { WireServer } from '../../../testing/chatbot-service/wire-server.js';
import type { Database } from '../../db/client.js';
import { openTestDatabase } from '../../../testing/database.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { startTestServer } from '../../../testing/server.js';
import { SHOP_CHATBOT } from '../../seed/shop-chatbot.js';
import { PostgresWebsiteRepository } from './postgres-website-repository.js';

const HTML = { 'content-type': 'text/html' };
const page = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

await t.test('[3.1] websites of a chatbot, on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

if (IN_FULL)
  await t.test(
    '[3.1] websites of a chatbot, on a Postgres server',
    { skip: withoutPostgres },
    async (t) => suite(t, await openPostgresDatabase(t)),
  );

async function suite(t: Test, database: Database): Promise<void> {
  const pages = new Map<string, string>();
  /** Called before a page is answered. */
  let onAsked: (path: string) => void | Promise<void> = () => undefined;
  const web = await WireServer.start(t, async (exchange) => {
    const { path } = exchange;
    await onAsked(path);
    const text = pages.get(path);
    if (text === undefined) exchange.respond(404, 'none');
    else exchange.respond(200, text, HTML);
  });
  const settings = { egressAllow: ['127.0.0.1'] };
  const { ask, services, tokenFor } = await startTestServer(t, settings, undefined, database);
  const created = await ask('/v1/chatbots', { method: 'POST', body: { config: SHOP_CHATBOT } });
  const chatbot = `/v1/chatbots/${created.body.id}`;
  const post = (path: string, body?: object, token?: string) =>
    ask(chatbot + path, { method: 'POST', ...(body && { body }), ...(token && { token }) });
  const titles = async () => {
    const { body } = await ask(`${chatbot}/documents`);
    return (body as { documents: { title: string }[] }).documents.map(({ title }) => title);
  };
  const home = page('Home', 'Welcome. <a href="/hours">Hours</a> <a href="/prices">Prices</a>');
  pages.set('/', home);
  pages.set('/hours', page('Hours', 'Nine to six.'));
  pages.set('/prices', page('Prices', 'A full service costs 79 euros.'));
  let website = '';

  await t.test('its pages become documents, and it says what became of each', async (t) => {
    const added = await post('/websites', { url: `${web.url}/`, every: 'week' });
    t.match(added, { status: 201, body: { url: `${web.url}/`, depth: 3, limit: 200 } });
    website = `/websites/${added.body.id}`;
    await services.websiteReader.idle();
    const read = await ask(chatbot + website);
    t.match(read.body, { state: 'done', found: 3, counts: { added: 3, failed: 0 } });
    t.ok(read.body.nextAt > read.body.endedAt, 'it is read again in a week');
    t.same(await titles(), ['Home', 'Hours', 'Prices']);
    const listed = await ask(`${chatbot}${website}/pages?limit=2`);
    t.match(listed.body.pages, [{ state: 'added' }, { url: `${web.url}/hours`, state: 'added' }]);
    const { next } = listed.body;
    const rest = await ask(`${chatbot}${website}/pages?after=${encodeURIComponent(next)}`);
    t.match(rest.body, { pages: [{ url: `${web.url}/prices` }], next: null });
    t.match((await ask(`${chatbot}/websites`)).body, { websites: [{ state: 'done' }] });
  });

  await t.test('read again, it says what has changed and what is gone', async (t) => {
    pages.set('/hours', page('Hours', 'Ten to five.'));
    pages.delete('/prices');
    pages.set('/copy', page('Copy', 'Ten to five.'));
    pages.set('/', home.replace('</p>', ' <a href="/copy">Copy</a></p>'));
    await post(`${website}/read-again`);
    await services.websiteReader.idle();
    const { counts } = (await ask(chatbot + website)).body;
    t.match(counts, { added: 0, changed: 2, gone: 1, 'left-out': 1 });
    const { body } = await ask(`${chatbot}${website}/pages?state=left-out`);
    t.match(body.pages, [{ url: `${web.url}/copy`, reason: '“Hours” has the same text' }]);
    t.same(await titles(), ['Home', 'Hours']);
    await post(`${website}/read-again`);
    await services.websiteReader.idle();
    t.match((await ask(chatbot + website)).body, { counts: { changed: 0, unchanged: 2 } });
  });

  await t.test('what an operator has called a page, and other ways to ask, stay', async (t) => {
    const { body } = await ask(`${chatbot}${website}/pages?state=unchanged&limit=1`);
    const { documentId } = body.pages[0];
    const change = { title: 'Start', content: 'Another text.', askedAs: ['where to begin'] };
    await ask(`${chatbot}/documents/${documentId}`, { method: 'PUT', body: change });
    await post(`${website}/read-again`);
    await services.websiteReader.idle();
    const read = await ask(`${chatbot}/documents/${documentId}`);
    t.match(read.body, { title: 'Start', askedAs: ['where to begin'], content: /Welcome/ });
  });

  await t.test('one that is due is read by itself, and one whose process died again', async (t) => {
    const websites = new PostgresWebsiteRepository(database.sql);
    t.equal(await websites.claim('another'), null, 'none is due');
    await database.sql`update websites set next_at = now() - interval '1 s'`;
    const claimed = await websites.claim('another');
    t.match(claimed, { state: 'reading' });
    t.equal(await websites.claim('a third'), null, 'one reads it');
    await database.sql`update websites set lease_until = now() - interval '1 s'`;
    services.websiteReader.look();
    await until(async () => (await ask(chatbot + website)).body.state === 'done');
    const lost = { address: 'x', state: 'added', reason: null, documentId: null } as const;
    const noted =
      claimed && (await websites.note(claimed, 'another', 1, { ...lost, readAt: new Date() }));
    t.equal(noted, false, 'who lost it stores nothing');
  });

  await t.test('a reading is stopped, and what was read stays', async (t) => {
    let stopped: Promise<unknown> = Promise.resolve();
    onAsked = (path) => {
      if (path === '/hours') stopped = post(`${website}/stop`);
    };
    await post(`${website}/read-again`);
    await services.websiteReader.idle();
    await stopped;
    onAsked = () => undefined;
    t.match((await ask(chatbot + website)).body, { state: 'stopped' });
    t.same(await titles(), ['Hours', 'Start']);
  });

  await t.test('what cannot be read says why, and so does an address inside', async (t) => {
    const { body } = await post('/websites', { url: `${web.url}/none`, depth: 0 });
    await services.websiteReader.idle();
    const failed = (await ask(`${chatbot}/websites/${body.id}`)).body;
    t.match(failed, { state: 'failed', code: 'document-unreachable', reason: /status 404/ });
    t.match(
      (await post('/websites', { url: 'http://10.0.0.1/' })).body.error.code,
      'address-blocked',
    );
    t.match((await post('/websites', { url: 'nothing' })).body.error.code, 'address-refused');
    t.match(await post('/websites', { url: `${web.url}/`, depth: 99 }), { status: 400 });
  });

  await t.test('nobody else sees it, and a viewer changes nothing', async (t) => {
    const foreign = tokenFor({ tenantId: 'other' });
    t.equal((await ask(chatbot + website, { token: foreign })).status, 404);
    t.equal((await post(`${website}/stop`, undefined, foreign)).status, 404);
    const viewer = tokenFor({ role: 'viewer' });
    t.equal((await ask(chatbot + website, { token: viewer })).status, 200);
    t.equal((await post(`${website}/stop`, undefined, viewer)).status, 403);
  });

  await t.test('it is deleted with its documents, or without', async (t) => {
    const put = await ask(chatbot + website, { method: 'PUT', body: { every: 'never' } });
    t.match(put.body, { every: 'never', nextAt: null });
    const gone = await ask(`${chatbot}${website}?documents=true`, { method: 'DELETE' });
    t.equal(gone.status, 204);
    t.equal((await ask(chatbot + website)).status, 404);
    t.same(await titles(), []);
  });
}

async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 20));
}
