import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';
import { AUDIT_ACTIONS, CHANGES, DISCLOSURES, type AuditAction } from './audit-entry.js';

const { ask, tokenFor, database, services } = await startTestServer(t);
const { sql } = database;
// What is done in the background would change what is stored.
await services.usageJob.stop();
const boss = tokenFor({ role: 'admin', operatorId: 'boss' });

const NAMED = (name: string) => ({ ...DEFAULT_CONFIG, name });
const KEY = { values: { KEY: 'sealed-at-once' }, origin: 'https://a.example' };
const HOURS = { title: 'Hours', content: 'Open from nine to five.' };
const POLICY = { mode: 'block', tested: true, approved: false, noWarnings: false };
const OFF = { ...POLICY, mode: 'off' };

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}
const post = (path: string, body: object = {}): Request => ({ method: 'POST', path, body });
const put = (path: string, body: object): Request => ({ method: 'PUT', path, body });

interface World {
  /** Path of a chatbot that is published, and whose draft is another. */
  readonly chatbot: string;
  /** Fingerprint of the draft. */
  readonly fingerprint: string;
  readonly document: string;
  /** Id of a saved test. */
  readonly test: string;
  /** Id of a review link. */
  readonly link: string;
  /** Id of another operator's test session, as visitor-1. */
  readonly session: string;
}

/** One request for each deed of which the log is kept: another deed does not compile without one. */
const REQUESTS: Readonly<Record<AuditAction, (world: World) => Request>> = {
  'chatbot.create': () => post('/v1/chatbots', { config: NAMED('Another') }),
  'chatbot.save': ({ chatbot }) => put(chatbot, { config: NAMED('Third'), revision: 2 }),
  'chatbot.publish': ({ chatbot }) => post(`${chatbot}/publish`),
  'chatbot.restore': ({ chatbot }) => post(`${chatbot}/revisions/1/restore`, { draft: 2 }),
  'chatbot.unpublish': ({ chatbot }) => post(`${chatbot}/unpublish`),
  'chatbot.archive': ({ chatbot }) => put(`${chatbot}/archived`, { archived: true }),
  'chatbot.unarchive': ({ chatbot }) => put(`${chatbot}/archived`, { archived: false }),
  'chatbot.delete': ({ chatbot }) => ({ method: 'DELETE', path: chatbot }),
  'document.unpublish': ({ chatbot, document }) =>
    post(`${chatbot}/documents/${document}/unpublish`),
  'knowledge.pause': ({ chatbot }) => put(`${chatbot}/knowledge/paused`, { paused: true }),
  'knowledge.resume': ({ chatbot }) => put(`${chatbot}/knowledge/paused`, { paused: false }),
  'chatbot.approve': ({ chatbot, fingerprint }) =>
    post(`${chatbot}/approve`, { fingerprint, comment: 'Good.' }),
  'review-link.create': ({ chatbot }) => post(`${chatbot}/review-links`, { label: 'Carla' }),
  'review-link.revoke': ({ chatbot, link }) => ({
    method: 'DELETE',
    path: `${chatbot}/review-links/${link}`,
  }),
  'policy.change': () => put('/v1/publish-policy', POLICY),
  'policy.override': ({ chatbot }) => post(`${chatbot}/publish?override=Because`),
  'signing-key.rotate': () => post('/v1/signing-key/rotate'),
  'secrets.change': ({ chatbot }) => put(`${chatbot}/secrets`, KEY),
  'access.revoke': () => ({ method: 'DELETE', path: '/v1/operators/carl/access' }),
  'session.end': ({ session }) => post(`/v1/test-sessions/${session}/end`),
  'session.extend': ({ session }) => post(`/v1/admin/sessions/${session}/extend`),
  'session.clean-up': () => post('/v1/admin/sessions/clean-up'),
  'test.create': ({ chatbot }) => post(`${chatbot}/tests`, { questions: ['When?'] }),
  'test.change': ({ chatbot, test }) => put(`${chatbot}/tests/${test}`, { questions: ['When?'] }),
  'test.delete': ({ chatbot, test }) => ({ method: 'DELETE', path: `${chatbot}/tests/${test}` }),
  'visitor.delete': () => ({ method: 'DELETE', path: '/v1/visitors/visitor-1/data' }),
  'session.read': ({ session }) => post(`/v1/admin/sessions/${session}/stream?once=true`),
  'session.export': ({ session }) => ({
    method: 'GET',
    path: `/v1/test-sessions/${session}/export?format=json`,
  }),
  'visitor.export': () => ({ method: 'GET', path: '/v1/visitors/visitor-1/data' }),
  'signing-key.export': () => ({ method: 'GET', path: '/v1/signing-key' }),
};

/** Deeds that undo another, which comes first. */
const UNDO: Partial<Record<AuditAction, AuditAction>> = {
  'chatbot.unarchive': 'chatbot.archive',
  'knowledge.resume': 'knowledge.pause',
};

async function world({ withDocument }: { withDocument: boolean }): Promise<World> {
  const succeed = async (request: Request, token = boss) => {
    const { status, body } = await ask(request.path, { ...request, token });
    if (status >= 300) throw new Error(`${request.path}: ${JSON.stringify(body)}`);
    return body;
  };
  await succeed(put('/v1/publish-policy', OFF));
  const { id } = await succeed(post('/v1/chatbots', { config: NAMED('First') }));
  const chatbot = `/v1/chatbots/${id}`;
  const document = withDocument ? await succeed(post(`${chatbot}/documents`, HOURS)) : null;
  await succeed(post(`${chatbot}/publish`));
  // What is done in the background would change what is stored.
  if (document) await services.embeddings.indexer.idle();
  const second = { config: NAMED('Second'), revision: 1 };
  const { fingerprint } = await succeed(put(chatbot, second));
  const visitor = { visitor: { id: 'visitor-1' } };
  const anna = tokenFor({ operatorId: 'anna' });
  const session = await succeed(post(`${chatbot}/test-sessions`, visitor), anna);
  const over = await succeed(post(`${chatbot}/test-sessions`), anna);
  await succeed(post(`/v1/test-sessions/${over.id}/end`), anna);
  const link = await succeed(post(`${chatbot}/review-links`, { label: 'Carla' }));
  const test = await succeed(post(`${chatbot}/tests`, { questions: ['Where?'] }));
  const ids = { link: link.id, session: session.id, test: test.id, document: document?.id };
  return { chatbot, ...ids, fingerprint };
}

/** Rows of each table but the log itself. */
async function stored(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'audit_log' order by 1`;
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const all = await sql`select md5(to_jsonb(r)::text) as row from ${sql(name)} r order by 1`;
    rows[name] = all.map(({ row }) => row).join();
  }
  return rows;
}

const withTheLogClosed = async <T>(work: () => Promise<T>): Promise<T> => {
  await sql`alter table audit_log add constraint closed check (false) not valid`;
  try {
    return await work();
  } finally {
    await sql`alter table audit_log drop constraint closed`;
  }
};

for (const action of AUDIT_ACTIONS) {
  await t.test(
    `[8.7] ${action}: done with its entry in the audit log, or not at all`,
    async (t) => {
      const made = await world({ withDocument: action === 'document.unpublish' });
      const request = REQUESTS[action](made);
      const undone = UNDO[action];
      if (undone) {
        const first = REQUESTS[undone](made);
        await ask(first.path, { ...first, token: boss });
      }
      if (action === 'policy.override')
        await ask('/v1/publish-policy', { method: 'PUT', token: boss, body: POLICY });
      const send = () => ask(request.path, { ...request, token: boss });
      const before = await stored();
      const failed = await withTheLogClosed(send);
      t.ok(failed.status >= 500, `${failed.status} ${JSON.stringify(failed.body)}`);
      t.same(await stored(), before, 'nothing was done');
      t.notMatch(JSON.stringify(failed.body), /visitor-1|PRIVATE KEY/, 'nothing is handed out');

      const done = await send();
      t.ok(done.status < 300, `${done.status} ${JSON.stringify(done.body)}`);
      const hasChanged = JSON.stringify(await stored()) !== JSON.stringify(before);
      t.equal(hasChanged, CHANGES.includes(action as never), 'a change, or none');
      const { body } = await ask(`/v1/audit-log?action=${action}&limit=1`, { token: boss });
      t.match(body.entries, [{ action, actorId: 'boss', address: '127.0.0.1' }]);
    },
  );
}

await t.test('[8.7] the deeds of the log are those of the product, each once', (t) => {
  t.equal(new Set(AUDIT_ACTIONS).size, AUDIT_ACTIONS.length);
  t.same(Object.keys(REQUESTS).sort(), [...AUDIT_ACTIONS].sort());
  t.same(
    DISCLOSURES.every((action) => /export$|read$/.test(action)),
    true,
  );
  t.end();
});
