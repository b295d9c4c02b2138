import t from 'tap';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { PostgresSessionRepository } from './postgres-session-repository.js';
import { TEST_TABLES } from './session-tables.js';
import { ConversationServer } from './testing/conversation-server.js';
import { newMessage } from './testing/sessions.js';

const server = await ConversationServer.start(t);
const repository = new PostgresSessionRepository(server.database.sql, TEST_TABLES);
const SESSIONS = '/v1/chatbots/shop/test-sessions';

async function create(): Promise<string> {
  const { body } = await server.ask(SESSIONS, { method: 'POST' });
  return body.id;
}

await t.test('[8.4] a server that stops tells its clients to move', async (t) => {
  const other = await ConversationServer.start(t, {}, server.database);
  other.service.byHand();
  const client = await other.open({ fresh: true });
  client.send('One');
  const reply = await other.service.nextReply();
  reply.say('Half');
  await client.next('delta');
  await other.app.close();
  t.equal(await client.end(), CLOSE.drain);
  t.ok(reply.signal.aborted);
  const next = await ConversationServer.start(t, {}, server.database);
  const again = await next.connect();
  again.conversation = client.conversation;
  await again.hello({ sessionId: client.sessionId });
  await again.until(({ messages }) => messages.length === 2);
  t.same(again.transcript, ['One', 'You said: One'], 'and the next one answers');
});

await t.test('[1.1] a test session is created and read over HTTP', async (t) => {
  const { status, body } = await server.ask(SESSIONS, { method: 'POST' });
  t.equal(status, 201);
  t.same(Object.keys(body), ['id', 'mode', 'createdAt', 'expiresAt', 'expiresInMs', 'epoch']);
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
  for (let i = 1; i <= 205; i++) await repository.append(newMessage(id, { text: `Message ${i}` }));
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
  await repository.end(client.sessionId);
  const ended = await server.ask(`/v1/test-sessions/${client.sessionId}/reset`, { method: 'POST' });
  t.same([ended.status, ended.body.error.code], [410, 'session-ended']);
  await client.close();
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
    await ask(`/v1/test-sessions/${id}/reset`, 'POST', token);
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
