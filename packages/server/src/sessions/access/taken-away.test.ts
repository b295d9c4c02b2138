import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { insertChatbot } from '../../../testing/sessions/sessions.js';
import { ConversationServer, SHOP } from '../../../testing/sessions/conversation-server.js';

const server = await ConversationServer.start(t);
const { sql } = server.database;
const LIVE = '/v1/chatbots/shop/live';

await t.test('[8.3] an operator who is revoked is closed, and does not come back', async (t) => {
  const token = server.tokenFor({ operatorId: 'carl' });
  const client = await server.open({ token, fresh: true });
  const other = await server.open({ fresh: true });
  const { sessionId } = client;
  await server.revocations?.revoke({ tenantId: 'demo', operatorId: 'boss' }, 'carl');
  t.equal(await client.end(), CLOSE.unauthorized);
  const again = await server.connect({ token });
  again.write({ type: 'hello', token, sessionId });
  t.equal(await again.end(), CLOSE.unauthorized, 'a resume asks again');
  other.write({ type: 'ping' });
  await other.next('pong');
  await other.close();
});

await t.test('[8.3] so is one of whom no news came', async (t) => {
  const token = server.tokenFor({ operatorId: 'dora' });
  const client = await server.open({ token, fresh: true });
  await sql`insert into operator_revocations (tenant_id, operator_id, revoked_by)
            values ('demo', 'dora', 'boss')`;
  t.equal(await client.end(), CLOSE.unauthorized);
});

await t.test('[8.3] a page that is taken off the list is closed, others are not', async (t) => {
  server.chatbots.allow('shop', [SHOP, 'https://other.example.com']);
  const client = await server.connect({ path: LIVE, origin: SHOP, token: null });
  const { token } = await client.hello();
  const other = await server.connect({
    path: LIVE,
    origin: 'https://other.example.com',
    token: null,
  });
  await other.hello();
  server.chatbots.allow('shop', ['https://other.example.com']);
  t.equal(await client.end(), CLOSE.forbidden);
  await t.rejects(
    server.connect({ path: LIVE, origin: SHOP, token: token ?? null }),
    /403/,
    'a resume asks again',
  );
  other.write({ type: 'ping' });
  await other.next('pong');

  server.chatbots.remove('shop');
  t.equal(await other.end(), CLOSE.notFound, 'unpublished or deleted');
});

await t.test('[8.3] a chatbot that is deleted takes the reply on its way along', async (t) => {
  await insertChatbot(sql, 'gone', 'demo');
  server.chatbots.set('gone', 'demo');
  server.service.byHand();
  const client = await server.open({ path: '/v1/chatbots/gone/test', fresh: true });
  client.send('Are you there?');
  const reply = await server.service.nextReply();
  reply.say('Yes');
  await client.next('delta');
  await sql`delete from chatbots where id = 'gone'`;
  server.chatbots.remove('gone');
  t.equal(await client.end(), CLOSE.notFound);
  reply.finish();

  // Others go on, and nothing was called a failure of ours.
  server.chatbots.set('shop', 'demo');
  const other = await server.open({ fresh: true });
  other.send('And you?');
  const next = await server.service.nextReply();
  next.say('Always');
  next.finish();
  await other.next('done');
  await other.close();
  t.same(server.log.errors, []);
});
