import t from 'tap';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { postgresSessionStorage } from '../storage/postgres-session-storage.js';
import { TEST_TABLES } from '../storage/session-tables.js';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';
import { newMessage } from '../../../testing/sessions/sessions.js';

const server = await ConversationServer.start(t);
const storage = postgresSessionStorage(server.database.sql, TEST_TABLES);
const SESSIONS = '/v1/chatbots/shop/test-sessions';

async function create(): Promise<string> {
  const { body } = await server.ask(SESSIONS, { method: 'POST' });
  return body.id;
}

await t.test('[8.4] a server that stops tells its clients to move', async (t) => {
  const other = await ConversationServer.start(t);
  other.service.byHand();
  const client = await other.open({ fresh: true });
  client.send('One');
  const reply = await other.service.nextReply();
  reply.say('Half');
  await client.next('delta');
  await other.app.close();
  t.equal(await client.end(), CLOSE.drain);
  t.ok(reply.signal.aborted);
  const next = await ConversationServer.start(t, {}, other.database);
  const again = await next.connect();
  again.conversation = client.conversation;
  await again.hello({ sessionId: client.sessionId });
  await again.until(({ messages }) => messages.length === 2);
  t.same(again.transcript, ['One', 'You said: One'], 'and the next one answers');
});

await t.test('[1.1] a test session is created and read over HTTP', async (t) => {
  const { status, body } = await server.ask(SESSIONS, { method: 'POST' });
  t.equal(status, 201);
  t.match(body, { mode: 'test', epoch: 1, state: 'active', chatbotId: 'shop', messages: 0 });
  t.equal(Date.parse(body.expiresAt) - Date.parse(body.createdAt), 30 * 60_000);
  t.match(await server.ask(`/v1/test-sessions/${body.id}`), {
    status: 200,
    body: { ...body, expiresInMs: Number },
  });
  const client = await server.open();
  t.equal(client.sessionId, body.id, 'and is what a socket opens');
  await client.close();
});

await t.test('[3.4] older messages are read a page at a time', async (t) => {
  const id = await create();
  for (let i = 1; i <= 205; i++)
    await storage.messages.append(newMessage(id, { text: `Message ${i}` }));
  const page = async (query: string) => {
    const { status, body } = await server.ask(`/v1/test-sessions/${id}/messages${query}`);
    return { status, body, seqs: body.messages?.map(({ seq }: { seq: number }) => seq) };
  };
  const last = await page('?epoch=1&before=206');
  t.equal(last.body.messages.length, 200);
  t.equal(last.seqs[0], 6);
  t.equal(last.body.hasMore, true);
  const first = await page('?epoch=1&before=6');
  t.same(first.seqs, [1, 2, 3, 4, 5]);
  t.equal(first.body.hasMore, false);
  t.same((await page('?epoch=2&before=6')).body, { messages: [], hasMore: false });
  for (const query of [
    '',
    '?epoch=1',
    '?epoch=1&before=0',
    '?epoch=x&before=2',
    '?epoch=1&before=1e99',
  ]) {
    const { status, body } = await page(query);
    t.same([status, body.error.code], [400, 'bad-request'], query);
  }
});

await t.test('[3.1] a reset over HTTP clears open sessions too', async (t) => {
  const client = await server.open({ fresh: true });
  client.send('One');
  await client.next('done');
  const { status, body } = await server.ask(`/v1/test-sessions/${client.sessionId}/reset`, {
    method: 'POST',
  });
  t.same([status, body], [200, { epoch: 2 }]);
  t.match(await client.next('recovered'), { recovery: { epoch: 2, messages: [] } });
  await storage.sessions.end(client.sessionId, null);
  const ended = await server.ask(`/v1/test-sessions/${client.sessionId}/reset`, { method: 'POST' });
  t.same([ended.status, ended.body.error.code], [410, 'session-ended']);
  await client.close();
});

await t.test('[3.1] a reset over HTTP is undone, for everybody', async (t) => {
  const client = await server.open({ fresh: true });
  client.send('One');
  await client.next('done');
  const path = `/v1/test-sessions/${client.sessionId}`;
  await server.ask(`${path}/reset`, { method: 'POST' });
  await client.next('recovered');
  const undo = (epoch: unknown) => server.ask(`${path}/undo`, { method: 'POST', body: { epoch } });
  t.match(await undo(2), { status: 200, body: { epoch: 3, seq: 2 } });
  t.match(await client.next('recovered'), { recovery: { epoch: 3, messages: { length: 2 } } });
  t.same(client.transcript, ['One', 'You said: One']);
  t.match(await undo(3), { status: 409, body: { error: { code: 'too-late' } } });
  t.match(await undo('3'), { status: 400, body: { error: { code: 'bad-request' } } });
  await client.close();
});

await t.test('[3.3] a session is extended, ended and made to expire over HTTP', async (t) => {
  const client = await server.open({ fresh: true });
  const path = `/v1/test-sessions/${client.sessionId}`;
  const post = (deed: string, token?: string) =>
    server.ask(`${path}/${deed}`, { method: 'POST', ...(token && { token }) });
  t.match(await post('extend'), { status: 200, body: { state: 'active' } });
  t.match(await client.next('extended'), { inMs: Number });
  t.match(await post('expire'), { status: 200, body: { state: 'expired', endedAt: null } });
  t.equal(await client.end(), CLOSE.idle);
  t.match(await post('extend'), { status: 410, body: { error: { code: 'session-expired' } } });
  const chief = server.tokenFor({ operatorId: 'chief', role: 'admin' });
  t.match(await post('extend', chief), { status: 403, body: { error: { code: 'forbidden' } } });
  t.match(await post('end', chief), { status: 200, body: { state: 'ended', endedAt: String } });
  t.match(await post('expire'), { status: 410, body: { error: { code: 'session-ended' } } });
});

await t.test('[6.5] sessions are listed a page at a time', async (t) => {
  const token = server.tokenFor({ operatorId: 'lister' });
  for (let i = 0; i < 5; i++) await server.ask(SESSIONS, { method: 'POST', token });
  const list = (query: string, asWhom = token) =>
    server.ask(`/v1/test-sessions${query}`, { token: asWhom });
  const first = await list('?limit=3&chatbot=shop&state=active');
  t.equal(first.body.sessions.length, 3);
  const second = await list(`?limit=3&cursor=${first.body.cursor}`);
  t.equal(second.body.sessions.length, 2);
  t.equal(second.body.cursor, null);
  const ids = [...first.body.sessions, ...second.body.sessions].map(({ id }) => id);
  t.equal(new Set(ids).size, 5);
  t.same((await list('?until=2020-01-01T00:00:00Z')).body.sessions, []);
  t.equal((await list('?since=2020-01-01T00:00:00%2B01:00')).body.sessions.length, 5);
  const chief = server.tokenFor({ operatorId: 'chief', role: 'admin' });
  t.equal((await list('?operator=lister', chief)).body.sessions.length, 5);
  t.equal((await list('?operator=chief')).status, 403);
  t.equal((await list('?chatbot=foreign')).status, 404);
  for (const query of [
    '?limit=0',
    '?limit=101',
    '?state=open',
    '?cursor=x',
    '?since=yesterday',
    '?since=2026-99-99T00:00:00Z',
  ]) {
    t.match(await list(query), { status: 400, body: { error: { code: 'bad-request' } } }, query);
  }
});

await t.test('[8.3] what is foreign and what does not exist are the same 404', async (t) => {
  const id = await create();
  const tokens = [
    server.tokenFor({ tenantId: 'other' }),
    server.tokenFor({ operatorId: 'ben' }),
    server.tokenFor({ chatbots: ['other'] }),
  ];
  const answers = new Set<string>();
  const ask = async (path: string, method: string, token: string) => {
    const { status, body } = await server.ask(path, { method, token });
    answers.add(JSON.stringify({ status, ...body.error, correlationId: '' }));
  };
  for (const token of tokens) {
    await ask(`/v1/test-sessions/${id}`, 'GET', token);
    await ask(`/v1/test-sessions/${id}/messages?epoch=1&before=9`, 'GET', token);
    for (const deed of ['reset', 'extend', 'end', 'expire']) {
      await ask(`/v1/test-sessions/${id}/${deed}`, 'POST', token);
    }
  }
  await ask('/v1/test-sessions/unknown', 'GET', server.tokenFor());
  await ask('/v1/chatbots/unknown/test-sessions', 'POST', server.tokenFor());
  await ask('/v1/chatbots/foreign/test-sessions', 'POST', server.tokenFor());
  t.same(answers.size, 1);
  t.match([...answers][0], '"status":404');
});

await t.test('[8.3] without a token nothing is told', async (t) => {
  const { status, body } = await server.ask('/v1/test-sessions/unknown', { token: 'rubbish' });
  t.same([status, body.error.code], [401, 'unauthorized']);
});
