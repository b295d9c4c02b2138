import { setTimeout } from 'node:timers/promises';
import type { ErrorFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import t from 'tap';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';
import type { TestClient } from '../../../testing/sessions/test-client.js';

interface Refused {
  readonly client: TestClient;
  readonly cid: string;
  readonly error: ErrorFrame;
}

await t.test('[8.4] [8.6] beyond what can be answered', async (t) => {
  const server = await ConversationServer.start(t, {
    repliesAtOnce: 2,
    leastWaiting: 4,
    sends: { burst: 1_000, perSecond: 1_000 },
  });
  server.service.byHand();
  const clients: TestClient[] = [];
  for (let i = 0; i < 12; i++) clients.push(await server.open({ fresh: true }));

  const refused: Refused[] = [];
  for (const [i, client] of clients.entries()) {
    const cid = client.send(`Question ${i}`);
    await client.until(({ messages }) => messages.length > 0 || client.ofType('error').length > 0);
    const [error] = client.ofType('error');
    if (error) refused.push({ client, cid, error });
  }

  await t.test('sends are refused as busy, with a time to come again', async (t) => {
    t.ok(refused.length > 0, `${refused.length} are refused`);
    t.ok(refused.length < clients.length - 2, 'some are let in');
    for (const { error, cid } of refused) {
      t.match(error, { cid, problem: { code: 'busy', retryable: true } });
      t.ok((error.problem.retryAfterMs ?? 0) >= 1_000);
    }
  });

  await t.test('another tenant is answered before what waits', async (t) => {
    const token = server.tokenFor({ tenantId: 'other' });
    const other = await server.open({ path: '/v1/chatbots/foreign/test', token });
    other.send('From elsewhere');
    await other.next('ack');
    const asked = [];
    for (let i = 0; i < 4; i++) {
      const reply = await server.service.nextReply();
      asked.push(reply.turn.tenantId);
      reply.say('Answered.');
      reply.finish();
    }
    t.ok(asked.includes('other'), `in the order ${asked.join(', ')}`);
    t.match((await other.next('done')).message, { state: 'done' });
  });

  await t.test('what was acked is answered, and what was refused is taken later', async (t) => {
    const answering = (async () => {
      while (true) {
        const reply = await server.service.nextReply();
        reply.say('Answered.');
        reply.finish();
      }
    })();
    answering.catch(() => undefined);
    const acked = clients.filter((client) => !refused.some((one) => one.client === client));
    for (const client of acked) {
      await client.until(({ messages }) => messages.length === 2);
      t.same(client.transcript.slice(1), ['Answered.']);
    }
    for (const { client, cid } of refused) {
      // A place is free a moment after its reply is done: until then it is refused again.
      for (let refusals = 0; client.transcript.length < 2;) {
        refusals = client.ofType('error').length;
        client.send('Again', cid);
        await client.until(
          ({ messages }) => messages.length === 2 || client.ofType('error').length > refusals,
        );
        if (client.transcript.length < 2) await setTimeout(100);
      }
    }
    t.pass('all are answered');
  });
});
