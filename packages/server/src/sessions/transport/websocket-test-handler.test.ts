import { createHash } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { HANDED_OVER } from '../../chatbot-service/chatbot-service.js';
import type { BotMessage, Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { buildChatbotInfo } from '@chatbot-test/shared/testing/builders.js';
import t, { type Test } from 'tap';
import type { EngineSettings } from '../engine/settings.js';
import { postgresSessionStorage } from '../storage/postgres-session-storage.js';
import { TEST_TABLES } from '../storage/session-tables.js';
import { ConversationServer, NEVER_LOOKS } from '../../../testing/sessions/conversation-server.js';
import type { TestClient } from '../../../testing/sessions/test-client.js';

const EMOJI = '👩‍👩‍👧‍👦';

/** One server for the tests that change no settings; each has a session of its own. */
const server = await ConversationServer.start(t);
const { service } = server;
const storage = postgresSessionStorage(server.database.sql, TEST_TABLES);

async function stored(client: TestClient): Promise<readonly Message[]> {
  const read = await storage.messages.readLog(client.sessionId, { epoch: 0, seq: 0 }, 1_000);
  return read?.page.messages ?? [];
}

/**
 * The next server over the database of the first, which is closed for it: opening a database takes
 * seconds, and two servers would answer each other's questions. So these tests come last.
 */
async function withSettings(
  t: Test,
  settings: Partial<EngineSettings>,
): Promise<ConversationServer> {
  await server.app.close();
  return ConversationServer.start(t, settings, server.database);
}

async function answer(text: string): Promise<void> {
  const reply = await service.nextReply();
  reply.say(text);
  reply.finish();
}

function test(title: string, body: (t: Test, client: TestClient) => Promise<void>) {
  return t.test(title, async (t) => {
    service.byHand();
    const client = await server.open({ fresh: true });
    await body(t, client);
    await client.close();
  });
}

await test('[1.1] hello opens a session, empty and current (P-HELLO-3, P-HELLO-5)', async (t, client) => {
  const [welcome] = client.ofType('welcome');
  t.match(welcome, {
    session: { mode: 'test' },
    chatbot: { id: 'shop', revision: 1, config: { name: 'Shop helper' } },
    recovery: { epoch: 1, seq: 0, messages: [], replies: [], hasMore: false },
  });
  t.notOk('provider' in (welcome?.chatbot.config ?? {}), 'only what visitors may know');
  t.notOk(welcome && 'token' in welcome);
});

await test('[8.4] a pong says where the socket was brought to (P-GAP-3)', async (t, client) => {
  client.write({ type: 'ping' });
  t.match(await client.next('pong'), { epoch: 1, seq: 0 });
  client.send('Hello?');
  await client.next('message');
  client.write({ type: 'ping' });
  t.match(await client.next('pong'), { epoch: 1, seq: 1 });
  t.equal(client.conversation.gap, false, 'and the client is there');
  (await service.nextReply()).finish();
  await client.next('done');
});

await test('[1.3] a send is acked, told, streamed and ended (P-ACK-1, P-MSG-1, P-DONE-1)', async (t, client) => {
  const cid = client.send('Hello?');
  const reply = await service.nextReply();
  t.match(reply.turn, {
    tenantId: 'demo',
    chatbotId: 'shop',
    sessionId: client.sessionId,
    mode: 'test',
    text: 'Hello?',
    history: [],
    config: { provider: { type: 'knowledge' } },
  });
  reply.say('Hel');
  t.match(await client.next('ack'), { cid, epoch: 1, seq: 1 });
  const message = await client.next('message');
  t.match(message, { epoch: 1, message: { cid, seq: 1, text: 'Hello?' } });
  const { replyId } = message;
  t.match(await client.next('delta'), { replyId, gen: 1, offset: 0, text: 'Hel' });
  reply.say('lo ');
  reply.say(EMOJI);
  reply.finish();
  const text = `Hello ${EMOJI}`;
  t.match(await client.next('done'), {
    epoch: 1,
    length: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    message: {
      id: replyId,
      seq: 2,
      gen: 1,
      state: 'done',
      revision: 1,
      replyTo: message.message.id,
    },
  });
  t.equal(
    client
      .ofType('delta')
      .map((delta) => delta.text)
      .join(''),
    text,
  );
  t.same(client.transcript, ['Hello?', text]);
  t.equal((await stored(client))[1]?.text, text);
});

await test('[1.3] stop keeps the partial text, and stopping again does nothing (P-STOP-1)', async (t, client) => {
  client.send('One');
  const reply = await service.nextReply();
  reply.say('Part');
  const { replyId } = await client.next('delta');
  client.write({ type: 'stop', replyId });
  t.match(await client.next('done'), { message: { state: 'stopped', seq: 2 }, length: 4 });
  t.ok(reply.signal.aborted, 'the service is told');
  client.write({ type: 'stop', replyId });
  client.write({ type: 'stop', replyId: 'unknown' });
  client.write({ type: 'ping' });
  await client.next('pong');
  reply.say('too late');
  t.match(await stored(client), [{ text: 'One' }, { text: 'Part', state: 'stopped' }]);
  t.same(client.transcript, ['One', 'Part']);
});

await test('[1.5] sends during a reply wait and are answered in order (P-SEND-3)', async (t, client) => {
  client.send('One');
  const first = await service.nextReply();
  for (const text of ['Two', 'Three']) client.send(text);
  await client.until(({ messages }) => messages.length === 3);
  const waiting = client.conversation.replies[2];
  client.write({ type: 'stop', replyId: waiting?.replyId ?? '' });
  t.match(await client.next('done'), { message: { state: 'stopped', seq: 4 }, length: 0 });
  first.say('1');
  first.finish();
  const second = await service.nextReply();
  t.equal(second.turn.text, 'Two');
  t.same(second.turn.history, [
    { role: 'user', text: 'One' },
    { role: 'bot', text: '1' },
  ]);
  second.say('2');
  second.finish();
  await client.until(({ messages }) => messages.length === 6);
  t.same(client.transcript, ['One', 'Two', 'Three', '', '1', '2']);
  t.equal(client.conversation.gap, false);
  t.equal(client.ofType('recovered').length, 0);
});

await test('[1.5] the same cid again is acked again and stored once (P-ACK-2)', async (t, client) => {
  const cid = client.send('One');
  const first = await client.next('ack');
  client.send('One', cid);
  t.same(await client.next('ack'), first);
  client.send('Two', cid);
  t.match(await client.next('error'), { cid, problem: { code: 'conflict', retryable: false } });
  (await service.nextReply()).finish();
  await client.until(({ messages }) => messages.length === 2);
  t.equal(client.ofType('message').length, 1);
});

await test('[3.4] two tabs of an operator show the same (P-SEQ-1)', async (t, client) => {
  const other = await server.open();
  t.equal(other.sessionId, client.sessionId, "the operator's latest session");
  client.send('From one');
  other.send('From two');
  for (let i = 0; i < 2; i++) {
    const reply = await service.nextReply();
    reply.say(`Answer to ${reply.turn.text}`);
    reply.finish();
  }
  for (const tab of [client, other]) await tab.until(({ messages }) => messages.length === 4);
  t.same(other.transcript, client.transcript);
  t.same(other.conversation.messages, client.conversation.messages);
  await other.close();
});

await test('[3.4] who comes back in the middle of a reply gets the rest by offset (P-RECOVER-3)', async (t, client) => {
  client.send('One');
  const reply = await service.nextReply();
  reply.say('0123456789');
  await client.until(({ replies }) => replies[0]?.text.length === 10);
  const known = client.conversation;
  await client.close();
  reply.say('abc');
  reply.emit({ type: 'warning', warning: { code: 'seen', message: 'All before was taken.' } });
  const back = await server.connect();
  back.conversation = known;
  const { recovery } = await back.hello();
  t.match(recovery, { complete: true, messages: [], seq: 1 });
  t.match(recovery.replies, [{ gen: 1, offset: 10 }]);
  reply.say('def');
  reply.finish();
  await back.until(({ messages }) => messages.length === 2);
  t.same(back.transcript, ['One', '0123456789abcdef']);
  const fresh = await server.open();
  t.same(fresh.transcript, back.transcript);
  await back.close();
  await fresh.close();
});

await test('[8.4] a disconnect never stops a reply (P-STOP-1)', async (t, client) => {
  client.send('One');
  const reply = await service.nextReply();
  reply.say('Half');
  await client.next('delta');
  await client.close();
  t.notOk(reply.signal.aborted);
  reply.say(' and half');
  reply.finish();
  const back = await server.open();
  await back.until(({ messages }) => messages.length === 2);
  t.same(back.transcript, ['One', 'Half and half']);
  await back.close();
});

await test('[3.1] a reset clears for everybody, also while a reply runs (P-RESET-1)', async (t, client) => {
  const other = await server.open();
  client.send('One');
  const old = await service.nextReply();
  old.say('Some');
  await other.next('delta');
  other.write({ type: 'reset', epoch: 1 });
  for (const tab of [client, other]) {
    t.match(await tab.next('recovered'), { recovery: { epoch: 2, seq: 0, messages: [] } });
    t.same(tab.conversation.messages, []);
    t.same(tab.conversation.replies, []);
  }
  t.ok(old.signal.aborted);
  client.write({ type: 'reset', epoch: 1 });
  client.send('Two');
  const reply = await service.nextReply();
  t.same(reply.turn.history, []);
  old.say('late');
  old.finish();
  reply.say('Second');
  reply.finish();
  for (const tab of [client, other]) await tab.until(({ messages }) => messages.length === 2);
  t.same(client.transcript, ['Two', 'Second']);
  t.same(other.transcript, ['Two', 'Second']);
  t.match(await stored(client), [
    { text: 'Two', seq: 1 },
    { text: 'Second', seq: 2 },
  ]);
  await other.close();
});

await test('[4.5] a service that fails leaves its partial text and a problem', async (t, client) => {
  client.send('One');
  const coded = await service.nextReply();
  coded.say('Half');
  coded.fail(new CodedError('service-timeout', { seconds: 7 }));
  t.match(await client.next('done'), {
    message: { state: 'failed', problem: { code: 'service-timeout', retryable: true } },
    length: 4,
  });
  client.send('Two');
  const planted = new Error('planted: secret-key');
  (await service.nextReply()).fail(planted);
  const { problem } = (await client.next('done')).message;
  t.match(problem, { code: 'internal', retryable: true });
  t.notMatch(JSON.stringify(problem), 'secret-key');
  const entry = server.log.errors.find(
    ({ details }) => 'err' in details && details.err === planted,
  );
  t.match(entry?.details, { correlationId: problem?.correlationId, sessionId: client.sessionId });
  t.match((await stored(client))[3], { state: 'failed', text: '', problem });
});

await test('[1.3] what a service says is split where characters are, never inside one (P-DELTA-3)', async (t, client) => {
  client.send('One');
  const reply = await service.nextReply();
  for (const unit of `a${EMOJI}b`.split('')) reply.say(unit);
  reply.say('\ud83d');
  reply.say('x\0y');
  reply.finish();
  await client.until(({ messages }) => messages.length === 2);
  const text = `a${EMOJI}b\ufffdx\ufffdy`;
  t.equal(client.transcript[1], text);
  t.equal((await stored(client))[1]?.text, text);
  for (const { text } of client.ofType('delta')) t.notMatch(text, /\p{Surrogate}/u);
});

await test('[8.4] what Postgres cannot hold does not keep a message out (P-TEXT-1)', async (t, client) => {
  client.send('a\0b\ud83d');
  (await service.nextReply()).finish();
  await client.until(({ messages }) => messages.length === 2);
  t.equal(client.transcript[0], 'a\ufffdb\ufffd');
});

await test('[4.1] debug has contiguous marks that add up, and is stored', async (t, client) => {
  client.send('One');
  const reply = await service.nextReply();
  reply.emit({ type: 'mark', name: 'retrieval', at: performance.now() });
  reply.emit({ type: 'mark', name: 'prompt', at: performance.now() });
  reply.emit({ type: 'mark', name: 'connect', at: performance.now() });
  reply.emit({ type: 'mark', name: 'firstToken', at: performance.now() });
  reply.say('Answer');
  const tokens = { input: 5, output: 1, estimated: true };
  reply.emit({ type: 'usage', provider: 'knowledge', model: null, tokens, costUsd: null });
  reply.emit({ type: 'warning', warning: { code: 'w', message: 'Look here.' } });
  reply.finish();
  const { debug } = (await client.next('done')).message;
  t.match(debug, { provider: 'knowledge', model: null, tokens, costUsd: null, hits: [] });
  t.same(debug?.warnings, [{ code: 'w', message: 'Look here.' }]);
  t.same(
    debug?.marks.map(({ name }) => name),
    ['queue', 'retrieval', 'prompt', 'connect', 'firstToken', 'generation', 'store'],
  );
  const sum = debug?.marks.reduce((total, { ms }) => total + ms, 0) ?? 0;
  t.ok(Math.abs(sum - (debug?.totalMs ?? 0)) < 0.001, 'no residual part');
  t.ok((debug?.marks.at(-1)?.ms ?? 0) > 0, 'storing took its time');
  t.ok((debug?.firstTokenMs ?? 0) > 0);
  // The next reply begins when all of this one is stored.
  client.send('Two');
  (await service.nextReply()).finish();
  await client.next('done');
  t.same(((await stored(client))[1] as BotMessage).debug, debug);
});

await test('[3.4] sessions are opened by id, as the latest, or anew (P-HELLO-3, P-HELLO-4)', async (t, client) => {
  const newer = await server.open({ fresh: true });
  t.not(newer.sessionId, client.sessionId);
  t.equal((await server.open()).sessionId, newer.sessionId);
  t.equal((await server.open({ sessionId: client.sessionId })).sessionId, client.sessionId);
  const ben = await server.open({ token: server.tokenFor({ operatorId: 'ben' }) });
  t.notOk([newer.sessionId, client.sessionId].includes(ben.sessionId));
  for (const one of [newer, ben]) await one.close();
});

await test('[2.4] a change of the chatbot reaches its open sessions at once (P-CHATBOT-1)', async (t, client) => {
  const frame = { type: 'chatbot', chatbot: buildChatbotInfo({ id: 'shop', revision: 2 }) };
  server.liveStore.publish('chatbot:shop:live', '{"type":"chatbot","chatbot":{"id":"not this"}}');
  server.liveStore.publish('chatbot:shop:test', JSON.stringify(frame));
  t.same(await client.next('chatbot'), frame);
  server.chatbots.set('shop', 'demo', 2);
  client.send('One');
  (await service.nextReply()).finish();
  t.equal((await client.next('done')).message.revision, 2);
  server.chatbots.set('shop', 'demo', 1);
});

await test('[3.3] a session that has ended takes nothing and is closed (P-ENDED-1)', async (t, client) => {
  await storage.sessions.end(client.sessionId, null);
  const cid = client.send('One');
  t.match(await client.next('error'), { cid, problem: { code: 'session-ended' } });
  t.equal(await client.end(), CLOSE.ended);
  const again = await server.connect();
  again.write({ type: 'hello', token: server.tokenFor(), sessionId: client.sessionId });
  t.equal(await again.end(), CLOSE.ended);
});

await test('[1.6] a reply is given again in the place of the last (P-REGEN-1, P-REGEN-2)', async (t, client) => {
  client.send('How long?');
  await answer('30 days.');
  const { message: first } = await client.next('done');
  const second = await server.open({ sessionId: client.sessionId });
  client.write({ type: 'regenerate', replyId: first.id });
  client.write({ type: 'regenerate', replyId: first.id });
  const opened = await client.next('reply');
  t.match(opened, { epoch: 1, seq: 2, replyTo: first.replyTo, replaces: first.id });
  const again = await service.nextReply();
  t.match(again.turn, { text: 'How long?', history: [], replyId: opened.replyId });
  again.say('A month.');
  again.finish();
  const { message } = await client.next('done');
  t.match(message, { id: opened.replyId, seq: 3, replyTo: first.replyTo, replaces: first.id });
  await second.until(({ seq }) => seq === 3);
  for (const { conversation } of [client, second]) {
    t.same(
      conversation.messages.map(({ text }) => text),
      ['How long?', '30 days.', 'A month.'],
    );
    t.same(conversation.replies, []);
  }
  t.equal(client.ofType('reply').length, 1, 'asked for twice, given once');
  t.same(await stored(client), client.conversation.messages);
  await second.close();
});

await test('[1.6] feedback is stored and told to everybody (P-FEEDBACK-1)', async (t, client) => {
  client.send('How long?');
  await answer('30 days.');
  const { message } = await client.next('done');
  const second = await server.open({ sessionId: client.sessionId });
  client.write({ type: 'feedback', replyId: message.id, value: 'bad' });
  const told = await second.next('feedback');
  t.match(told, { epoch: 1, replyId: message.id, value: 'bad' });
  t.match(await stored(client), [{}, { id: message.id, feedback: 'bad' }]);
  t.match(second.conversation.messages[1], { feedback: 'bad' });
  const third = await server.open({ sessionId: client.sessionId });
  t.match(third.conversation.messages[1], { feedback: 'bad' }, 'and to who comes later');
  client.write({ type: 'feedback', replyId: 'unknown', value: 'good' });
  client.write({ type: 'feedback', replyId: message.id, value: 'none' });
  t.match(await second.next('feedback'), { replyId: message.id, value: 'none' });
  await second.close();
  await third.close();
});

await t.test(
  '[3.4] a long absence is answered with the last page (P-RECOVER-1, P-RECOVER-2)',
  async (t) => {
    const server = await withSettings(t, { snapshotMessages: 4 });
    const client = await server.open({ fresh: true });
    for (const text of ['One', 'Two', 'Three']) {
      client.send(text);
      await client.next('done');
    }
    const known = client.conversation;
    await client.close();
    const behind = await server.connect();
    behind.conversation = { ...known, seq: 1, messages: known.messages.slice(0, 1) };
    const { recovery } = await behind.hello();
    t.match(recovery, { complete: false, hasMore: true, earlierQuestions: 1, epoch: 1, seq: 6 });
    t.same(behind.conversation.messages, known.messages.slice(2));
    const near = await server.connect();
    near.conversation = { ...known, seq: 3, messages: known.messages.slice(0, 3) };
    t.match((await near.hello()).recovery, { complete: true });
    t.same(near.conversation.messages, known.messages);
  },
);

await t.test(
  '[3.4] long messages make a snapshot shorter, never too large (P-RECOVER-2)',
  async (t) => {
    const server = await withSettings(t, { snapshotBytes: 10_000 });
    const client = await server.open({ fresh: true });
    for (let i = 0; i < 4; i++) {
      client.send('x'.repeat(6_000));
      await client.next('done');
    }
    const other = await server.open();
    t.equal(other.conversation.messages.length, 1);
    t.equal(other.conversation.hasMore, true);
    t.same(other.conversation.messages, client.conversation.messages.slice(-1));
  },
);

await t.test('[4.5] a service that falls silent times out', async (t) => {
  const server = await withSettings(t, { serviceSilenceMs: 50 });
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('One');
  const reply = await server.service.nextReply();
  reply.say('Half');
  const done = await client.next('done');
  t.match(done.message, { state: 'failed', problem: { code: 'service-timeout' } });
  t.equal(done.length, 4);
  t.ok(reply.signal.aborted);
});

await t.test('[4.5] a reply without end is cut', async (t) => {
  const server = await withSettings(t, { replyLength: 10 });
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('One');
  const reply = await server.service.nextReply();
  for (let i = 0; i < 4; i++) reply.say('0123');
  const done = await client.next('done');
  t.match(done.message, { state: 'failed', problem: { code: 'service-too-long' } });
  t.equal(done.length, 10);
});

await t.test('[3.4] what a crash interrupted is begun again (P-GEN-1)', async (t) => {
  const crashed = await withSettings(t, NEVER_LOOKS);
  crashed.service.byHand();
  const client = await crashed.open({ fresh: true });
  client.send('One');
  client.send('Two');
  const lost = await crashed.service.nextReply();
  lost.say('The first owner said this');
  await client.until(({ replies }) => (replies[0]?.text ?? '') !== '');
  const known = client.conversation;

  // The process is not told: its database is the same, nothing of its memory is.
  crashed.abandon();
  const next = await ConversationServer.start(t, {}, crashed.database);
  const again = await next.connect();
  again.conversation = known;
  await again.hello({ sessionId: client.sessionId });
  await again.until(({ messages }) => messages.length === 4);
  t.same(again.transcript, ['One', 'Two', 'You said: One', 'You said: Two']);
  const [first, second] = again.conversation.messages.slice(2) as BotMessage[];
  t.same([first?.gen, second?.gen], [2, 1]);
  t.match(first?.debug?.warnings, [{ code: 'restarted' }]);

  lost.say(' and goes on');
  lost.finish();
  await crashed.app.close();
  const { sql } = crashed.database;
  const rows = await sql`select text from test_messages where session_id = ${client.sessionId}`;
  t.same(rows.map(({ text }) => text as string).sort(), [...again.transcript].sort());
});

await t.test('[3.4] a service notes how to go on, and hears whether somebody does', async (t) => {
  const leaving = await withSettings(t, {});
  leaving.service.byHand();
  const client = await leaving.open({ fresh: true });
  client.send('One');
  const stopped = await leaving.service.nextReply();
  client.write({ type: 'stop', replyId: stopped.turn.replyId });
  await client.next('done');
  t.equal(stopped.signal.aborted, true);
  t.not(stopped.signal.reason, HANDED_OVER, 'nobody wants it any more');

  client.send('Two');
  const left = await leaving.service.nextReply();
  t.equal(left.turn.checkpoint?.saved, null);
  await left.turn.checkpoint?.save('how to go on');
  await leaving.app.close();
  t.equal(left.signal.reason, HANDED_OVER);

  const next = await ConversationServer.start(t, {}, leaving.database);
  const again = await next.open({ sessionId: client.sessionId });
  await again.until(({ messages }) => messages.length === 4);
  t.match(next.service.turns, [{ text: 'Two', checkpoint: { saved: 'how to go on' } }]);
  const { sql } = leaving.database;
  const kept = await sql`select from test_messages where checkpoint is not null`;
  t.equal(kept.length, 0, 'forgotten with its end');
});
