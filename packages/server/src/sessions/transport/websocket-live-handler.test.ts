import { createHash } from 'node:crypto';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import {
  ConversationServer,
  DASHBOARD,
  SHOP,
} from '../../../testing/sessions/conversation-server.js';
import type { TestClient } from '../../../testing/sessions/test-client.js';

const server = await ConversationServer.start(t);
const { sql } = server.database;
const PATH = '/v1/chatbots/shop/live';

/** A visitor's page, which has no operator's token. */
function visit(origin: string | null = SHOP, path = PATH): Promise<TestClient> {
  return server.connect({ path, origin, token: null });
}

await t.test('[1.4] a visitor is answered by the same service, in live mode', async (t) => {
  const visitor = { name: 'Ben', language: 'de', pageUrl: 'https://shop.example.com/cart\0' };
  const client = await visit();
  const raw = { type: 'hello', visitor: { ...visitor, role: 'admin' } };
  client.raw(JSON.stringify(raw));
  const welcome = await client.next('welcome');
  t.match(welcome, { session: { mode: 'live' }, recovery: { epoch: 1, seq: 0 } });
  client.send('Hello there');
  const { message, length } = await client.next('done');
  t.match(message, { state: 'done', seq: 2, revision: 1, fingerprint: 'fingerprint-1' });
  t.equal(length, 'You said: Hello there'.length);
  t.same(client.transcript, ['Hello there', 'You said: Hello there']);
  const turn = server.service.turns.at(-1);
  t.match(turn, { mode: 'live', tenantId: 'demo', chatbotId: 'shop' });
  t.same(turn?.visitor, { ...visitor, pageUrl: 'https://shop.example.com/cart\ufffd' });
  await client.close();
});

await t.test(
  '[3.1] [6.6] what a page says of its visitor is known from the next reply on, and outlives a reset (P-IDENTIFY-1)',
  async (t) => {
    const client = await visit();
    client.write({ type: 'hello', visitor: { name: 'Nobody', language: 'de' } });
    const { token = '', session } = await client.next('welcome');
    const visitor = { id: '4711', name: 'Anna\0', inputs: { plan: 'pro', orders: 3 } };
    const known = { ...visitor, name: 'Anna\ufffd', language: 'de' };
    const asked = async (who: TestClient, text: string) => {
      who.send(text);
      await who.next('done');
      return server.service.turns.at(-1)?.visitor;
    };
    client.write({ type: 'identify', visitor });
    t.same(await asked(client, 'One'), known);
    client.write({ type: 'reset', epoch: 1 });
    await client.next('recovered');
    t.same(await asked(client, 'Two'), known);
    t.equal(server.service.turns.at(-1)?.epoch, 2, 'and the service is told of the reset');

    const back = await visit();
    await back.hello({ token });
    const stored = async () =>
      (await sql`select visitor, xmin from live_conversations where id = ${session.id}`)[0];
    const before = await stored();
    back.write({ type: 'identify', visitor });
    back.write({ type: 'recover', cursor: { epoch: 0, seq: 0, replies: [] } });
    await back.next('recovered');
    t.same(await stored(), before, 'said again, it costs nothing');

    for (const [wrong, reason] of [
      [{ inputs: { plan: ['pro'] } }, /inputs\.plan/],
      [{ inputs: { 'a b': 1 } }, /inputs/],
      [{ id: 'x'.repeat(121) }, /^id /],
    ] as const) {
      back.raw(JSON.stringify({ type: 'identify', visitor: wrong }));
      const { problem } = await back.next('error');
      t.match(problem, { code: 'bad-visitor', retryable: false });
      t.match(problem.message.replace(/^.* was not accepted: /, ''), reason);
    }
    t.same((await stored())?.['visitor'], known);

    back.write({ type: 'identify', visitor: {} });
    t.same(await asked(back, 'Three'), { language: 'de' }, 'all that the page said is gone');
    const other = await visit();
    await other.hello({ token, fresh: true });
    t.same(await asked(other, 'Four'), {}, 'a new session knows nothing of it');
    for (const one of [client, back, other]) await one.close();
  },
);

await t.test(
  '[4.6] nothing that a visitor gets tells how a reply came about (P-DONE-3)',
  async (t) => {
    server.service.byHand();
    const client = await visit();
    await client.hello();
    client.send('One');
    const reply = await server.service.nextReply();
    reply.emit({ type: 'mark', name: 'retrieval', at: performance.now() });
    reply.emit({ type: 'warning', warning: { code: 'w', message: 'For operators only.' } });
    reply.say('Answer');
    reply.finish();
    await client.next('done');
    const again = await visit();
    await again.hello({ token: client.ofType('welcome')[0]?.token ?? '' });
    t.same(again.transcript, ['One', 'Answer']);
    t.notMatch(JSON.stringify([...client.frames, ...again.frames]), /debug|For operators only/);
    for (const one of [client, again]) await one.close();
  },
);

await t.test(
  '[8.3] the token opens the conversation again and is stored as a hash only (P-HELLO-6)',
  async (t) => {
    const client = await visit();
    const { token = '', session } = await client.hello();
    t.match(token, /^[A-Za-z0-9_-]{32}$/, '192 bits');
    const hash = createHash('sha256').update(token).digest('hex');
    const [row] = await sql`select * from live_conversations where id = ${session.id}`;
    t.equal(row?.['token_hash'], hash);
    t.notMatch(JSON.stringify(row), token);
    await client.close();

    const back = await visit();
    const welcome = await back.hello({ token });
    t.equal(welcome.session.id, session.id);
    t.notOk('token' in welcome, 'it is sent once');
    for (const hello of [{ token: 'unknown' }, { token: hash }, { token, fresh: true }]) {
      const other = await visit();
      const fresh = await other.hello(hello);
      t.not(fresh.session.id, session.id);
      t.ok(fresh.token);
      await other.close();
    }
    await back.close();
  },
);

await t.test('[8.3] a conversation that is over is not continued (P-HELLO-2)', async (t) => {
  const client = await visit();
  const { token, session } = await client.hello();
  await client.close();
  await sql`update live_conversations set expires_at = now() where id = ${session.id}`;
  const back = await visit();
  t.not((await back.hello({ ...(token && { token }) })).session.id, session.id);
  await back.close();
});

await t.test('[8.3] a token counts for its own chatbot only', async (t) => {
  const client = await visit();
  const { token, session } = await client.hello();
  const other = await visit(SHOP, '/v1/chatbots/foreign/live');
  t.not((await other.hello({ ...(token && { token }) })).session.id, session.id);
  for (const one of [client, other]) await one.close();
});

await t.test('[8.3] a page that is not listed is refused at the upgrade (P-OPEN-2)', async (t) => {
  const origins = [
    null,
    'null',
    'https://evil.example.com',
    'https://shop.example.com.evil.io',
    'https://evil-shop.example.com',
    'http://shop.example.com',
    'https://shop.example.com:8443',
    DASHBOARD,
  ];
  for (const origin of origins) {
    await t.rejects(visit(origin), { message: /403/ }, String(origin));
  }
  await t.rejects(visit(SHOP, '/v1/chatbots/unknown/live'), { message: /403/ });
  await t.rejects(visit(SHOP, '/v1/chatbots/no%20id/live'), { message: /400/ });
});

await t.test(
  '[3.3] an operator cannot open a conversation of visitors as a test session',
  async (t) => {
    const client = await visit();
    const { session } = await client.hello();
    const operator = await server.connect();
    operator.write({ type: 'hello', token: server.tokenFor(), sessionId: session.id });
    t.equal(await operator.end(), CLOSE.notFound);
    t.equal((await server.ask(`/v1/test-sessions/${session.id}`)).status, 404);
    await client.close();
  },
);
