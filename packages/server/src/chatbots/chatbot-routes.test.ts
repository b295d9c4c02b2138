import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { chatbotTopic } from './chatbot-news.js';

const server = await startTestServer(t);
const { ask, tokenFor, services } = server;

const MODEL = {
  type: 'model',
  model: '',
  baseUrl: '',
  systemPrompt: '',
  knowledge: true,
  threshold: 0.25,
  temperature: 0.2,
  fallback: '',
} as const;

const create = async (changes: Partial<ChatbotConfig> = {}) => {
  const config = { ...DEFAULT_CONFIG, ...changes };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  return { id: body.id as string, config, fingerprint: body.fingerprint as string };
};
const save = (id: string, config: unknown, revision: number, token?: string) =>
  ask(`/v1/chatbots/${id}`, { method: 'PUT', body: { config, revision }, ...(token && { token }) });
const publish = (id: string) => ask(`/v1/chatbots/${id}/publish`, { method: 'POST' });

await t.test('[2.4] a chatbot is created, read, saved and published', async (t) => {
  const { id, config, fingerprint } = await create({ name: 'Helper' });
  const first = await ask(`/v1/chatbots/${id}`);
  t.equal(first.status, 200);
  t.match(first.body, { id, revision: 1, live: null, config, fingerprint: /^[0-9a-f]{64}$/ });

  const saved = await save(id, { ...config, name: 'Better helper' }, 1);
  t.match(saved.body, { revision: 2, live: null, config: { name: 'Better helper' } });
  t.not(saved.body.fingerprint, fingerprint);

  const published = await publish(id);
  t.match(published.body, { revision: 2, live: 2 });
  const again = await publish(id);
  t.match(again.body, { revision: 2, live: 2 }, 'publishing twice changes nothing');

  const draft = await save(id, { ...config, name: 'Best helper' }, 2);
  t.match(draft.body, { revision: 3, live: 2 });
});

await t.test('[2.5] poor contrast is not published unless that is meant', async (t) => {
  const { appearance } = DEFAULT_CONFIG;
  const light = { ...appearance.light, text: '#777777' };
  const { id } = await create({ appearance: { ...appearance, light } });
  const refused = await publish(id);
  t.equal(refused.status, 409);
  t.match(refused.body.error, {
    code: 'poor-contrast',
    message: /light .* text .* 4\.47:1/,
    action: /^Use #[0-9a-f]{6} instead/,
  });
  t.match((await ask(`/v1/chatbots/${id}`)).body, { live: null }, 'nothing is live');
  const accepted = await ask(`/v1/chatbots/${id}/publish?acceptContrast=true`, { method: 'POST' });
  t.match(accepted.body, { live: 1 });
});

await t.test(
  '[2.5] the contrast of unsaved colours is told, with a colour that would do',
  async (t) => {
    const { appearance } = DEFAULT_CONFIG;
    const check = (changes: object) =>
      ask('/v1/contrast', { method: 'POST', body: { appearance: { ...appearance, ...changes } } });
    t.same((await check({})).body, { issues: [] });
    const poor = await check({ light: { ...appearance.light, primary: '#ffe066' } });
    t.match(poor.body.issues, [
      { scheme: 'light', what: 'controls', needed: 3, fix: { path: 'light.primary' } },
    ]);
    t.equal((await check({ radius: 'round' })).status, 400);
  },
);

await t.test('[2.2] looks to start from can be laid over any appearance', async (t) => {
  const { body } = await ask('/v1/appearance-presets');
  for (const { appearance } of body.presets) {
    const config = {
      ...DEFAULT_CONFIG,
      appearance: { ...DEFAULT_CONFIG.appearance, ...appearance },
    };
    t.equal((await ask('/v1/chatbots', { method: 'POST', body: { config } })).status, 201);
  }
  t.ok(body.presets.length >= 5);
});

await t.test('[2.4] saving what is there already makes no revision', async (t) => {
  const { id, config, fingerprint } = await create();
  const reordered = Object.fromEntries(Object.entries(config).reverse());
  t.match((await save(id, reordered, 1)).body, { revision: 1, fingerprint });
});

await t.test(
  '[2.2] what was stored before there were image hosts stays what it was, and can have some',
  async (t) => {
    const { id, config, fingerprint } = await create({ name: 'Old' });
    const { imageHosts: _, ...before } = config;
    const { sql } = server.database;
    await sql`update chatbot_revisions set config = ${sql.json(before)} where chatbot_id = ${id}`;
    t.same((await ask(`/v1/chatbots/${id}`)).body, {
      ...(await save(id, before, 1)).body,
      revision: 1,
      fingerprint,
      config,
    });
    t.match((await save(id, config, 1)).body, { revision: 1, fingerprint }, 'nothing has changed');
    await publish(id);
    const read = async () => (await ask(`/v1/chatbots/${id}/public`)).body.config.imageHosts;
    t.same(await read(), []);
    const saved = await save(id, { ...before, imageHosts: ['images.example.com'] }, 1);
    t.match(saved.body, { revision: 2, config: { imageHosts: ['images.example.com'] } });
    t.not(saved.body.fingerprint, fingerprint);
    await publish(id);
    t.same(await read(), ['images.example.com']);
  },
);

await t.test('a save that knows an older draft is refused, and changes nothing', async (t) => {
  const { id, config } = await create();
  await save(id, { ...config, name: 'Second' }, 1);
  const stale = await save(id, { ...config, name: 'Third' }, 1);
  t.equal(stale.status, 409);
  t.match(stale.body.error, { code: 'stale-revision', message: /revision 2/, retryable: false });
  t.match((await ask(`/v1/chatbots/${id}`)).body, { revision: 2, config: { name: 'Second' } });

  const both = await Promise.all([
    save(id, { ...config, name: 'A' }, 2),
    save(id, { ...config, name: 'B' }, 2),
  ]);
  t.same(both.map(({ status }) => status).sort(), [200, 409], 'of two at once one wins');
});

await t.test('revisions stay as they were saved', async (t) => {
  const { id, config } = await create({ name: 'One' });
  await publish(id);
  await save(id, { ...config, name: 'Two' }, 1);
  t.match(await services.revisions.revisionFor(id, 'live'), {
    revision: 1,
    config: { name: 'One' },
  });
  t.match(await services.revisions.revisionFor(id, 'test'), {
    revision: 2,
    config: { name: 'Two' },
  });
  const rows = await server.database.sql`
    select number, config->>'name' as name, created_by from chatbot_revisions
     where chatbot_id = ${id} order by number`;
  t.same(
    [...rows],
    [
      { number: 1, name: 'One', created_by: 'operator-1' },
      { number: 2, name: 'Two', created_by: 'operator-1' },
    ],
  );
});

await t.test('[2.4] test sessions hear of a save, and everybody of publishing', async (t) => {
  const { id, config } = await create({ name: 'One' });
  const heard: [string, unknown][] = [];
  for (const mode of ['test', 'live'] as const) {
    const end = await services.liveStore.subscribe(chatbotTopic(id, mode), (news) =>
      heard.push([mode, JSON.parse(news)]),
    );
    t.teardown(end);
  }
  await services.revisions.revisionFor(id, 'test');
  await save(id, { ...config, name: 'Two' }, 1);
  t.match(heard, [
    ['test', { type: 'chatbot', chatbot: { id, revision: 2, config: { name: 'Two' } } }],
  ]);
  t.match(await services.revisions.revisionFor(id, 'test'), { revision: 2 }, 'nothing stale after');
  t.notOk(JSON.stringify(heard).includes('allowedOrigins'), 'only what visitors may know');
  await publish(id);
  t.match(heard.slice(1), [
    ['live', { type: 'chatbot', chatbot: { id, revision: 2 } }],
    ['test', { type: 'published', revision: 2 }],
  ]);
});

await t.test('[1.1] the list has what its rows show', async (t) => {
  const token = tokenFor({ tenantId: 'list' });
  const { body: made } = await ask('/v1/chatbots', {
    method: 'POST',
    token,
    body: { config: { ...DEFAULT_CONFIG, name: 'Listed' } },
  });
  await services.knowledge.put('list', made.id, [
    { title: 'A', slug: 'a', sourceUrl: null, language: 'en', content: 'About a thing.' },
  ]);
  const { fingerprint } = (await ask(`/v1/chatbots/${made.id}`, { token })).body;
  const row = {
    id: made.id,
    name: 'Listed',
    avatar: '',
    primary: DEFAULT_CONFIG.appearance.light.primary,
    draft: { revision: 1, fingerprint },
    updatedAt: made.updatedAt,
    documents: 1,
    archivedAt: null,
  };
  t.same((await ask('/v1/chatbots', { token })).body, {
    chatbots: [{ ...row, live: null }],
    cursor: null,
  });
  await ask(`/v1/chatbots/${made.id}/publish`, { method: 'POST', token });
  const { chatbots } = (await ask('/v1/chatbots', { token })).body;
  t.match(chatbots[0].live, { revision: 1, fingerprint, publishedAt: /Z$/ });
});

await t.test('[6.1] a list is searched, sorted, narrowed and read in pages', async (t) => {
  const token = tokenFor({ tenantId: 'pages' });
  const names = ['Delta', 'alpha', 'Charlie', 'bravo', 'Alpha 2'];
  const ids = new Map<string, string>();
  for (const name of names) {
    const config = { ...DEFAULT_CONFIG, name };
    const { body } = await ask('/v1/chatbots', { method: 'POST', token, body: { config } });
    ids.set(name, body.id);
  }
  const post = (name: string, what: string) =>
    ask(`/v1/chatbots/${ids.get(name)}/${what}`, { method: 'POST', token });
  await post('bravo', 'publish');
  await post('Charlie', 'publish');
  const config = { ...DEFAULT_CONFIG, name: 'Charlie', language: 'de' };
  await save(ids.get('Charlie') ?? '', config, 1, token);

  const pagesOf = async (query: string) => {
    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor && `&cursor=${cursor}`;
      const { status, body } = await ask(`/v1/chatbots?${query}${from}`, { token });
      t.equal(status, 200, query);
      pages.push(body.chatbots.map(({ name }: { name: string }) => name));
      cursor = body.cursor;
    }
    return pages;
  };
  t.same(await pagesOf('limit=2'), [['Delta', 'alpha'], ['Charlie', 'bravo'], ['Alpha 2']]);
  t.same(await pagesOf('limit=5'), [names], 'one that is just full is the last');
  t.same(await pagesOf('sort=name&limit=3'), [
    ['alpha', 'Alpha 2', 'bravo'],
    ['Charlie', 'Delta'],
  ]);
  t.same(await pagesOf('sort=-name&limit=4'), [
    ['Delta', 'Charlie', 'bravo', 'Alpha 2'],
    ['alpha'],
  ]);
  t.same(await pagesOf('sort=-updated&limit=4'), [
    ['Charlie', 'Alpha 2', 'bravo', 'alpha'],
    ['Delta'],
  ]);
  t.same(await pagesOf('q=ALPHA'), [['alpha', 'Alpha 2']]);
  t.same(await pagesOf('q=%25'), [[]], 'no pattern');
  t.same(await pagesOf('state=live'), [['bravo']]);
  t.same(await pagesOf('state=changed'), [['Charlie']]);
  t.same(await pagesOf('state=draft&sort=name'), [['alpha', 'Alpha 2', 'Delta']]);

  const { body } = await ask('/v1/chatbots?limit=1', { token });
  const nul = Buffer.from(JSON.stringify(['name', '\0', 'x'])).toString('base64url');
  for (const bad of [`cursor=${body.cursor}&sort=name`, `cursor=${nul}&sort=name`, 'cursor=1']) {
    t.match(await ask(`/v1/chatbots?${bad}`, { token }), {
      status: 400,
      body: { error: { code: 'bad-request', message: /cursor/ } },
    });
  }
  t.equal((await ask('/v1/chatbots?state=gone', { token })).status, 400);
});

await t.test('[5.2] what is unpublished is gone for visitors, and its draft stays', async (t) => {
  const { id } = await create({ name: 'Withdrawn' });
  const unpublish = () => ask(`/v1/chatbots/${id}/unpublish`, { method: 'POST' });
  t.match(await unpublish(), { status: 200, body: { revision: 1, live: null } });
  const withHeader = { method: 'POST', headers: { 'content-type': 'application/json' } };
  t.match(
    (await ask(`/v1/chatbots/${id}/publish`, withHeader)).body,
    { live: 1 },
    'without a body',
  );
  t.equal((await ask(`/v1/chatbots/${id}/public`, { token: null })).status, 200);
  t.match(await unpublish(), { status: 200, body: { id, revision: 1, live: null } });
  t.equal((await ask(`/v1/chatbots/${id}/public`, { token: null })).status, 404);
  t.match((await ask(`/v1/chatbots/${id}`)).body, { live: null, config: { name: 'Withdrawn' } });
  t.match((await publish(id)).body, { live: 1 }, 'and can be published again');
});

await t.test('[6.1] what is archived leaves the list and visitors, and comes back', async (t) => {
  const { id } = await create({ name: 'Put away' });
  await publish(id);
  const archive = (archived: boolean) =>
    ask(`/v1/chatbots/${id}/archived`, { method: 'PUT', body: { archived } });
  const listed = async (query: string) => {
    const { body } = await ask(`/v1/chatbots?q=put%20away${query}`);
    return (body.chatbots as { id: string }[]).map((each) => each.id);
  };
  t.same(await listed('&archived=true'), []);
  t.equal((await archive(true)).status, 204);
  t.same(await listed(''), []);
  t.same(await listed('&archived=true'), [id]);
  t.equal((await ask(`/v1/chatbots/${id}/public`, { token: null })).status, 404);
  t.match((await ask(`/v1/chatbots/${id}`)).body, { live: null }, 'it can still be read');
  t.equal((await archive(false)).status, 204);
  t.same(await listed(''), [id]);
  await archive(true);
  await publish(id);
  t.same(await listed(''), [id], 'what is published is not archived');
  const { body } = await ask(`/v1/audit-log?object=${id}&action=chatbot.archive`, {
    token: tokenFor({ role: 'admin' }),
  });
  t.equal(body.entries.length, 2);
});

await t.test('[8.3] who talks to a chatbot that is withdrawn or deleted is closed', async (t) => {
  const { id } = await create({ name: 'Going' });
  await publish(id);
  const url = `${server.url.replace('http', 'ws')}/v1/chatbots/${id}`;
  const live = await TestClient.connect({ url: `${url}/live`, origin: server.url });
  const { token } = await live.hello();
  const test = await TestClient.connect({
    url: `${url}/test`,
    origin: server.url,
    token: tokenFor(),
  });
  const { session } = await test.hello();

  await ask(`/v1/chatbots/${id}/unpublish`, { method: 'POST' });
  t.equal(await live.end(), CLOSE.notFound);
  const again = await TestClient.connect({ url: `${url}/live`, origin: server.url });
  again.write({ type: 'hello', ...(token && { token }) });
  t.equal(await again.end(), CLOSE.notFound, 'a resume asks again');
  const frames = await ask(`/v1/chatbots/${id}/live/frames`, {
    method: 'POST',
    token: token ?? null,
    headers: { origin: server.url },
    body: { frames: [{ type: 'send', cid: 'c-1', text: 'Still there?' }] },
  });
  t.match(frames, { status: 404, body: { error: { code: 'not-found' } } }, 'over HTTP too');
  test.write({ type: 'ping' });
  await test.next('pong');

  await ask(`/v1/chatbots/${id}`, { method: 'DELETE' });
  t.equal(await test.end(), CLOSE.notFound);
  const rows = await server.database.sql`select 1 from test_sessions where id = ${session.id}`;
  t.equal(rows.length, 0, 'and its conversations are gone');
});

await t.test('[8.3] who withdrew and deleted a chatbot is in the audit log', async (t) => {
  const { id } = await create();
  await publish(id);
  await ask(`/v1/chatbots/${id}/unpublish`, { method: 'POST' });
  t.equal((await ask(`/v1/chatbots/${id}`, { method: 'DELETE' })).status, 204);
  t.equal((await ask(`/v1/chatbots/${id}`, { method: 'DELETE' })).status, 404, 'only once');
  t.equal((await ask(`/v1/chatbots/${id}`)).status, 404);
  const { body } = await ask(`/v1/audit-log?object=${id}&limit=2`, {
    token: tokenFor({ role: 'admin' }),
  });
  t.match(body.entries, [
    { action: 'chatbot.delete', before: { revision: 1 }, after: null, address: '127.0.0.1' },
    { action: 'chatbot.unpublish', before: { revision: 1 }, after: null },
  ]);
});

await t.test('[8.3] another tenant’s chatbot is like one that does not exist', async (t) => {
  const { id, config } = await create();
  const foreign = tokenFor({ tenantId: 'other' });
  const narrow = tokenFor({ chatbots: ['some-other-bot'] });
  const routes: [method: string, path: string, body?: unknown][] = [
    ['GET', '/v1/chatbots/ID'],
    ['PUT', '/v1/chatbots/ID', { config: { ...config, name: 'Stolen' }, revision: 1 }],
    ['POST', '/v1/chatbots/ID/publish'],
    ['POST', '/v1/chatbots/ID/unpublish'],
    ['PUT', '/v1/chatbots/ID/archived', { archived: true }],
    ['DELETE', '/v1/chatbots/ID'],
  ];
  for (const [method, path, body] of routes) {
    const missing = await ask(path.replace('ID', 'nowhere'), { method, body });
    t.equal(missing.status, 404);
    t.match(missing.body.error, { code: 'not-found', message: 'There is no such chatbot.' });
    for (const token of [foreign, narrow]) {
      const refused = await ask(path.replace('ID', id), { method, body, token });
      const { correlationId: _, ...problem } = refused.body.error;
      const { correlationId: __, ...expected } = missing.body.error;
      t.equal(refused.status, 404, `${method} ${path}`);
      t.same(problem, expected);
    }
  }
  t.same((await ask('/v1/chatbots', { token: foreign })).body, { chatbots: [], cursor: null });
  t.same((await ask('/v1/chatbots', { token: narrow })).body, { chatbots: [], cursor: null });
  const only = await ask('/v1/chatbots', { token: tokenFor({ chatbots: [id] }) });
  t.same(
    only.body.chatbots.map((chatbot: { id: string }) => chatbot.id),
    [id],
  );
  t.match((await ask(`/v1/chatbots/${id}`)).body, { revision: 1, live: null, config });
  const refused = await ask('/v1/chatbots', { method: 'POST', token: narrow, body: { config } });
  t.equal(refused.status, 403);
});

await t.test(
  '[8.3] a configuration that is not valid is refused with the field’s name',
  async (t) => {
    const { id, config } = await create();
    const { appearance } = config;
    const cases: [path: string, config: unknown][] = [
      ['config.name', { ...config, name: '' }],
      ['config.provider', { ...config, provider: undefined }],
      ['config.provider.type', { ...config, provider: { type: 'magic' } }],
      ['config.provider.threshold', { ...config, provider: { ...config.provider, threshold: 2 } }],
      ['config.provider.baseUrl', { ...config, provider: { ...MODEL, baseUrl: 'ftp://x' } }],
      ['config.provider.model', { ...config, provider: { ...MODEL, model: undefined } }],
      ['config.provider.apiKey', { ...config, provider: { ...MODEL, apiKey: 'sk-1' } }],
      ['config.secret', { ...config, secret: 'x' }],
      ['config.allowedOrigins.0', { ...config, allowedOrigins: ['https://*.example.com'] }],
      ['config.imageHosts.1', { ...config, imageHosts: ['a.example', 'https://b.example'] }],
      ['config.appearance.theme', { ...config, appearance: { ...appearance, theme: 'blue' } }],
      [
        'config.appearance.avatar',
        { ...config, appearance: { ...appearance, avatar: 'javascript:1' } },
      ],
      [
        'config.appearance.light.primary',
        {
          ...config,
          appearance: { ...appearance, light: { ...appearance.light, primary: '</style>' } },
        },
      ],
      [
        'config.appearance.variables.--chatbot-x',
        { ...config, appearance: { ...appearance, variables: { '--chatbot-x': 'url(//evil)' } } },
      ],
      ['config', null],
    ];
    for (const [path, bad] of cases) {
      const { status, body } = await save(id, bad, 1);
      t.equal(status, 400, path);
      t.match(body.error, { code: 'bad-request', fields: [{ path }] }, path);
      t.equal(body.error.fields.length, 1, `${path} and nothing else`);
      t.ok(body.error.message.includes(path), body.error.message);
    }
    t.match((await save(id, config, 0)).body.error.fields, [{ path: 'revision' }]);
    t.match((await ask(`/v1/chatbots/${id}`)).body, { revision: 1, config });
  },
);

await t.test('[8.3] a secret in the clear is refused, and its place named', async (t) => {
  const { id, config } = await create();
  const http = (changes: Partial<HttpProvider>) => ({
    ...config,
    provider: { ...PLAIN_CONNECTOR, ...changes },
  });
  const header = (name: string, value: string) => http({ headers: [{ name, value }] });
  for (const bad of [
    header('Authorization', 'Bearer sk-hunter2'),
    header('x-api-key', 'hunter2'),
    http({ url: 'https://a.example/chat?api_key=hunter2' }),
  ]) {
    const { status, body } = await save(id, bad, 1);
    t.equal(status, 400);
    t.match(body.error, { code: 'secret-in-the-clear', action: /\{\{secrets\.NAME\}\}/ });
    t.notMatch(JSON.stringify(body), 'hunter2');
  }
  for (const [number, good] of [
    header('Authorization', 'Bearer {{secrets.KEY}}'),
    header('accept', 'text/event-stream'),
    http({ url: 'https://a.example/chat?api_key={{secrets.KEY}}&monkey=1' }),
  ].entries()) {
    t.equal((await save(id, good, number + 1)).status, 200);
  }
});

await t.test('[8.3] a header of the connection itself cannot be set', async (t) => {
  const { id, config } = await create();
  for (const name of ['Host', 'host', 'CONNECTION', 'Transfer-Encoding', 'content-length', 'TE']) {
    const provider = { ...PLAIN_CONNECTOR, headers: [{ name, value: 'x' }] };
    const { status, body } = await save(id, { ...config, provider }, 1);
    t.equal(status, 400, name);
    t.match(body.error, {
      code: 'bad-request',
      fields: [{ path: 'config.provider.headers.0.name' }],
    });
  }
  const provider = { ...PLAIN_CONNECTOR, headers: [{ name: 'X-Host', value: 'x' }] };
  t.equal((await save(id, { ...config, provider }, 1)).status, 200);
});

await t.test('[5.1] embeds read what is published, if their page may', async (t) => {
  const { id, config } = await create({ allowedOrigins: ['https://shop.example.com'] });
  const read = (headers: Record<string, string> = {}) =>
    ask(`/v1/chatbots/${id}/public`, { token: null, headers });
  t.equal((await read()).status, 404, 'nothing is published');
  await publish(id);
  await save(id, { ...config, name: 'Draft only' }, 1);

  const answer = await read({ origin: 'https://shop.example.com' });
  t.equal(answer.status, 200);
  t.same(Object.keys(answer.body), ['id', 'revision', 'fingerprint', 'config', 'receipt']);
  t.same(Object.keys(answer.body.config), ['name', 'language', 'imageHosts', 'appearance']);
  t.equal(answer.body.config.name, config.name);
  t.equal(answer.headers.get('access-control-allow-origin'), 'https://shop.example.com');
  t.match(answer.headers.get('vary'), /Origin/);
  t.equal(answer.headers.get('cache-control'), 'no-cache');

  const etag = answer.headers.get('etag') ?? '';
  t.equal((await read({ 'if-none-match': `W/${etag}` })).status, 304);
  t.equal((await read({ 'if-none-match': '"other"' })).status, 200);
  t.equal((await read()).status, 200, 'without an origin: the server’s own pages');
  t.equal((await read({ origin: server.url })).status, 200, 'own origin');
  for (const origin of ['https://evil.com', 'null', 'https://shop.example.com.evil.com']) {
    const refused = await read({ origin });
    t.equal(refused.status, 403, origin);
    t.match(refused.body.error, { code: 'origin-not-allowed' });
    t.equal(refused.headers.get('access-control-allow-origin'), null);
  }
});
