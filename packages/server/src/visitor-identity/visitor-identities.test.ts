import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import t from 'tap';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { ListeningLog } from '../../testing/sessions/listening-log.js';
import { ChatbotSecrets } from '../secrets/chatbot-secrets.js';
import { IDENTITY_SECRET } from '../secrets/secret-service.js';
import { VisitorIdentities } from './visitor-identities.js';

const SECRET = 'what the shop and its chatbot know, long enough';
const NOW = new Date('2026-03-02T12:00:00Z');
const now = NOW.getTime() / 1_000;
const CLAIMS = { sub: '4711', name: 'Anna', aud: 'shop', exp: now + 600 };
const chatbot = { chatbotId: 'shop', tenantId: 'demo', config: {} };

const log = new ListeningLog();
const identitiesOf = (value: string | null = SECRET, origin = '') =>
  new VisitorIdentities({
    reveal: () =>
      Promise.resolve(
        new ChatbotSecrets(new Map(value === null ? [] : [[IDENTITY_SECRET, { value, origin }]])),
      ),
    fetch: (address, init) => fetch(address, init),
    log,
    now: () => NOW,
  });
const hs256 = (claims: JWTPayload, secret = SECRET) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));

await t.test('[8.3] [6.6] a token of the page’s server proves who a visitor is', async (t) => {
  const token = await hs256({ ...CLAIMS, inputs: { plan: 'pro' }, email: 'anna@example.com' });
  t.same(await identitiesOf().read(chatbot, token), {
    said: { id: '4711', name: 'Anna', email: 'anna@example.com', inputs: { plan: 'pro' } },
    until: new Date((now + 600) * 1_000),
  });
});

await t.test('[8.3] whatever else a page gives as a proof is none', async (t) => {
  const good = await hs256(CLAIMS);
  const [head = '', body = '', signature = ''] = good.split('.');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const foreign = new SignJWT(CLAIMS).setProtectedHeader({ alg: 'ES256' });
  const bad: [what: string, token: string][] = [
    ['nothing', ''],
    ['no token', 'x.y.z'],
    ['alg none', `${part({ alg: 'none' })}.${body}.`],
    ['alg none with its signature', `${part({ alg: 'None' })}.${body}.${signature}`],
    ['edited', `${head}.${part({ ...CLAIMS, sub: '1' })}.${signature}`],
    ['unsigned', `${head}.${body}.`],
    ['expired', await hs256({ ...CLAIMS, exp: now - 31 })],
    ['without an end', await hs256({ sub: '4711', aud: 'shop' })],
    ['too long a life', await hs256({ ...CLAIMS, exp: now + 2 * 86_400 })],
    ['not good yet', await hs256({ ...CLAIMS, nbf: now + 60 })],
    ['another secret', await hs256(CLAIMS, 'another secret that is as long as the one')],
    ['a key that nobody named', await foreign.sign(privateKey)],
    [
      'the key it brings',
      await new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(publicKey) })
        .sign(privateKey),
    ],
    ['another chatbot', await hs256({ ...CLAIMS, aud: 'other' })],
    ['no chatbot', await hs256({ sub: '4711', exp: CLAIMS.exp })],
    ['nobody', await hs256({ aud: 'shop', exp: CLAIMS.exp })],
    ['a name that is too long', await hs256({ ...CLAIMS, name: 'x'.repeat(121) })],
  ];
  for (const [what, token] of bad) {
    t.equal(await identitiesOf().read(chatbot, token), null, what);
  }
  t.equal(await identitiesOf(null).read(chatbot, good), null, 'no secret is set');
  const ofService = identitiesOf(SECRET, 'https://api.example.com');
  t.equal(await ofService.read(chatbot, good), null, 'the secret of that name is a service’s');
  t.notMatch(JSON.stringify(log), /4711|Anna|eyJ/, 'the log has nothing of it');
});

await t.test('[8.3] a chatbot may name public keys instead', async (t) => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'one', use: 'sig' };
  let asked = 0;
  const server = await WireServer.start(t, (exchange) => {
    asked += 1;
    exchange.respond(200, { keys: [jwk] });
  });
  const config = { identity: { required: true, jwksUrl: `${server.url}/jwks` } };
  const token = await new SignJWT(CLAIMS)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
    .sign(privateKey);
  const identities = identitiesOf(null);
  for (const _ of [1, 2, 3]) {
    t.match(await identities.read({ ...chatbot, config }, token), { said: { id: '4711' } });
  }
  t.equal(asked, 1, 'the keys are kept');
  const hmac = await hs256(CLAIMS, JSON.stringify(jwk));
  t.equal(await identities.read({ ...chatbot, config }, hmac), null, 'a public key is no secret');
});
