import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { SignJWT, type JWTPayload } from 'jose';
import t from 'tap';
import { ConversationServer, SHOP } from '../../../testing/sessions/conversation-server.js';
import type { Hello } from '../../../testing/sessions/test-client.js';

const SECRET = 'what the shop and its chatbot know, long enough';
const server = await ConversationServer.start(t);
server.identitySecrets.set('shop', SECRET);
const sign = (sub: string, more: JWTPayload = {}) =>
  new SignJWT({ name: sub, aud: 'shop', ...more })
    .setSubject(sub)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(more.exp ?? '10m')
    .sign(new TextEncoder().encode(SECRET));
const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;

const PATH = '/v1/chatbots/shop/live';
const visit = () => server.connect({ path: PATH, origin: SHOP, token: null });
const enter = async (hello: Hello) => {
  const client = await visit();
  return { client, welcome: await client.hello(hello) };
};
/** Asks; returns what the chatbot service is told of the visitor. */
const asked = async ({ client }: Pick<Awaited<ReturnType<typeof enter>>, 'client'>) => {
  client.send('Where is my order?');
  await client.next('done');
  return server.service.turns.at(-1)?.visitor;
};

await t.test(
  '[8.3] [6.6] a signed identity is verified, and an unsigned one takes it back (P-IDENTIFY-2)',
  async (t) => {
    const anna = await enter({ identity: await sign('anna'), visitor: { language: 'de' } });
    t.match(await asked(anna), { id: 'anna', language: 'de', proof: { id: 'anna', until: /Z$/ } });
    anna.client.write({ type: 'identify', visitor: { id: 'anna' } });
    t.match(await asked(anna), { id: 'anna', proof: { until: null } });
    await anna.client.close();

    const { token = '' } = anna.welcome;
    const back = await enter({ token, identity: await sign('anna') });
    t.equal(back.welcome.session.id, anna.welcome.session.id, 'she goes on where she was');
    const without = await enter({ token });
    t.match(await asked(without), { proof: { until: null } }, 'each connection proves it anew');
    const other = await enter({ token, identity: await sign('ben') });
    t.not(other.welcome.session.id, anna.welcome.session.id, 'her conversation is not for Ben');
  },
);

await t.test(
  '[8.3] what proves nothing opens a conversation, and the page hears of it',
  async (t) => {
    const edited = `${(await sign('anna')).slice(0, -4)}AAAA`;
    for (const identity of [
      none,
      edited,
      await sign('anna', { aud: 'foreign' }),
      await sign('anna', { exp: 1 }),
    ]) {
      const { client } = await enter({ identity, visitor: { id: 'anna' } });
      t.match(await client.next('error'), { ref: 'hello', problem: { code: 'identity-refused' } });
      t.equal((await asked({ client }))?.proof, undefined);
      await client.close();
    }
    const said = { id: 'anna', proof: { id: 'anna', until: '2999-01-01T00:00:00Z' } };
    const liar = await enter({ visitor: said });
    t.equal((await asked(liar))?.proof, undefined, 'a page cannot say that it was proven');
  },
);

await t.test('[8.3] a chatbot may require it', async (t) => {
  const before = await enter({});
  server.chatbots.change('shop', { identity: { required: true } });
  t.teardown(() => server.chatbots.change('shop', { identity: { required: false } }));
  t.equal(await before.client.end(), CLOSE.forbidden, 'who is there without is closed');
  const refused = async (hello: Hello) => {
    const client = await visit();
    client.write({ type: 'hello', ...hello });
    const { problem } = await client.next('error');
    t.equal(await client.end(), CLOSE.forbidden);
    return problem.code;
  };
  const { token = '' } = before.welcome;
  t.equal(await refused({}), 'identity-required');
  t.equal(await refused({ token }), 'identity-required');
  t.equal(await refused({ identity: none }), 'identity-refused');
  t.equal(await refused({ token, identity: await sign('anna', { exp: 1 }) }), 'identity-refused');
  const posted = async (token: string) => {
    const response = await fetch(`${server.url}${PATH}/frames`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        origin: SHOP,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ frames: [{ type: 'send', cid: 'one', text: 'Hello' }] }),
    });
    return response.status;
  };
  t.equal(await posted(token), 403, 'over HTTP too');

  const anna = await enter({ identity: await sign('anna') });
  t.match(await asked(anna), { proof: { id: 'anna' } });
  anna.client.write({ type: 'identify', visitor: { id: 'ben' } });
  t.match(await anna.client.next('error'), { problem: { code: 'identity-required' } });
  t.match(await asked(anna), { id: 'anna', proof: { until: /Z$/ } }, 'nothing has changed');
  t.equal(await posted(anna.welcome.token ?? ''), 200);
});

await t.test('[8.3] a proof that is over closes what it opened', async (t) => {
  const exp = Math.floor(Date.now() / 1_000) + 5;
  const anna = await enter({ identity: await sign('anna', { exp }) });
  t.equal(await anna.client.end(), CLOSE.expired);
});

await t.test('[8.3] [2.4] operators see in tests whether it is verified', async (t) => {
  const client = await server.connect();
  const { session } = await client.hello({ identity: await sign('anna'), fresh: true });
  client.send('Where is my order?');
  const { message } = await client.next('done');
  t.match(message, { debug: { visitor: { id: 'anna', verified: true } } });
  const detail = await server.ask(`/v1/test-sessions/${session.id}`);
  t.match(detail.body.visitor, { id: 'anna', name: 'anna', verified: true });
  const again = await server.connect();
  await again.hello({ sessionId: session.id, identity: none });
  t.match(await again.next('error'), { problem: { code: 'identity-refused' } });
  t.match((await server.ask(`/v1/test-sessions/${session.id}`)).body.visitor, { verified: false });
});
