import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';

const { ask, database, tokenFor } = await startTestServer(t);
const { sql } = database;
const post = (path: string, body?: object) => ask(path, { method: 'POST', ...(body && { body }) });
const create = async (name: string) => {
  const config = { ...DEFAULT_CONFIG, name };
  const { body } = await post('/v1/chatbots', { config });
  return { id: body.id as string, path: `/v1/chatbots/${body.id as string}`, config };
};
const write = async (path: string, title: string, content: string) =>
  (await post(`${path}/documents`, { title, content })).body.id as string;
/** A reply in a test, as if somebody had asked. */
const test = async (
  id: string,
  question: string,
  sources: Record<string, never>[],
  state = 'done',
) => {
  const { body } = await ask(`/v1/chatbots/${id}`);
  const [session, message] = [`s-${id}`, `${id}-${question}`];
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, operator_id, visitor, expires_at, seq)
    values (${session}, 'demo', ${id}, 'anna', '{}', now() + interval '1 hour', 0)
    on conflict (id) do update set seq = test_sessions.seq + 2`;
  const [{ seq = 0 } = {}] = await sql<{ seq: number }[]>`
    select seq from test_sessions where id = ${session}`;
  await sql`
    insert into test_messages (id, session_id, epoch, seq, role, cid, text)
    values (${`q-${message}`}, ${session}, 1, ${seq + 1}, 'user', ${message}, ${question})`;
  await sql`
    insert into test_messages
      (id, session_id, epoch, seq, role, reply_to, text, state, sources, fingerprint, revision, problem)
    values (${message}, ${session}, 1, ${seq + 2}, 'bot', ${`q-${message}`}, 'Hi', ${state},
      ${sql.json(sources)}, ${body.fingerprint as string}, ${body.revision as number},
      ${state === 'failed' ? sql.json({ code: 'service-unreachable' }) : null})`;
};
const review = async (path: string) => (await ask(`${path}/review`)).body;

await t.test('[5.2] a review names what differs from live, fields and documents', async (t) => {
  const { path, config } = await create('Fernway');
  t.match(await review(path), { sinceLive: null, sinceTest: null });
  const hours = await write(path, 'Hours', 'Nine to six.');
  const returns = await write(path, 'Returns', 'Within 30 days.');
  await post(`${path}/publish`);
  t.match(await review(path), { sinceLive: { revision: 1, fields: [], documents: [] } });

  await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Fern' }, revision: 1 } });
  await ask(`${path}/documents/${hours}`, {
    method: 'PUT',
    body: { title: 'Hours', content: 'Ten to six.' },
  });
  await ask(`${path}/documents/${returns}`, { method: 'DELETE' });
  await write(path, 'Shipping', 'Three days.');
  const { sinceLive } = await review(path);
  t.match(sinceLive.fields, [{ what: 'Name', before: 'Fernway', after: 'Fern' }]);
  t.match(sinceLive.documents, [
    { title: 'Hours', kind: 'changed', what: ['its text'] },
    { title: 'Returns', kind: 'removed', what: [] },
    { title: 'Shipping', kind: 'added', what: [] },
  ]);
});

await t.test('[5.2] a review names what differs from what was tested last', async (t) => {
  const { id, path, config } = await create('Tested');
  await write(path, 'Hours', 'Nine to six.');
  await test(id, 'When?', [{}]);
  t.match(await review(path), { sinceTest: { revision: 1, fields: [], documents: [] } });
  await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Other' }, revision: 1 } });
  await write(path, 'Shipping', 'Three days.');
  const { sinceTest } = await review(path);
  t.match(sinceTest.fields, [{ what: 'Name', before: 'Tested', after: 'Other' }]);
  t.match(sinceTest.documents, [{ title: 'Shipping', kind: 'added' }]);
});

await t.test(
  '[5.7] questions of tests without an answer, and missing secrets, are warnings',
  async (t) => {
    const { id, path, config } = await create('Warned');
    await write(path, 'Hours', 'Nine to six.');
    await test(id, 'When?', [{}]);
    await test(id, 'Where?', []);
    await test(id, 'Why?', [], 'failed');
    t.strictSame((await review(path)).warnings, [
      'In a test “Why?” failed (service-unreachable).',
      'In a test “Where?” found no answer.',
    ]);

    const provider = {
      type: 'http',
      url: 'https://api.example.com/chat',
      method: 'POST',
      headers: [{ name: 'authorization', value: 'Bearer {{secrets.KEY}}' }],
    };
    const presets = (await ask('/v1/connector-presets')).body.presets;
    const base = presets.find(
      (each: { provider: { type: string } }) => each.provider.type === 'http',
    );
    const withSecret = { ...base.provider, ...provider };
    const saved = await ask(path, {
      method: 'PUT',
      body: { config: { ...config, provider: withSecret }, revision: 1 },
    });
    t.equal(saved.status, 200, JSON.stringify(saved.body));
    t.match((await review(path)).warnings, [/KEY/]);
  },
);

await t.test(
  '[5.5] a rollback brings back configuration and documents, as a new revision',
  async (t) => {
    const { path, config } = await create('First');
    const hours = await write(path, 'Hours', 'Nine to six.');
    await post(`${path}/publish`);
    const { fingerprint } = (await ask(path)).body;
    await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Worse' }, revision: 1 } });
    await ask(`${path}/documents/${hours}`, { method: 'DELETE' });
    await post(`${path}/publish`);
    const policy = { mode: 'block', tested: true, approved: false, noWarnings: false };
    const setPolicy = (body: object) =>
      ask('/v1/publish-policy', { method: 'PUT', token: tokenFor({ role: 'admin' }), body });
    await setPolicy(policy);
    t.match((await post(`${path}/revisions/1/rollback`)).body.error, { code: 'publish-refused' });
    t.match((await ask(path)).body, { revision: 2, live: 2 }, 'what is refused changes nothing');
    await setPolicy({ ...policy, mode: 'off' });
    const back = await post(`${path}/revisions/1/rollback`);
    t.match(back.body, { revision: 3, live: 3, fingerprint, config: { name: 'First' } });
    t.equal((await ask(`${path}/documents`)).body.total, 1);
    const receipt = JSON.parse((await ask(`${path}/receipt`)).body.body);
    t.match(receipt, { revision: 3, number: 3, fingerprint });
  },
);
