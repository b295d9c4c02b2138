import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { createLogger } from '../plugins/logging.js';
import { startTestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { PostgresSessionCleaning } from '../sessions/cleanup/postgres-session-cleaning.js';
import { LIVE_TABLES } from '../sessions/storage/session-tables.js';

const PRIVATE = 'my-very-private-question';
const NAME = 'Annabella Private';
const SHOP = 'https://shop.example.com';
const logged: string[] = [];
const log = createLogger('trace', { write: (line: string) => void logged.push(line) });
const server = await startTestServer(t, {}, log);
const { ask, tokenFor, database, url } = server;
const { sql } = database;
const admin = tokenFor({ role: 'admin', operatorId: 'boss' });

const config = { ...DEFAULT_CONFIG, allowedOrigins: [SHOP], retentionDays: 3 };
const { body: chatbot } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
const path = `/v1/chatbots/${chatbot.id}`;
t.equal((await ask(`${path}/publish`, { method: 'POST', body: {} })).status, 200);

/** A visitor who has said something, and got a reply. */
async function visit(id: string) {
  const socket = `${url.replace('http', 'ws')}${path}/live`;
  const client = await TestClient.connect({ url: socket, origin: SHOP });
  const { token = '' } = await client.hello({ visitor: { id, name: NAME } });
  client.send(PRIVATE);
  await client.next('done');
  return { client, token, sessionId: client.sessionId };
}

/** Rows of any table that have anything of a session. */
async function rowsOf(sessionId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (select count(*) from live_conversations where id = ${sessionId})
         + (select count(*) from live_messages where session_id = ${sessionId})
         + (select count(*) from connector_sessions where session_id = ${sessionId})
         + (select count(*) from error_reports where session_id = ${sessionId}) as count`;
  return Number(row?.count);
}

async function addTraces(sessionId: string): Promise<void> {
  await sql`insert into connector_sessions (chatbot_id, session_id, sealed)
            values (${chatbot.id}, ${sessionId}, 'v1.x')`;
  await sql`insert into error_reports
              (id, tenant_id, chatbot_id, session_id, operator_id, problem, events)
            values (${sessionId}, 'demo', ${chatbot.id}, ${sessionId}, 'anna', '{}', '[]')`;
}

await t.test('[8.7] a visitor reads and deletes their conversation by its token', async (t) => {
  const { client, token, sessionId } = await visit('v-1');
  const other = await visit('v-2');
  await addTraces(sessionId);
  const own = (method: string, bearer: string | null = token, origin = SHOP) =>
    ask(`${path}/live/data`, { method, token: bearer, headers: { origin } });
  const { status, body, headers } = await own('GET');
  t.equal(status, 200);
  t.equal(headers.get('access-control-allow-origin'), SHOP);
  t.match(body.conversations, [
    { id: sessionId, visitor: { name: NAME }, messages: [{ role: 'user', text: PRIVATE }, {}] },
  ]);
  t.equal(body.conversations.length, 1);
  for (const method of ['GET', 'DELETE']) {
    t.equal((await own(method, 'rubbish')).status, 404);
    t.equal((await own(method, null)).status, 404);
    t.equal((await own(method, token, 'https://evil.example')).status, 403);
  }
  t.ok((await rowsOf(sessionId)) >= 5);
  t.equal((await own('DELETE')).status, 204);
  t.equal(await client.end(), CLOSE.ended);
  t.equal(await rowsOf(sessionId), 0, 'nothing of it is left');
  t.equal((await own('GET')).status, 404);
  t.ok((await rowsOf(other.sessionId)) > 0, 'and nothing of another is gone');
  await other.client.close();
});

await t.test(
  '[8.7] an admin exports and deletes all of a visitor, and it is written down',
  async (t) => {
    const visits = [await visit('v-3'), await visit('v-3')];
    for (const { sessionId } of visits) await addTraces(sessionId);
    const data = '/v1/visitors/v-3/data';
    for (const token of [tokenFor(), tokenFor({ role: 'viewer' })]) {
      t.equal((await ask(data, { token })).status, 403);
      t.equal((await ask(data, { method: 'DELETE', token })).status, 403);
    }
    const foreign = tokenFor({ role: 'admin', tenantId: 'other' });
    t.same((await ask(data, { token: foreign })).body, { conversations: [] });
    t.same((await ask(data, { method: 'DELETE', token: foreign })).body, { conversations: 0 });
    t.equal((await ask(data, { token: admin })).body.conversations.length, 2);
    t.same((await ask(data, { method: 'DELETE', token: admin })).body, { conversations: 2 });
    for (const { client, sessionId } of visits) {
      t.equal(await client.end(), CLOSE.ended);
      t.equal(await rowsOf(sessionId), 0);
    }
    const { body } = await ask('/v1/audit-log?object=v-3', { token: admin });
    t.match(body.entries, [
      { action: 'visitor.delete', actorId: 'boss', after: { conversations: 2 } },
      { action: 'visitor.export', actorId: 'boss', address: '127.0.0.1' },
    ]);
  },
);

await t.test('[8.6] a long conversation is exported in parts, and whole', async (t) => {
  const { client, token, sessionId } = await visit('v-5');
  await client.close();
  const long = 'a'.repeat(8_000);
  await sql`
    insert into live_messages (id, session_id, epoch, seq, role, cid, text)
    select 'long-' || n, ${sessionId}, 1, 10 + n, 'user', 'c-' || n, ${long} from generate_series(1, 500) n`;
  const own = { id: sessionId, tenantId: 'demo', chatbotId: chatbot.id };
  for await (const part of server.services.visitorData.exportOwn(own)) {
    t.ok(part.length < 500_000, 'no part has much of it');
  }
  const { body } = await ask(`${path}/live/data`, { token, headers: { origin: SHOP } });
  const [{ messages }] = body.conversations;
  t.equal(messages.length, 502);
  t.match(messages[0], { role: 'user', text: PRIVATE });
  t.match(messages.at(-1), { role: 'user', text: long });
  const all = await ask('/v1/visitors/v-5/data', { token: admin });
  t.same(all.body, body);
});

await t.test('[8.7] of many conversations all are exported', async (t) => {
  await sql`
    insert into live_conversations
      (id, tenant_id, chatbot_id, visitor, token_hash, expires_at, created_at)
    select 'many-' || n, 'demo', ${chatbot.id}, '{"id":"v-6"}', 'hash-' || n, now(),
           timestamptz '2026-03-02 12:00:00.000123' from generate_series(1, 120) n`;
  const { body } = await ask('/v1/visitors/v-6/data', { token: admin });
  t.equal(new Set(body.conversations.map(({ id }: { id: string }) => id)).size, 120);
  t.same((await ask('/v1/visitors/v-6/data', { method: 'DELETE', token: admin })).body, {
    conversations: 120,
  });
});

await t.test('[8.7] a conversation is kept as long as its chatbot says', async (t) => {
  const { client, sessionId } = await visit('v-4');
  await client.close();
  await addTraces(sessionId);
  const cleaning = new PostgresSessionCleaning(sql, LIVE_TABLES);
  const overSince = (days: number) => sql`
    update live_conversations set created_at = now() - interval '99 days',
           expires_at = now() - ${days} * interval '1 day' where id = ${sessionId}`;
  const clean = async () => {
    for (let i = 0; i < 3; i++) await cleaning.deleteOld(90 * 86_400_000, 100);
  };
  await overSince(2);
  await clean();
  t.ok((await rowsOf(sessionId)) >= 4);
  await overSince(4);
  await clean();
  t.equal(await rowsOf(sessionId), 1, 'a report that an operator made stays');
});

await t.test('[8.7] the audit log has configurations, and pages that go on', async (t) => {
  const draft = { ...config, name: 'Other' };
  await ask(path, { method: 'PUT', body: { config: draft, revision: 1 } });
  await ask(`${path}/publish`, { method: 'POST', body: {} });
  await ask(`${path}/revisions/1/restore`, { method: 'POST', body: { draft: 2 } });
  await ask(`${path}/secrets`, {
    method: 'PUT',
    body: { values: { KEY: 'hunter2-hunter2' }, origin: 'https://a.example' },
  });
  const { body: session } = await ask(`${path}/test-sessions`, { method: 'POST', body: {} });
  await ask(`/v1/test-sessions/${session.id}/export?format=json`);
  await ask(`/v1/test-sessions/${session.id}/end`, { method: 'POST', token: admin });
  const seen: string[] = [];
  let before: number | null = null;
  do {
    const from: string = before === null ? '' : `&before=${before}`;
    const { body } = await ask(`/v1/audit-log?limit=2${from}`, { token: admin });
    seen.push(...body.entries.map(({ action }: { action: string }) => action));
    t.ok(body.entries.length <= 2);
    t.notMatch(JSON.stringify(body), 'hunter2');
    before = body.before;
  } while (before !== null);
  t.same(seen.slice(0, 5), [
    'session.end',
    'session.export',
    'secrets.change',
    'chatbot.restore',
    'chatbot.publish',
  ]);
  const { body } = await ask(`/v1/audit-log?action=chatbot.publish`, { token: admin });
  t.match(body.entries[0], {
    before: { revision: 1, config: { name: config.name } },
    after: { revision: 2, config: { name: 'Other' } },
  });
});

await t.test('[8.7] no log has anything personal', (t) => {
  t.ok(logged.length > 10);
  t.notMatch(logged.join(''), new RegExp(`${PRIVATE}|${NAME}`));
  t.end();
});
