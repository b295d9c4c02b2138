import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer, type Answer } from '../../testing/server.js';
import { widgetBuild } from '../plugins/widget-build.js';

const heard: { headers: Record<string, unknown>; body: string }[] = [];
const hook = await WireServer.start(t, (exchange) => {
  heard.push({ headers: exchange.headers, body: exchange.text });
  exchange.respond(204, '');
});
const server = await startTestServer(t, { egressAllow: [new URL(hook.url).host] });
const { ask, services, tokenFor, database, url } = server;
const admin = tokenFor({ role: 'admin' });
const SHOP = 'https://shop.example.com';

const create = async (name: string) => {
  const config = { ...DEFAULT_CONFIG, name, allowedOrigins: [SHOP] };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  const path = `/v1/chatbots/${body.id as string}`;
  const published = await ask(`${path}/publish`, { method: 'POST' });
  return { path, id: body.id as string, config, fingerprint: published.body.fingerprint as string };
};
const tell = (path: string, body: object, origin = SHOP): Promise<Answer> =>
  ask(`${path}/witness`, { method: 'POST', token: null, headers: { origin }, body });
const siteOf = async (path: string) => (await ask(`${path}/sites`)).body.sites[0];

await t.test('[5.4] a site appears by itself, once a page has told what it shows', async (t) => {
  const { path, fingerprint } = await create('Seen');
  t.strictSame((await ask(`${path}/sites`)).body.sites, []);
  const seen = { verdict: 'match', differs: [], fingerprint, build: '1.2.3' };
  const told = await tell(path, seen);
  t.equal(told.status, 204);
  t.match(await siteOf(path), {
    origin: SHOP,
    state: 'untested',
    reasons: [{ code: 'not-tested' }],
    verdict: 'match',
    build: '1.2.3',
    revision: 1,
    conversations: 0,
    mismatches: 0,
    driftSince: null,
  });
  t.equal((await tell(path, seen, 'https://evil.example')).status, 403, 'of allowed origins alone');
  t.equal((await tell(path, { verdict: 'fine' })).status, 400);
});

await t.test(
  '[5.4] conversations are counted, and stamped with what their page found',
  async (t) => {
    const { id, path, fingerprint } = await create('Stamped');
    const receipt = (await ask(`${path}/receipt`, { token: null })).body.id as string;
    const socketUrl = `${url.replace('http', 'ws')}/v1/chatbots/${id}/live`;
    const client = await TestClient.connect({ url: socketUrl, origin: SHOP });
    t.teardown(() => client.close());
    const welcome = await client.hello({ seen: { fingerprint, receipt, verdict: 'match' } });
    t.match(await siteOf(path), { conversations: 1, fingerprint, verdict: null });
    const row = async () =>
      (
        await database.sql`
      select origin, receipt, verdict from live_conversations where chatbot_id = ${id}`
      )[0];
    t.match(await row(), { origin: SHOP, receipt, verdict: 'match' });

    const { token } = welcome;
    await tell(path, {
      verdict: 'mismatch',
      differs: ['configuration'],
      fingerprint,
      receipt,
      token,
    });
    t.match(await row(), { verdict: 'mismatch' }, 'a verdict that comes later stamps it too');
  },
);

await t.test('[5.9] a page that was served something else is shown and counted', async (t) => {
  const { path, fingerprint } = await create('Changed on its way');
  await tell(path, { verdict: 'mismatch', differs: ['configuration'], fingerprint });
  await tell(path, { verdict: 'mismatch', differs: ['build'], fingerprint });
  t.match(await siteOf(path), {
    state: 'differs',
    reasons: [{ code: 'build' }],
    mismatches: 2,
    driftSince: /^20/,
  });
  await tell(path, { verdict: 'match', differs: [], fingerprint });
  t.match(await siteOf(path), { state: 'untested', mismatches: 2, driftSince: null });
});

await t.test(
  '[5.9] a page that has another file of the widget than is served is told',
  async (t) => {
    const { id, path, fingerprint } = await create('Other files');
    const build = widgetBuild();
    if (!build) throw new Error('Nothing is built: run `npm run build`.');
    const read = (file: string) => {
      const contents = readFileSync(join(build.folder, file));
      const hash = createHash('sha256').update(contents).digest('hex');
      return { path: file, bytes: contents.length, hash };
    };
    const script = read('chatbot.js');
    const [chunk = ''] = Object.keys(build.integrity).filter((file) => file.startsWith('chunks/'));
    const told = async (...files: readonly { path: string; bytes: number; hash?: string }[]) => {
      await tell(path, { verdict: 'match', differs: [], fingerprint, files });
      return siteOf(path);
    };
    const isServed = { state: 'untested', verdict: 'match', build: build.version };
    t.match(await told(script, read(chunk)), isServed);
    t.match(await told({ ...script, path: `v/${build.version}/chatbot.js` }), isServed, 'pinned');
    t.match(
      await told({ path: chunk, bytes: 0 }),
      isServed,
      'the browser does not tell its length',
    );
    const other = {
      state: 'differs',
      verdict: 'mismatch',
      reasons: [{ code: 'build' }],
    };
    const longer = { ...read(chunk), bytes: read(chunk).bytes + 1 };
    t.match(await told(script, longer), other, 'by its length');
    t.match(await told({ ...script, hash: '0'.repeat(64) }), other, 'by its contents');
    t.match(await told({ path: 'chunks/panel-before.js', bytes: 1 }), other, 'of no build');

    const socketUrl = `${url.replace('http', 'ws')}/v1/chatbots/${id}/live`;
    const client = await TestClient.connect({ url: socketUrl, origin: SHOP });
    t.teardown(() => client.close());
    await client.hello({ seen: { fingerprint, files: [longer], verdict: 'match' } });
    const [row] = await database.sql`
    select verdict from live_conversations where chatbot_id = ${id}`;
    t.match(row, { verdict: 'mismatch' }, 'a conversation that begins later is stamped so too');

    const report = JSON.stringify({ verdict: 'match', differs: [], fingerprint, files: [script] });
    const sent = await fetch(`${url}${path}/witness`, {
      method: 'POST',
      headers: { origin: SHOP, 'content-type': 'text/plain;charset=UTF-8' },
      body: report,
    });
    t.equal(sent.status, 204, 'as browsers send what nobody waits for');
    t.equal(sent.headers.get('cross-origin-resource-policy'), 'cross-origin');
    t.match(await siteOf(path), isServed);
  },
);

await t.test('[5.4] an open page is late after a publication, then it matches', async (t) => {
  const { path, config, fingerprint } = await create('Late');
  await tell(path, { verdict: 'match', differs: [], fingerprint });
  const body = { config: { ...config, name: 'Later' }, revision: 1 };
  await ask(path, { method: 'PUT', body });
  const { body: next } = await ask(`${path}/publish`, { method: 'POST' });
  t.match(await siteOf(path), {
    state: 'outdated',
    reasons: [{ code: 'not-seen', message: 'Not seen since revision 2 was published.' }],
  });

  await tell(path, { verdict: 'mismatch', differs: ['fingerprint', 'configuration'], fingerprint });
  t.match(await siteOf(path), {
    state: 'differs',
    reasons: [
      {
        code: 'older-revision',
        message: 'It shows revision 1; what differs: its configuration, prompt or appearance.',
      },
    ],
    mismatches: 0,
  });
  await tell(path, { verdict: 'match', differs: [], fingerprint: next.fingerprint });
  t.match(await siteOf(path), { state: 'untested', revision: 2, driftSince: null });
});

await t.test(
  '[5.4] a webhook hears of a site that differs, signed with the tenant’s key',
  async (t) => {
    const { path, id, fingerprint } = await create('Told');
    const policy = { mode: 'off', tested: true, approved: false, noWarnings: false };
    const set = await ask('/v1/publish-policy', {
      method: 'PUT',
      token: admin,
      body: { ...policy, webhookUrl: `${hook.url}/drift` },
    });
    t.match(set.body, { webhookUrl: `${hook.url}/drift` });
    heard.length = 0;
    const report = { verdict: 'mismatch', differs: ['signature'], fingerprint };
    await tell(path, report);
    await tell(path, report);
    t.equal(heard.length, 1, 'once, until it matches again');
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    t.match(JSON.parse(body), {
      type: 'site.drift',
      chatbot: { id, name: 'Told' },
      origin: SHOP,
      reasons: [{ code: 'signature' }],
    });
    const { keys } = (await ask('/.well-known/chatbot-test/keys.json', { token: null })).body;
    const key = keys.find(({ kid }: { kid: string }) => kid === headers['webhook-key-id']);
    const [version, signature = ''] = String(headers['webhook-signature']).split(',');
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    t.equal(version, 'v1a');
    t.ok(
      verify(
        null,
        Buffer.from(signed),
        createPublicKey({ key, format: 'jwk' }),
        Buffer.from(signature, 'base64'),
      ),
    );
    for (let times = 0; times < 10; times++) {
      await tell(path, { verdict: 'match', differs: [], fingerprint });
      await tell(path, report);
    }
    t.equal(heard.length, 3, 'no page brings it on without end');
    t.match(await siteOf(path), { state: 'differs' }, 'the site says it all the same');
  },
);

await t.test(
  '[5.1] the page for frames may stand on allowed sites, and on no others',
  async (t) => {
    const { id, path, config } = await create('A "name" </title><script>');
    const page = await fetch(`${url}/frame/${id}`);
    t.equal(page.headers.get('x-frame-options'), null);
    t.match(page.headers.get('content-security-policy'), `frame-ancestors 'self' ${SHOP};`);
    const html = await page.text();
    t.match(html, `<chatbot-widget chatbot-id="${id}" open>`);
    t.match(html, `href="../v1/chatbots/${id}/public"`, 'asked for beside the script');
    t.notMatch(html, '</title><script>');
    const nowhere = { ...config, allowedOrigins: [] };
    await ask(path, { method: 'PUT', body: { config: nowhere, revision: 1 } });
    await ask(`${path}/publish`, { method: 'POST' });
    const closed = await fetch(`${url}/frame/${id}`);
    t.match(closed.headers.get('content-security-policy'), "frame-ancestors 'self';");
    t.equal((await fetch(`${url}/frame/none`)).status, 404);
  },
);

await t.test('[5.4] what is inside the network is not told, whatever the address', async (t) => {
  const { path, fingerprint } = await create('Inside');
  const policy = { mode: 'off', tested: true, approved: false, noWarnings: false };
  await ask('/v1/publish-policy', {
    method: 'PUT',
    token: admin,
    body: { ...policy, webhookUrl: 'http://169.254.169.254/latest' },
  });
  const { status } = await tell(path, { verdict: 'mismatch', differs: ['key'], fingerprint });
  t.equal(status, 204);
  t.match(await siteOf(path), { state: 'differs' });
  await services.sites.flush();
});

await t.test(
  '[5.5] checks after deployment are ticked off by site, by whom and when',
  async (t) => {
    const { path, fingerprint } = await create('Ticked');
    const tick = (body: object, token?: string) =>
      ask(`${path}/site-checks`, { method: 'PUT', body, ...(token && { token }) });
    const phone = { origin: SHOP, check: 'phone', done: true };
    t.match((await tick(phone)).body.error, { code: 'not-found' }, 'nobody has seen it there');

    await tell(path, { verdict: 'match', differs: [], fingerprint, build: '1.2.3' });
    const ticked = async () =>
      (
        (await siteOf(path)).checks as {
          id: string;
          words: string;
          by: string | null;
          at: string | null;
        }[]
      ).filter(({ by }) => by !== null);
    t.equal((await siteOf(path)).checks.length, 6);
    t.strictSame(await ticked(), []);
    t.equal((await tick(phone, tokenFor({ operatorId: 'anna' }))).status, 204);
    t.equal((await tick({ ...phone, check: 'speed' })).status, 204);
    t.equal((await tick(phone, tokenFor({ operatorId: 'ben' }))).status, 204);
    t.match(await ticked(), [
      { id: 'phone', by: 'anna', at: /^20/, words: /phone/ },
      { id: 'speed' },
    ]);
    await tick({ ...phone, done: false });
    t.strictSame(
      (await ticked()).map(({ id }) => id),
      ['speed'],
    );
    t.equal((await tick({ ...phone, check: 'other' })).status, 400);
    const foreign = await tick(phone, tokenFor({ tenantId: 'other' }));
    t.equal(foreign.status, 404);
    t.equal((await tick(phone, tokenFor({ role: 'viewer' }))).status, 403);
  },
);
