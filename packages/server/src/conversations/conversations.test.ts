import { buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import t from 'tap';
import { ConversationServer, DASHBOARD, SHOP } from '../../testing/sessions/conversation-server.js';
import type { TestClient } from '../../testing/sessions/test-client.js';
import type { ServiceEvent } from '../chatbot-service/chatbot-service.js';
import type { ConversationRow } from './conversation-responses.schema.js';

const server = await ConversationServer.start(t);
server.chatbots.allow('shop', [SHOP, DASHBOARD]);
const { sql } = server.database;
const echo = server.service.script;
const boss = server.tokenFor({ operatorId: 'boss', role: 'admin' });

interface Answer {
  readonly conversations: readonly ConversationRow[];
  readonly messages: readonly (Message & { isUnanswered?: boolean })[];
  readonly cursor: string | null;
  readonly error: { readonly code: string };
}

async function ask(path: string, token = boss) {
  const response = await fetch(`${server.url}/v1/conversations${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Answer };
}

const idsOf = async (query: string, token?: string) =>
  (await ask(query, token)).body.conversations.map(({ id }) => id);

async function* unknown(): AsyncGenerator<ServiceEvent> {
  await Promise.resolve();
  yield { type: 'hits', hits: [] };
  yield { type: 'warning', warning: { code: 'no-hit', message: 'Nothing was found.' } };
  yield { type: 'text', text: 'I do not know.' };
}

/** A visitor's conversation in which something is asked. */
async function visit(text: string, origin = SHOP): Promise<{ client: TestClient; id: string }> {
  const client = await server.connect({ path: '/v1/chatbots/shop/live', origin, token: null });
  client.raw(JSON.stringify({ type: 'hello', visitor: { name: 'Ben' } }));
  const { session } = await client.next('welcome');
  client.send(text);
  await client.next('done');
  return { client, id: session.id };
}

const lastReply = async ({ id }: { id: string }) =>
  (await ask(`/${id}/messages`)).body.messages.at(-1)?.id ?? '';

await t.test('[6.5] visitors’ conversations are found by what happened in them', async (t) => {
  const good = await visit('=Thanks');
  server.service.script = unknown;
  const open = await visit('May I bring my horse?');
  server.service.script = () => {
    throw new CodedError('service-failed');
  };
  const failed = await visit('And then?', DASHBOARD);
  server.service.script = echo;
  const bad = await visit('Why?', DASHBOARD);
  good.client.write({ type: 'feedback', replyId: await lastReply(good), value: 'good' });
  await good.client.next('feedback');
  const rating = {
    type: 'feedback' as const,
    replyId: await lastReply(bad),
    value: 'bad' as const,
  };
  bad.client.raw(JSON.stringify({ ...rating, reason: 'It is\0 off' }));
  t.match(await bad.client.next('feedback'), { value: 'bad', reason: 'It is\ufffd off' });

  t.same(await idsOf(''), [bad.id, failed.id, open.id, good.id]);
  t.same(await idsOf('?kind=unanswered'), [open.id]);
  t.same(await idsOf('?kind=failed'), [failed.id]);
  t.same(await idsOf('?kind=good'), [good.id]);
  t.same(await idsOf('?kind=bad'), [bad.id]);
  t.same(await idsOf(`?origin=${SHOP}`), [open.id, good.id]);
  t.same(await idsOf('?chatbot=shop&state=active&kind=bad'), [bad.id]);
  const { createdAt } = (await ask(`/${open.id}`)).body as unknown as ConversationRow;
  t.same(await idsOf(`?since=${createdAt}&until=2999-01-01T00:00:00Z`), [
    bad.id,
    failed.id,
    open.id,
  ]);
  t.same(await idsOf('?until=2001-01-01T00:00:00Z'), []);
  t.match((await ask(`?kind=bad`)).body.conversations[0], {
    ...{ mode: 'live', chatbotId: 'shop', operatorId: null, origin: DASHBOARD },
    ...{ visitorName: 'Ben', messages: 2, opening: 'Why?', kinds: ['bad'], isReview: false },
  });

  t.match((await ask(`/${open.id}/messages`)).body.messages, [
    { role: 'user', text: 'May I bring my horse?' },
    { role: 'bot', isUnanswered: true },
  ]);
  const { messages } = (await ask(`/${bad.id}/messages`)).body;
  t.match(messages[1], { feedback: 'bad', feedbackReason: 'It is\ufffd off' });

  bad.client.write({ ...rating, value: 'none' });
  await bad.client.next('feedback');
  t.same(await idsOf('?kind=bad'), [], 'what was taken back is found no more');
  t.notOk((await ask(`/${bad.id}/messages`)).body.messages[1]?.hasOwnProperty('feedbackReason'));

  const csv = await ask('/export?kind=good');
  t.match(csv.text, /^id,chatbot,mode,.*\r\n/);
  t.match(csv.text, `,'=Thanks\r\n`, 'and nothing in it is a formula');
  t.match((await ask(`/${bad.id}/export?format=markdown`)).text, /^# Conversation with /);
  t.match(JSON.parse((await ask(`/${bad.id}/export?format=json`)).text), {
    format: 'chatbot-conversation',
    messages: [{ text: 'Why?' }, { role: 'bot' }],
  });
  for (const { client } of [good, open, failed, bad]) await client.close();
});

await t.test('[6.5] a page begins behind the last, whatever begins meanwhile', async (t) => {
  const expected = await idsOf('?limit=100');
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: Answer } = await ask(`?limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.conversations.map(({ id }) => id));
    ({ cursor } = body);
    await (await visit('Meanwhile')).client.close();
  }
  t.same(seen, expected);
  t.equal((await ask('?cursor=bm9uZQ')).status, 400);
});

await t.test('[6.5] of tests an operator reads their own, of visitors no viewer any', async (t) => {
  server.service.script = unknown;
  const client = await server.open({ fresh: true });
  client.send('Anybody there?');
  await client.next('done');
  server.service.script = echo;
  const id = client.sessionId;
  const anna = server.tokenFor();
  const ben = server.tokenFor({ operatorId: 'ben' });
  t.same(await idsOf('?mode=test&kind=unanswered', anna), [id]);
  t.same(await idsOf('?mode=test', ben), []);
  t.same(await idsOf('?mode=test&operator=anna'), [id]);
  t.match(await ask('?mode=test&operator=anna', ben), { status: 403 });
  t.equal((await ask(`/${id}`, ben)).status, 404);
  t.equal((await ask(`/${id}/messages`, ben)).status, 404);

  const [live = ''] = await idsOf('?limit=1', ben);
  const viewer = server.tokenFor({ operatorId: 'anna', role: 'viewer' });
  t.match(await ask('', viewer), { status: 403, body: { error: { code: 'forbidden' } } });
  t.equal((await ask(`/${live}`, viewer)).status, 404);
  t.equal((await ask(`/${live}`, ben)).status, 200);
  const elsewhere = server.tokenFor({ chatbots: ['another'] });
  t.same(await idsOf('', elsewhere), []);
  t.equal((await ask(`/${live}`, elsewhere)).status, 404);
  t.equal((await ask('?chatbot=shop', elsewhere)).status, 404);
  const foreign = server.tokenFor({ tenantId: 'other', role: 'admin' });
  t.same(await idsOf('', foreign), []);
  t.equal((await ask(`/${live}/export?format=json`, foreign)).status, 404);
  const entries = await sql<{ action: string; actorId: string }[]>`
    select action, actor_id as "actorId" from audit_log where object_id = ${live}`;
  t.same(entries, [{ action: 'session.read', actorId: 'ben' }]);

  const epoch = await server.operations.reset(id, 1);
  t.same(await idsOf('?mode=test', anna), [], 'nothing is said in it now');
  await server.ask(`/v1/test-sessions/${id}/undo`, { method: 'POST', body: { epoch } });
  t.same(await idsOf('?mode=test&kind=unanswered', anna), [id], 'an undo brings it back as it was');
  await client.close();
});

await t.test('[6.5] a test is taken away with its traces', async (t) => {
  const { hits } = buildReplyDebug();
  server.service.script = async function* () {
    await Promise.resolve();
    yield { type: 'hits', hits };
    yield { type: 'text', text: '30 days' };
  };
  const client = await server.open({ fresh: true });
  client.send('How long?');
  await client.next('done');
  const { text } = await ask(`/${client.sessionId}/export?format=json`);
  t.match(JSON.parse(text), {
    format: 'chatbot-test-session',
    messages: [{}, { debug: { hits } }],
  });
  await client.close();
});
