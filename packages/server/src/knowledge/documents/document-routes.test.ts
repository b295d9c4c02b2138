import t, { type Test } from 'tap';
import { WireServer } from '../../../testing/chatbot-service/wire-server.js';
import type { Database } from '../../db/client.js';
import { SHOP_CHATBOT } from '../../seed/shop-chatbot.js';
import { openTestDatabase } from '../../../testing/database.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { startTestServer } from '../../../testing/server.js';
import { pdfOf } from '../../../testing/knowledge/pdf.js';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

await t.test('[3.1] [8.3] documents are fetched from addresses, but not from inside', async (t) => {
  const site = await WireServer.start(t, (exchange) => {
    const { path } = exchange;
    if (path === '/hours') {
      exchange.respond(200, '<h1>Hours</h1><p>Nine to six.</p>', { 'content-type': 'text/html' });
    } else if (path === '/packed') {
      const headers = { 'content-type': 'text/html', 'content-encoding': 'compress' };
      exchange.begin(200, headers);
      exchange.end(Buffer.from('1f9d9090c8c011a3060e', 'hex'));
    } else if (path === '/picture') exchange.respond(200, 'x', { 'content-type': 'image/png' });
    else exchange.respond(404, 'no');
  });
  for (const egressAllow of [['127.0.0.1'], []]) {
    const { ask } = await startTestServer(t, { egressAllow });
    const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config: SHOP_CHATBOT } });
    const add = (url: string) =>
      ask(`/v1/chatbots/${(body as { id: string }).id}/documents`, {
        method: 'POST',
        body: { url },
      });
    const url = `${site.url}/hours`;
    if (egressAllow.length === 0) {
      t.match((await add(url)).body, { error: { code: 'address-blocked' } });
      t.match((await add('file:///etc/passwd')).body, { error: { code: 'address-refused' } });
      continue;
    }
    t.match((await add(url)).body, { title: 'Hours', content: 'Nine to six.', sourceUrl: url });
    t.match((await add(`${site.url}/no`)).body, { error: { code: 'document-unreachable' } });
    t.match((await add(`${site.url}/packed`)).body, {
      error: { code: 'document-unreachable', message: /said to be compressed with compress/ },
    });
    t.match((await add(`${site.url}/picture`)).body, { error: { code: 'document-type' } });
  }
});

await t.test('[3.1] documents of a chatbot, on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

if (IN_FULL)
  await t.test(
    '[3.1] documents of a chatbot, on a Postgres server',
    { skip: withoutPostgres },
    async (t) => suite(t, await openPostgresDatabase(t)),
  );

await t.test(
  '[3.1] a document from an address is read again, and says if it changed',
  async (t) => {
    let text = '<h1>Hours</h1><p>Nine to six.</p>';
    let status = 200;
    const site = await WireServer.start(t, (exchange) =>
      exchange.respond(status, text, { 'content-type': 'text/html' }),
    );
    const { ask } = await startTestServer(t, { egressAllow: ['127.0.0.1'] });
    const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config: SHOP_CHATBOT } });
    const path = `/v1/chatbots/${(body as { id: string }).id}/documents`;
    const add = async (document: object) =>
      ((await ask(path, { method: 'POST', body: document })).body as { id: string }).id;
    const again = (id: string) => ask(`${path}/${id}/read-again`, { method: 'POST' });

    const id = await add({ url: site.url, title: 'When we open', askedAs: ['open now?'] });
    t.match((await again(id)).body, { id, changed: false, content: 'Nine to six.' });
    text = '<h1>Hours</h1><p>Ten to five.</p>';
    const kept = { title: 'When we open', askedAs: ['open now?'], sourceUrl: site.url };
    t.match((await again(id)).body, { id, changed: true, content: 'Ten to five.', ...kept });

    status = 500;
    t.match((await again(id)).body, { error: { code: 'document-unreachable' } });
    t.match((await ask(`${path}/${id}`)).body, { content: 'Ten to five.' }, 'nothing is lost');
    const typed = await add({ title: 'Typed', content: 'By hand.' });
    t.match(await again(typed), { status: 400, body: { error: { code: 'address-refused' } } });
    t.equal((await again('doc_none')).status, 404);
  },
);

async function suite(t: Test, database: Database): Promise<void> {
  const { ask, services, tokenFor } = await startTestServer(t, {}, undefined, database);
  const { body: template } = await ask('/v1/chatbots');
  t.match(template, { chatbots: [] });
  const { body: created } = await ask('/v1/chatbots', {
    method: 'POST',
    body: { config: SHOP_CHATBOT },
  });
  const { id } = created as { id: string };
  const path = `/v1/chatbots/${id}/documents`;
  const add = (body: object, token?: string) =>
    ask(path, { method: 'POST', body, ...(token !== undefined && { token }) });
  const code = ({ body }: { body: unknown }) => (body as { error: { code: string } }).error.code;

  await t.test('are added, listed by title, read, changed and deleted', async (t) => {
    t.match((await ask(path)).body, { documents: [], total: 0, next: null });
    const added = await add({
      content: '# Zebras\n\nThey have stripes.',
      askedAs: ['striped horse'],
    });
    t.equal(added.status, 201);
    t.match(added.body, {
      title: 'Zebras',
      content: 'They have stripes.',
      passages: 1,
      language: 'en',
    });
    const { id: zebra } = added.body as { id: string };
    const location = added.headers.get('location') ?? '';
    t.equal(new URL(location, `http://host${path}`).pathname, `${path}/${zebra}`);
    await add({ title: 'ants', content: 'They are small.', format: 'text' });
    const { body: wasps } = await add({ title: 'Wasps', content: '# What stings\n\nThey do.' });
    const own = 'what a text calls itself stays where it is called otherwise';
    t.equal(wasps.content, '# What stings\n\nThey do.', own);
    await ask(`${path}/${wasps.id}`, { method: 'DELETE' });
    await add({ title: 'Bees', content: '<p>They fly.</p>', format: 'html' });

    const first = (await ask(`${path}?limit=2`)).body as {
      documents: { title: string }[];
      next: string;
    };
    t.same(
      first.documents.map(({ title }) => title),
      ['ants', 'Bees'],
    );
    t.match((await ask(`${path}?limit=2&after=${first.next}`)).body, {
      documents: [{ title: 'Zebras' }],
      total: 3,
      next: null,
    });
    t.match((await ask(`${path}?search=STRIPES`)).body, { documents: [{ id: zebra }], total: 1 });
    t.match((await ask(`${path}?search=%25`)).body, { documents: [], total: 0 });

    const { body: changed } = await ask(`${path}/${zebra}`, {
      method: 'PUT',
      body: { title: 'Zebra', content: 'Black and white.' },
    });
    t.match(changed, {
      id: zebra,
      title: 'Zebra',
      content: 'Black and white.',
      askedAs: ['striped horse'],
    });
    t.match((await ask(`${path}/${zebra}`)).body, { title: 'Zebra' });
    t.equal((await ask(`${path}/${zebra}`, { method: 'DELETE' })).status, 204);
    t.equal(code(await ask(`${path}/${zebra}`)), 'not-found');
    t.equal(code(await ask(`${path}/${zebra}`, { method: 'DELETE' })), 'not-found');
  });

  await t.test('change the knowledge base’s fingerprint, and only then', async (t) => {
    const fingerprint = async () => ((await ask(path)).body as { fingerprint: string }).fingerprint;
    const before = await fingerprint();
    t.match(before, /^[0-9a-f]{64}$/);
    const { body } = await add({ title: 'New', content: 'Something new.' });
    const after = await fingerprint();
    t.not(after, before);
    const { id: added } = body as { id: string };
    await ask(`${path}/${added}`, {
      method: 'PUT',
      body: { title: 'New', content: 'Something new.' },
    });
    t.equal(await fingerprint(), after);
    await ask(`${path}/${added}`, { method: 'DELETE' });
    t.equal(await fingerprint(), before);
  });

  await t.test('say how far they are, and are found by meaning when they are ready', async (t) => {
    const { body } = await add({ title: 'Animals', content: 'Cats and dogs are welcome.' });
    await services.embeddings.indexer.idle();
    const { id: added } = body as { id: string };
    t.match((await ask(`${path}/${added}`)).body, { status: 'ready', progress: 1 });
    await database.sql`delete from chunk_embeddings`;
    t.match((await ask(`${path}/${added}`)).body, { status: 'indexing', progress: 0 });
    services.embeddings.indexer.request({ tenantId: 'demo', chatbotId: id });
    await services.embeddings.indexer.idle();
    t.match((await ask(path)).body, { indexing: { failure: null } });
    t.same((await ask(`${path}/${added}/passages`)).body, {
      passages: [
        { ordinal: 0, heading: '', content: 'Cats and dogs are welcome.', isEmbedded: true },
      ],
      next: null,
    });
    const sections = ['# One\n\nFirst.', '# Two\n\nSecond.', '# Three\n\nThird.'];
    const long = await add({ title: 'Long', content: `Start.\n\n${sections.join('\n\n')}` });
    const passages = `${path}/${(long.body as { id: string }).id}/passages`;
    t.match((await ask(`${passages}?limit=2`)).body, { passages: { length: 2 }, next: 1 });
    t.match((await ask(`${passages}?limit=2&after=1`)).body, {
      passages: [
        { ordinal: 2, heading: 'Two' },
        { heading: 'Three', content: 'Third.' },
      ],
      next: null,
    });
    t.equal((await ask(`${path}/doc_none/passages`)).status, 404);
  });

  await t.test('come from files; what cannot be read is refused with its cause', async (t) => {
    const pdf = base64(pdfOf(['Opening hours', 'The gate is open from nine to six.']));
    t.match(await add({ file: { name: 'hours.pdf', base64: pdf } }), {
      status: 201,
      body: { title: 'Opening hours', content: /nine to six/ },
    });
    const text = base64(new TextEncoder().encode('Nothing but text.'));
    t.match((await add({ file: { name: 'price_list.txt', base64: text } })).body, {
      title: 'price list',
    });
    const refused: [object, string, number][] = [
      [{ file: { name: 'a.pdf', base64: base64(pdfOf(['x'], true)) } }, 'document-encrypted', 422],
      [{ file: { name: 'a.doc', base64: text } }, 'document-type', 415],
      [{ file: { name: 'a.docx', base64: text } }, 'document-unreadable', 422],
      [{ file: { name: 'a.pdf', base64: text } }, 'document-unreadable', 422],
      [{ content: '  \n ' }, 'document-empty', 422],
      [{}, 'document-empty', 422],
      [{ title: 'Long', content: 'x'.repeat(2_000_001) }, 'document-too-long', 413],
      [{ content: 'x', askedAs: 'y' }, 'bad-request', 400],
      [{ file: { name: 'a.md', base64: '!!' } }, 'bad-request', 400],
    ];
    for (const [body, expected, status] of refused) {
      const answer = await add(body);
      t.equal(code(answer), expected);
      t.equal(answer.status, status, expected);
    }
  });

  await t.test('[8.9] are not stored twice, and replaced when that is wanted', async (t) => {
    const file = (text: string) => ({
      file: { name: 'terms.txt', base64: Buffer.from(text).toString('base64') },
    });
    const { body } = await add(file('The first terms.'));
    const { id: first } = body as { id: string };
    const { total } = (await ask(path)).body as { total: number };
    t.match(await add({ content: 'The first terms.', ifKnown: 'add' }), {
      status: 409,
      body: { error: { code: 'document-duplicate', document: { id: first, title: 'terms' } } },
    });
    t.match(await add(file('The second terms.')), {
      status: 409,
      body: { error: { code: 'document-exists', document: { id: first } } },
    });
    t.match(await add({ ...file('The second terms.'), ifKnown: 'replace' }), {
      status: 201,
      body: { id: first, content: 'The second terms.', fileName: 'terms.txt' },
    });
    t.match((await ask(path)).body, { total });
    t.equal((await add({ ...file('The third terms.'), ifKnown: 'add' })).status, 201);
    const atOnce = await Promise.all([1, 2, 3].map(() => add({ content: 'Sent three times.' })));
    t.same(atOnce.map(({ status }) => status).sort(), [201, 409, 409]);
  });

  await t.test('[8.9] ask for the encoding where it is uncertain', async (t) => {
    const file = {
      name: 'henpin.txt',
      base64: Buffer.from([0x95, 0xd4, 0x95, 0x69]).toString('base64'),
    };
    t.match((await add({ file })).body, {
      error: { code: 'document-encoding', choices: [{ encoding: 'shift_jis', preview: '返品' }] },
    });
    t.match((await add({ file, encoding: 'shift_jis' })).body, {
      content: '返品',
      encoding: 'shift_jis',
    });
  });

  await t.test(
    '[8.3] do not exist for another tenant, nor for operators of other chatbots',
    async (t) => {
      const { body } = await ask(path);
      const [document] = (body as { documents: { id: string }[] }).documents;
      const strangers = [tokenFor({ tenantId: 'other' }), tokenFor({ chatbots: ['another'] })];
      for (const token of strangers) {
        const one = `${path}/${document?.id}`;
        const change = { title: 'Mine', content: 'Mine.' };
        for (const answer of [
          await ask(path, { token }),
          await add({ content: 'Mine.' }, token),
          await ask(one, { token }),
          await ask(`${one}/passages`, { token }),
          await ask(one, { token, method: 'PUT', body: change }),
          await ask(one, { token, method: 'DELETE' }),
        ]) {
          t.equal(code(answer), 'not-found');
        }
      }
      t.equal((await ask(path, { token: null })).status, 401);
      const { body: other } = await ask('/v1/chatbots', {
        method: 'POST',
        body: { config: SHOP_CHATBOT },
      });
      const { id: otherId } = other as { id: string };
      t.equal(code(await ask(`/v1/chatbots/${otherId}/documents/${document?.id}`)), 'not-found');
    },
  );
}
