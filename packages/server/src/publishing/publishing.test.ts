import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { startTestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import type { ReceiptBody } from './receipt.js';
import { verify } from './verify-command.js';

const page = await WireServer.start(t, (exchange) => {
  const id = exchange.path.slice(1);
  exchange.respond(
    200,
    `<p>Shop</p><script type="module" src="${server.url}/chatbot.js"></script>
    <chatbot-widget chatbot-id="${id}"></chatbot-widget>`,
    { 'content-type': 'text/html' },
  );
});
const server = await startTestServer(t);
const { ask, tokenFor, database } = server;
const { sql } = database;

const anna = tokenFor({ operatorId: 'anna' });
const ben = tokenFor({ operatorId: 'ben' });
const admin = tokenFor({ operatorId: 'ada', role: 'admin' });

const post = (path: string, token: string, body?: object) =>
  ask(path, { method: 'POST', token, ...(body && { body }) });
const create = async (name: string) => {
  const config = { ...DEFAULT_CONFIG, name, allowedOrigins: [new URL(page.url).origin] };
  const { body } = await post('/v1/chatbots', anna, { config });
  return { id: body.id as string, path: `/v1/chatbots/${body.id as string}`, config };
};
const setPolicy = (policy: object) =>
  ask('/v1/publish-policy', { method: 'PUT', token: admin, body: policy });
/** A reply in a test, as if somebody had asked. */
const test = async (path: string, id: string) => {
  const { body } = await ask(path, { token: anna });
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, operator_id, visitor, expires_at)
    values (${`s-${id}`}, 'demo', ${id}, 'anna', '{}', now() + interval '1 hour')
    on conflict do nothing`;
  await sql`
    insert into test_messages (id, session_id, epoch, seq, role, reply_to, text, state, fingerprint)
    values (${`m-${String(body.fingerprint)}`}, ${`s-${id}`}, 1, 1, 'bot', 'u', 'Hi', 'done',
      ${body.fingerprint as string})`;
};
const run = async (...args: string[]) => {
  const lines: string[] = [];
  const code = await verify({ args, say: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
};

await t.test('[5.7] a policy that asks wants a confirmation, and is off by default', async (t) => {
  const { path } = await create('Asked');
  t.match((await ask('/v1/publish-policy')).body, { mode: 'off' });
  t.equal(
    (await setPolicy({ mode: 'ask', tested: true, approved: false, noWarnings: false })).status,
    200,
  );
  t.match((await post(`${path}/publish`, anna)).body.error, {
    code: 'publish-unconfirmed',
    message: /nobody has tested it/,
  });
  t.equal((await post(`${path}/publish?confirm=true`, anna)).status, 200);
  const denied = await ask('/v1/publish-policy', {
    method: 'PUT',
    token: anna,
    body: { mode: 'off', tested: false, approved: false, noWarnings: false },
  });
  t.equal(denied.status, 403, 'admins set it');
});

await t.test('[5.2] whoever wants to be asked is, even while the policy is off', async (t) => {
  await setPolicy({ mode: 'off', tested: true, approved: false, noWarnings: false });
  const { id, path } = await create('Careful');
  t.match((await post(`${path}/publish?confirm=false`, anna)).body.error, {
    code: 'publish-unconfirmed',
    message: /nobody has tested it/,
  });
  await test(path, id);
  t.equal((await post(`${path}/publish?confirm=false`, anna)).status, 200, 'it was tested');
});

await t.test('[5.7] a policy that blocks lets nothing pass but what it asks for', async (t) => {
  const { id, path, config } = await create('Blocked');
  await setPolicy({ mode: 'block', tested: true, approved: true, noWarnings: true });
  const refusal = async (query = '', token = anna) =>
    (await post(`${path}/publish${query}`, token)).body.error?.message as string | undefined;
  t.match(
    await refusal('?confirm=true'),
    /nobody has tested .*nobody else has approved .*has none/,
  );
  await post(`${path}/documents`, anna, { title: 'Hours', content: 'Nine to six.' });
  await test(path, id);
  const { fingerprint } = (await ask(path, { token: anna })).body;
  t.match((await ask(`${path}/review`, { token: anna })).body, {
    replies: 1,
    tests: [{ question: '', answer: 'Hi', by: 'anna', sessionId: `s-${id}` }],
    testedBy: ['anna'],
    unmet: ['nobody else has approved it as it is now'],
  });
  await post(`${path}/approve`, anna, { fingerprint });
  t.match(await refusal(), /nobody else/, 'one’s own approval does not count');
  t.match((await post(`${path}/approve`, ben, { fingerprint: 'old' })).body.error, {
    code: 'stale-revision',
  });
  await post(`${path}/approve`, ben, { fingerprint, comment: 'Fine.' });
  t.equal((await post(`${path}/publish`, anna)).status, 200);

  const changed = { ...config, name: 'Changed' };
  await ask(path, { method: 'PUT', token: anna, body: { config: changed, revision: 1 } });
  t.match(await refusal(), /nobody has tested .*nobody else/, 'any change needs both again');
  t.equal((await post(`${path}/publish?override=Now`, anna)).status, 403, 'admins alone override');
  t.equal((await post(`${path}/publish?override=Recall`, admin)).status, 200);
  const { body: log } = await ask('/v1/audit-log?action=policy.override', { token: admin });
  t.match(log.entries[0], { actorId: 'ada', objectId: id, after: { reason: 'Recall' } });
});

await t.test('[5.9] every publication has a signed receipt that anybody can check', async (t) => {
  await setPolicy({ mode: 'off', tested: true, approved: false, noWarnings: false });
  const { id, path, config } = await create('Proven <b>"&');
  await test(path, id);
  await post(`${path}/publish`, anna);
  const { body: first } = await ask(`${path}/receipt`, { token: null });
  t.match(JSON.parse(first.body) as ReceiptBody, {
    chatbot: id,
    revision: 1,
    ...{ number: 1, previous: null, testedReplies: 1 },
  });
  await post('/v1/signing-key/rotate', admin);
  await ask(path, {
    method: 'PUT',
    token: anna,
    body: { config: { ...config, language: 'de' }, revision: 1 },
  });
  await post(`${path}/publish`, anna);
  await post(`${path}/publish`, anna);
  const { body: second } = await ask(`${path}/receipt`, { token: null });
  t.match(JSON.parse(second.body) as ReceiptBody, { number: 2, previous: first.id });
  t.not(second.keyId, first.keyId, 'a new key signs');

  const address = `${server.url}/verify/${String(second.id)}`;
  const shown = await (await fetch(address)).text();
  t.match(shown, /Yes: it answers with what was published/);
  t.match(shown, 'Proven &lt;b&gt;&quot;&amp;', 'names cannot break out');
  t.match(
    await (await fetch(`${server.url}/verify/${String(first.id)}`)).text(),
    /something is different/,
  );

  t.match(await run(address), { code: 0, text: /pass {2}history: 2 receipts/ });
  t.match(await run(`${page.url}/${id}`), { code: 0, text: /pass {2}origin/ });
  t.match(await run(address, '--json', '--key', second.keyId as string), { code: 0 });
  t.match(await run(address, '--key', first.keyId as string), { code: 1, text: /another key/ });
  t.match(await run(`${server.url}/verify/${String(first.id)}`), {
    code: 1,
    text: /something else/,
  });
  const none = await fetch(`${server.url}/verify/${'%3Cb%3E'.repeat(20)}`);
  t.equal(none.status, 404);
  t.match(await none.text(), '<h1 class="bad">This server has no such receipt</h1>', 'for people');
  t.match(await run('nonsense'), { code: 2 });
  t.match(await run(`${server.url}/verify/${'0'.repeat(64)}`), { code: 2 });

  await t.test('a document that is unpublished is a drift', async (t) => {
    const { body } = await post(`${path}/documents`, anna, { title: 'A', content: 'B.' });
    await post(`${path}/publish`, anna);
    const { body: third } = await ask(`${path}/receipt`, { token: null });
    await post(`${path}/documents/${String(body.id)}/unpublish`, anna);
    const page = await (await fetch(`${server.url}/verify/${String(third.id)}`)).text();
    t.match(page, /different by now[^]*its documents/);
  });

  await t.test('who rewrites history is found out', async (t) => {
    await t.rejects(sql`update receipts set body = '{}'`, /append only/);
    await sql`alter table receipts disable trigger receipts_append_only`;
    const forged = (first.body as string).replace('"testedReplies":1', '"testedReplies":9');
    await sql`update receipts set body = ${forged} where id = ${first.id as string}`;
    t.match(await (await fetch(address)).text(), /Do not trust this receipt/);
    t.match(await run(address), { code: 1, text: /its text is not the one/ });
  });
});

await t.test('[5.9] the private key leaves for admins alone, and that is in the log', async (t) => {
  t.equal((await ask('/v1/signing-key', { token: anna })).status, 403);
  t.match((await ask('/v1/signing-key', { token: admin })).body, {
    pem: /^-----BEGIN PRIVATE KEY/,
  });
  const { body } = await ask('/v1/audit-log?action=signing-key.export', { token: admin });
  t.equal(body.entries.length, 1);
  const { body: published } = await ask('/.well-known/chatbot-test/keys.json', { token: null });
  t.same(Object.keys(published.keys[0]).sort(), ['crv', 'kid', 'kty', 'x']);
  const { id, path } = await create('Signed');
  await post(`${path}/publish`, anna);
  const { body: live } = await ask(`/v1/chatbots/${id}/receipt`, { token: null });
  const wanted = (published.keys as { kid: string }[]).find(({ kid }) => kid === live.keyId);
  t.same(live.key, wanted, 'a page gets the one key that it needs');
});

await t.test('[5.9] a widget gets the receipt with its configuration', async (t) => {
  const { id, path, config } = await create('Handed over');
  await post(`${path}/publish`, anna);
  const receipt = async () => {
    const { keyId: _keyId, ...shown } = (await ask(`${path}/receipt`, { token: null })).body;
    return shown as object;
  };
  const shown = () => fetch(`${server.url}/v1/chatbots/${id}/public`);
  const first = await shown();
  const { receipt: served } = (await first.json()) as { receipt: object };
  t.same(served, await receipt());

  const socketUrl = `${server.url.replace('http', 'ws')}/v1/chatbots/${id}/live`;
  const client = await TestClient.connect({ url: socketUrl, origin: new URL(page.url).origin });
  t.teardown(() => client.close());
  t.same((await client.hello()).chatbot.receipt, served, 'and when it connects');
  const change = { config: { ...config, name: 'Signed anew' }, revision: 1 };
  await ask(path, { method: 'PUT', token: anna, body: change });
  await post(`${path}/publish`, anna);
  const { chatbot } = await client.next('chatbot');
  t.same(chatbot.receipt, await receipt(), 'and of the next publication, while it is open');
  t.notSame(chatbot.receipt, served);
  t.not((await shown()).headers.get('etag'), first.headers.get('etag'));
});

await t.test('[5.7] what was tested outlives the messages of the tests', async (t) => {
  const { id, path } = await create('Kept');
  await setPolicy({ mode: 'block', tested: true, approved: false, noWarnings: false });
  await test(path, id);
  await sql`delete from test_sessions where chatbot_id = ${id}`;
  t.match((await ask(`${path}/review`, { token: anna })).body, {
    replies: 1,
    testedBy: ['anna'],
    tests: [],
  });
  t.equal((await post(`${path}/publish`, anna)).status, 200, 'clean-up does not undo a test');

  await ask(path, {
    method: 'PUT',
    token: anna,
    body: { config: { ...DEFAULT_CONFIG, name: 'Kept too' }, revision: 1 },
  });
  await test(path, id);
  await post(`${path}/publish`, anna);
  await sql`delete from test_sessions where chatbot_id = ${id}`;
  const { body } = await ask(`${path}/revisions/2/tests`, { token: anna });
  t.match(body.tests, [{ answer: 'Hi', by: 'anna' }], 'the answers are kept with the receipt');
  t.equal(body.tests.length, 1);
  await setPolicy({ mode: 'off', tested: true, approved: false, noWarnings: false });
});

await t.test('[5.7] a reply counts once as tested, when it is complete', async (t) => {
  const { id, path } = await create('Once');
  await test(path, id);
  const of = sql`session_id = ${`s-${id}`}`;
  await sql`update test_messages set state = 'done', feedback = 'up' where ${of}`;
  t.match((await ask(`${path}/review`, { token: anna })).body, { replies: 1 });
  const { fingerprint } = (await ask(path, { token: anna })).body;
  await sql`
    insert into test_messages (id, session_id, epoch, seq, role, reply_to, text, state, fingerprint)
    values (${`${id}-2`}, ${`s-${id}`}, 1, 2, 'bot', 'u2', '', 'failed', ${fingerprint as string})`;
  t.match((await ask(`${path}/review`, { token: anna })).body, { replies: 1 });
});
