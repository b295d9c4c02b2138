import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t, { type Test } from 'tap';
import { configurationHash, fingerprintOf } from '../../chatbots/fingerprint.js';
import { FIXED_PARTS } from '../../../testing/sessions/fixed-directory.js';
import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import { ConversationServer, SHOP } from '../../../testing/sessions/conversation-server.js';
import type { TestClient } from '../../../testing/sessions/test-client.js';

const server = await ConversationServer.start(t);
const { service } = server;

function test(title: string, body: (t: Test, client: TestClient) => Promise<void>) {
  return t.test(title, async (t) => {
    service.byHand();
    const client = await server.open({ fresh: true });
    await body(t, client);
    await client.close();
  });
}

const THRESHOLD = { provider: { type: 'knowledge', threshold: 0.9 } };
const CHANGED = fingerprintOf({
  ...FIXED_PARTS,
  configuration: configurationHash(buildChatbotConfig({ provider: { threshold: 0.9 } })),
});

await test('[2.4] unsaved values answer from the next reply on, and the reply says so (P-PREVIEW-2)', async (t, client) => {
  client.send('Before');
  const running = await service.nextReply();
  client.write({ type: 'preview', changes: THRESHOLD });
  t.match(await client.next('overrides'), { simulation: 'none', preview: CHANGED });
  running.finish();
  const first = await client.next('done');
  t.match(running.turn.config.provider, { threshold: 0.5 }, 'one that runs keeps its own');
  t.match(first.message.debug, { preview: false, fingerprint: 'fingerprint-1' });

  client.send('After');
  const next = await service.nextReply();
  t.match(next.turn.config.provider, { threshold: 0.9 });
  next.finish();
  const second = await client.next('done');
  t.match(second.message, {
    revision: 1,
    fingerprint: CHANGED,
    debug: { preview: true, fingerprint: CHANGED },
  });

  client.write({ type: 'preview', changes: {} });
  t.match(await client.next('overrides'), { preview: '' });
  client.send('Saved');
  const last = await service.nextReply();
  t.match(last.turn.config.provider, { threshold: 0.5 });
  last.finish();
  t.match((await client.next('done')).message.debug, { preview: false });
});

await test('[2.4] a preview that is not valid is refused with its field, and the last one stays', async (t, client) => {
  client.write({ type: 'preview', changes: THRESHOLD });
  await client.next('overrides');
  client.write({ type: 'preview', changes: { provider: { threshold: 7 } } });
  const { problem } = await client.next('error');
  t.match(problem, { code: 'bad-preview', message: /provider\.threshold is above 1/ });
  const connected = { type: 'http', fallback: '', url: 'https://a.example/', timeoutMs: 'soon' };
  client.write({ type: 'preview', changes: { provider: connected } });
  // Of the kind of service that was meant, not of the first one.
  t.match((await client.next('error')).problem.message, /: provider\.(?!threshold)\w+ is /);
  client.send('Hello');
  const reply = await service.nextReply();
  t.match(reply.turn.config.provider, { threshold: 0.9 });
  reply.finish();
  await client.next('done');
});

await test('[8.3] a preview brings no fields, prototypes or origins of its own', async (t, client) => {
  const hostile = '{"type":"preview","changes":{"__proto__":{"a":1},"extra":1,"name":7}}';
  client.raw(hostile);
  t.match(await client.next('overrides'), { preview: '' }, 'it changes nothing');
  client.raw('{"type":"preview","changes":[]}');
  t.match((await client.next('error')).problem, { code: 'bad-frame' });
});

await test('[6.4] a preview is of its session alone, and everybody in it is told', async (t, client) => {
  client.write({ type: 'preview', changes: THRESHOLD });
  await client.next('overrides');
  const second = await server.open({ sessionId: client.sessionId });
  t.match(await second.next('overrides'), { preview: CHANGED }, 'whoever comes later, too');
  const other = await server.open({ fresh: true });
  other.send('Elsewhere');
  const reply = await service.nextReply();
  t.match(reply.turn.config.provider, { threshold: 0.5 });
  reply.finish();
  await other.next('done');
  t.same(other.ofType('overrides'), []);
  for (const one of [second, other]) await one.close();
});

await test('[2.4] a preview ends with the last socket of its session (P-TEST-2)', async (t, client) => {
  client.write({ type: 'preview', changes: THRESHOLD });
  await client.next('overrides');
  await client.close();
  const again = await server.open({ sessionId: client.sessionId });
  again.send('Later');
  const reply = await service.nextReply();
  t.match(reply.turn.config.provider, { threshold: 0.5 });
  reply.finish();
  await again.next('done');
  t.same(again.ofType('overrides'), []);
  await again.close();
});

await test('[3.5] a chatbot service error is played, marked, and over at once when it is ended', async (t, client) => {
  client.write({ type: 'simulate', simulation: 'service-error' });
  t.match(await client.next('overrides'), { simulation: 'service-error' });
  client.send('One');
  t.match((await client.next('done')).message, {
    state: 'failed',
    problem: { code: 'service-failed' },
    debug: { warnings: [{ code: 'simulated' }] },
  });
  client.write({ type: 'simulate', simulation: 'none' });
  t.match(await client.next('overrides'), { simulation: 'none' });
  client.send('Two');
  const reply = await service.nextReply();
  t.equal(reply.turn.text, 'Two', 'the service never heard of the first');
  reply.finish();
  t.match((await client.next('done')).message, { state: 'done', debug: { warnings: [] } });
});

await test('[3.5] an empty knowledge base is the retrieval’s part of the turn', async (t, client) => {
  client.write({ type: 'simulate', simulation: 'empty-knowledge' });
  client.send('One');
  const reply = await service.nextReply();
  t.equal(reply.turn.simulation, 'empty-knowledge');
  reply.finish();
  t.match((await client.next('done')).message.debug?.warnings, [{ code: 'simulated' }]);
});

await test('[3.5] an expired session is played by closing its sockets; it is there all the same', async (t, client) => {
  client.write({ type: 'simulate', simulation: 'session-expired' });
  t.equal(await client.end(), CLOSE.idle);
  const again = await server.open({ sessionId: client.sessionId });
  t.equal(again.sessionId, client.sessionId);
  t.same(again.ofType('overrides'), [], 'nothing is played any more');
  await again.close();
});

await t.test('[3.5] [2.4] live sessions have neither (P-TEST-1)', async (t) => {
  service.byHand();
  const path = '/v1/chatbots/shop/live';
  const client = await server.connect({ path, origin: SHOP, token: null });
  await client.hello();
  client.write({ type: 'simulate', simulation: 'service-error' });
  t.match((await client.next('error')).problem, { code: 'test-only' });
  client.write({ type: 'preview', changes: THRESHOLD });
  t.match((await client.next('error')).problem, { code: 'test-only' });
  client.send('Hello');
  const reply = await service.nextReply();
  t.match(reply.turn.config.provider, { threshold: 0.5 });
  t.notOk('simulation' in reply.turn);
  reply.finish();
  t.match((await client.next('done')).message, { state: 'done' });
  t.same(client.ofType('overrides'), []);
  await client.close();
});
