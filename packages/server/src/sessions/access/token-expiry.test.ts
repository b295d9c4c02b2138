import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import type { Operator } from '../../operators/operator.js';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';

const server = await ConversationServer.start(t);
const ANNA = { tenantId: 'demo', operatorId: 'anna', role: 'operator', chatbots: null } as const;
const tokenOf = (seconds: number, operator: Partial<Operator> = {}) =>
  server.app.signOperator({ ...ANNA, ...operator }, seconds);

await t.test('[8.3] a token that ends closes its socket (P-TOKEN-1)', async (t) => {
  server.service.byHand();
  const client = await server.open({ fresh: true, token: tokenOf(2) });
  client.send('One');
  const reply = await server.service.nextReply();
  reply.say('Half');
  await client.until(({ replies }) => replies[0]?.text === 'Half');
  t.equal(await client.end(), CLOSE.expired);
  t.notOk(reply.signal.aborted, 'the reply goes on');

  // What every client does: it comes back, with a new token, where it was.
  reply.say(' and half');
  const again = await server.connect({ token: tokenOf(600) });
  again.conversation = client.conversation;
  await again.hello({ sessionId: client.sessionId });
  reply.finish();
  await again.until(({ messages }) => messages.length === 2);
  t.same(again.transcript, ['One', 'Half and half']);
  await again.close();
});

await t.test('[8.3] a newer token keeps the socket open (P-TOKEN-1)', async (t) => {
  const short = tokenOf(2);
  const old = await server.open({ token: short });
  const renewed = await server.open({ token: short });
  renewed.write({ type: 'auth', token: tokenOf(600) });
  t.equal(await old.end(), CLOSE.expired);
  renewed.write({ type: 'ping' });
  await renewed.next('pong');
  t.equal(renewed.closed, null);
  await renewed.close();
});

await t.test('[8.3] a token of somebody else renews nothing (P-TOKEN-1)', async (t) => {
  const client = await server.open({ token: tokenOf(2) });
  const foreign = [
    tokenOf(600, { operatorId: 'ben' }),
    tokenOf(600, { tenantId: 'other' }),
    tokenOf(600, { chatbots: ['another'] }),
    'rubbish',
  ];
  for (const token of foreign) {
    client.write({ type: 'auth', token });
    t.match(await client.next('error'), { problem: { code: 'unauthorized' } });
  }
  t.equal(await client.end(), CLOSE.expired, 'the old one counts');
});
