import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { createLogger } from '../plugins/logging.js';
import { startTestServer } from '../../testing/server.js';
import { IDENTITY_SECRET } from './secret-service.js';

const SECRET = 'hunter2-hunter2';

const logged: string[] = [];
const log = createLogger('trace', { write: (line: string) => void logged.push(line) });
const server = await startTestServer(t, {}, log);
const { ask, tokenFor, services } = server;
const { body: chatbot } = await ask('/v1/chatbots', {
  method: 'POST',
  body: { config: DEFAULT_CONFIG },
});
const path = `/v1/chatbots/${chatbot.id}/secrets`;
const ORIGIN = 'https://api.example.com';
const put = (values: unknown, token?: string, origin: string | null = ORIGIN) =>
  ask(path, {
    method: 'PUT',
    body: { values, ...(origin !== null && { origin }) },
    ...(token && { token }),
  });

await t.test('[8.3] a secret is set, kept when it is not sent again, and forgotten', async (t) => {
  t.same((await ask(path)).body, { secrets: [] });
  const set = await put({ KEY: SECRET, OTHER: 'other' });
  t.match(set.body, {
    secrets: [{ name: 'KEY', origin: ORIGIN, updatedAt: /Z$/ }, { name: 'OTHER' }],
  });
  await put({ OTHER: 'changed' });
  const known = await services.secrets.reveal('demo', chatbot.id);
  t.equal(known.get('KEY', ORIGIN), SECRET);
  t.equal(known.get('OTHER', ORIGIN), 'changed');
  const gone = await put({ OTHER: null, MISSING: null });
  t.match(gone.body.secrets, [{ name: 'KEY' }]);
  t.equal(gone.body.secrets.length, 1);
});

await t.test('[8.3] it never leaves the server, and stands nowhere in the clear', async (t) => {
  await put({ KEY: SECRET });
  const answers = [
    await ask(path),
    await put({ KEY: SECRET }),
    await ask(`/v1/chatbots/${chatbot.id}`),
    await ask('/v1/chatbots'),
    await put({ KEY: SECRET, 'bad name': SECRET }),
    await put({ KEY: `${SECRET}\n` }),
  ];
  t.same(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 400, 400],
  );
  t.notMatch(JSON.stringify(answers), 'hunter2');
  const rows = await server.database.sql`select * from chatbot_secrets`;
  t.equal(rows.length, 1);
  t.notMatch(JSON.stringify(rows), 'hunter2');
  t.ok(logged.length > 0);
  t.notMatch(logged.join(''), 'hunter2');
  t.equal(answers[2]?.body.fingerprint, chatbot.fingerprint, 'it is no part of a revision');
});

await t.test('[8.3] another tenant’s chatbot has none, and gets none', async (t) => {
  for (const token of [tokenFor({ tenantId: 'other' }), tokenFor({ chatbots: ['other'] })]) {
    t.equal((await ask(path, { token })).status, 404);
    t.equal((await put({ KEY: 'stolen' }, token)).status, 404);
  }
  t.equal((await ask(path, { token: null })).status, 401);
  t.equal((await services.secrets.reveal('demo', chatbot.id)).get('KEY', ORIGIN), SECRET);
  t.same((await services.secrets.reveal('other', chatbot.id)).values, []);
});

await t.test('[8.3] a secret is for one origin, said or known from what is saved', async (t) => {
  const nowhere = await put({ KEY: SECRET }, undefined, null);
  t.match(nowhere.body.error, { code: 'bad-request', message: /asks no service/ });
  t.equal((await put({ KEY: SECRET }, undefined, 'https://api.example.com/v1')).status, 400);
  t.equal((await put({ MISSING: null }, undefined, null)).status, 200, 'to forget needs none');

  const provider = { ...PLAIN_CONNECTOR, url: 'https://bots.example.com:8443/{{session.id}}' };
  const config = { ...DEFAULT_CONFIG, provider };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  const set = await ask(`/v1/chatbots/${body.id}/secrets`, {
    method: 'PUT',
    body: { values: { KEY: SECRET } },
  });
  t.match(set.body.secrets, [{ name: 'KEY', origin: 'https://bots.example.com:8443' }]);
  const secrets = await services.secrets.reveal('demo', body.id);
  t.throws(() => secrets.get('KEY', 'https://bots.example.com'), {
    code: 'service-secret-elsewhere',
  });
});

await t.test('[8.3] what signs identities of visitors goes to no service', async (t) => {
  const value = 'what the shop and its chatbot know, long enough';
  const short = await put({ [IDENTITY_SECRET]: 'short' }, undefined, null);
  t.match(short, { status: 400, body: { error: { message: /VISITOR_IDENTITY is shorter/ } } });
  const set = await put({ [IDENTITY_SECRET]: value }, undefined, ORIGIN);
  const [info] = set.body.secrets.filter(({ name }: { name: string }) => name === IDENTITY_SECRET);
  t.match(info, { origin: '' });
  const known = await services.secrets.reveal('demo', chatbot.id);
  t.equal(known.own(IDENTITY_SECRET), value);
  t.throws(() => known.get(IDENTITY_SECRET, ORIGIN), { code: 'service-secret-elsewhere' });
  t.equal((await put({ [IDENTITY_SECRET]: null }, undefined, null)).status, 200);
});

await t.test('[8.3] there are bounds, and each is named', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`N${i}`, 'four']));
  const full = await put(many);
  t.match(full.body.error, { code: 'bad-request', message: /at most 20 secrets/ });
  t.match((await put({ KEY: '' })).body.error.fields, [{ path: 'values.KEY' }]);
  t.equal((await put({ KEY: 'x'.repeat(4_001) })).status, 400);
  t.equal((await put({ __proto__x: 'x' })).status, 400);
});

await t.test('[8.3] a secret of another key or place is not used', async (t) => {
  await server.database.sql`update chatbot_secrets set name = 'MOVED' where name = 'KEY'`;
  await t.rejects(services.secrets.reveal('demo', chatbot.id), { code: 'secrets-unreadable' });
});
