import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';

const server = await startTestServer(t);
const { ask, tokenFor, database } = server;
const viewer = tokenFor({ role: 'viewer' });
const admin = tokenFor({ operatorId: 'boss', role: 'admin' });
const stranger = tokenFor({ tenantId: 'other', role: 'admin' });
const post = (path: string, body: object = {}, token?: string) =>
  ask(path, { method: 'POST', body, ...(token !== undefined && { token }) });

const created = await post('/v1/chatbots', {
  config: { ...DEFAULT_CONFIG, allowedOrigins: [server.url] },
});
const path = `/v1/chatbots/${created.body.id as string}`;
async function write(title: string, content: string): Promise<string> {
  const { body } = await post(`${path}/documents`, { title, content });
  return `${path}/documents/${body.id as string}`;
}
const returns = await write('Returns', 'Boots can be returned within 60 days.');
const hours = await write('Opening hours', 'The shop is open from nine to six.');
await server.services.embeddings.indexer.idle();
await post(`${path}/publish`);

async function open(mode: 'test' | 'live'): Promise<TestClient> {
  const url = `${server.url.replace('http', 'ws')}${path}/${mode}`;
  const token = mode === 'test' ? tokenFor() : null;
  const client = await TestClient.connect({ url, origin: server.url, token });
  if (mode === 'test') await client.hello({ fresh: true });
  else client.raw(JSON.stringify({ type: 'hello' }));
  return client;
}
async function asked(client: TestClient, text: string) {
  client.send(text);
  return (await client.next('done')).message;
}

await t.test('[4.2] questions lead from a document to the conversations and back', async (t) => {
  const visitor = await open('live');
  const { session } = await visitor.next('welcome');
  const good = await asked(visitor, 'Can I return boots?');
  visitor.write({ type: 'feedback', replyId: good.id, value: 'bad' });
  await visitor.next('feedback');
  const cited = { conversationId: session.id, replyId: good.id, question: 'Can I return boots?' };
  const ofVisitors = (await ask(`${returns}/questions`)).body;
  t.match(ofVisitors, { questions: [{ ...cited, isCited: true, feedback: 'bad' }], cursor: null });
  t.match(ofVisitors.questions, [{ confidence: null, isUnanswered: false }]);
  t.match(await ask(`${hours}/questions`), { body: { questions: [] } });

  const tester = await open('test');
  await asked(tester, 'Can I return boots?');
  await asked(tester, 'Is a returned giraffe worth a zebra?');
  t.match((await ask(`${returns}/questions?mode=test`)).body.questions, [
    { question: 'Is a returned giraffe worth a zebra?', isCited: false, isUnanswered: true },
    { question: 'Can I return boots?', isCited: true, confidence: Number, isUnanswered: false },
  ]);
  const unanswered = await asked(visitor, 'Is a returned giraffe worth a zebra?');
  t.notMatch(JSON.stringify(unanswered), /nearest/, 'visitors are not told');
  t.match((await ask(`${returns}/questions`)).body.questions[0], {
    ...{ replyId: unanswered.id, isCited: false, isUnanswered: true, confidence: Number },
  });
  for (const id of [
    session.id,
    (await ask('/v1/conversations?mode=test')).body.conversations[0].id,
  ]) {
    const { messages } = (await ask(`/v1/conversations/${id as string}/messages`)).body;
    t.match(messages.at(-1), {
      isUnanswered: true,
      nearest: [{ title: 'Returns', score: Number }],
    });
  }
  await visitor.close();
  await tester.close();
});

await t.test('[8.3] nobody sees questions whose conversations are not theirs', async (t) => {
  const of = (query: string, token: string) => ask(`${returns}/questions?${query}`, { token });
  t.equal((await of('mode=live', viewer)).status, 403);
  t.match(await of('mode=test', viewer), { status: 200, body: { questions: { length: 2 } } });
  const ben = tokenFor({ operatorId: 'ben' });
  t.match((await of('mode=test', ben)).body, { questions: { length: 0 } });
  t.match((await of('mode=test', admin)).body, { questions: { length: 2 } });
  for (const mode of ['live', 'test']) {
    t.equal((await of(`mode=${mode}`, stranger)).status, 404);
    t.equal((await of(`mode=${mode}`, tokenFor({ chatbots: ['another'] }))).status, 404);
  }
  t.equal((await of('cursor=bm9uZQ', admin)).status, 400);
  t.equal((await post(`${returns}/ask`, { question: 'Boots?' }, stranger)).status, 404);
  t.equal((await post(`${returns}/ask`, { question: 'Boots?' }, viewer)).status, 403);
});

await t.test('[4.2] a page looks through 100 conversations, and the next goes on', async (t) => {
  const { sql } = database;
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, operator_id, visitor, seq, expires_at, created_at)
    select 'filler-' || n, 'demo', ${path.split('/').at(-1) ?? ''}, 'operator-1', '{}', 1, now(),
      now() + n * interval '1 second' from generate_series(1, 100) n`;
  const first = (await ask(`${returns}/questions?mode=test`)).body;
  t.match(first, { questions: { length: 0 }, cursor: String });
  const second = await ask(`${returns}/questions?mode=test&cursor=${first.cursor as string}`);
  t.match(second.body, { questions: { length: 2 }, cursor: null });
});

await t.test('[4.2] one document alone answers, or says how near it came', async (t) => {
  const question = 'When is the shop open?';
  const right = (await post(`${hours}/ask`, { question })).body;
  t.match(right, { isAnswered: true, text: /nine to six/, confidence: Number, problem: null });
  t.ok(right.confidence >= right.threshold);
  t.match(right.passages, [{ title: 'Opening hours', used: true }]);
  t.equal(right.passages.length, 1, 'nothing of another document');

  const wrong = (await post(`${returns}/ask`, { question })).body;
  t.match(wrong, { isAnswered: false, problem: null });
  t.notMatch(wrong.text, /nine to six/);
  t.ok((wrong.confidence ?? 0) < wrong.threshold);

  t.equal((await post(`${path}/documents/doc_none/ask`, { question })).status, 404);
  t.equal((await post(`${hours}/ask`, { question: '  ' })).status, 400);
});

await t.test('[4.2] a chatbot that knows no documents has none to ask', async (t) => {
  const config = { ...DEFAULT_CONFIG, provider: { ...PLAIN_CONNECTOR, url: 'https://x.example' } };
  const other = (await post('/v1/chatbots', { config })).body.id as string;
  const added = await post(`/v1/chatbots/${other}/documents`, { title: 'Hi', content: 'Hi.' });
  const answer = await post(`/v1/chatbots/${other}/documents/${added.body.id as string}/ask`, {
    question: 'Hi?',
  });
  t.match(answer, { status: 400, body: { error: { code: 'bad-request' } } });
});
