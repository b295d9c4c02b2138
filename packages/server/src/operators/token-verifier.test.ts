import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import t from 'tap';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { TokenVerifier, type TokenRules } from './token-verifier.js';

const SECRET = 'one secret of thirty-two characters or more';
const BEFORE = 'the secret that was there before, also long';
const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const now = NOW.getTime() / 1_000;
const CLAIMS = { sub: 'anna', tenant: 'demo', role: 'operator', iat: now, exp: now + 60 };

const RULES: TokenRules = {
  secrets: [SECRET],
  jwksUrl: null,
  issuer: null,
  audience: null,
  maxLifeMs: null,
};
const verifierOf = (rules: Partial<TokenRules> = {}, pauseMs = 0) =>
  new TokenVerifier({ ...RULES, ...rules }, (url, init) => fetch(url, init), {
    now: () => NOW,
    pauseMs,
  });
const hs256 = (claims: JWTPayload, secret = SECRET) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));

await t.test('[8.3] while secrets are rotated both are good', async (t) => {
  const both = verifierOf({ secrets: [SECRET, BEFORE] });
  for (const secret of [SECRET, BEFORE]) {
    t.match(await both.verify(await hs256(CLAIMS, secret)), { operatorId: 'anna' });
  }
  await t.rejects(verifierOf().verify(await hs256(CLAIMS, BEFORE)), { name: 'TokenRefused' });
});

await t.test('[8.3] every refusal has its reason, for the log', async (t) => {
  const rules = { issuer: 'https://login.example', audience: 'chat', maxLifeMs: DAY_MS };
  const good = { ...CLAIMS, iss: rules.issuer, aud: rules.audience };
  const verifier = verifierOf(rules);
  t.match(await verifier.verify(await hs256(good)), { tenantId: 'demo' });
  t.match(await verifier.verify(await hs256({ ...good, exp: now - 29 })), {}, 'clocks differ');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(good)).toString('base64url')}.`;
  const bad: [token: string, reason: RegExp][] = [
    ['', /JWT|JWS/],
    [none, /alg/i],
    [await hs256(good, BEFORE), /signature/],
    [await hs256({ ...good, exp: now - 31 }), /exp/],
    [await hs256({ ...good, nbf: now + 31 }), /nbf/],
    [await hs256({ ...good, iss: 'https://evil.example' }), /iss/],
    [await hs256({ ...good, aud: 'other' }), /aud/],
    [await hs256({ ...good, exp: now + 2 * 86_400 }), /longer than 24 h/],
    [await hs256({ ...good, iat: now - 90_000, exp: now + 60 }), /longer than 24 h/],
    [await hs256({ ...good, iat: now + 31 }), /iat/],
    [await hs256({ ...good, iat: -1e300 }), /iat/],
    [await hs256({ ...CLAIMS, iss: good.iss, aud: good.aud, exp: undefined }), /exp/],
    [await hs256({ ...good, role: 'root' }), /role/],
    [await hs256({ ...good, tenant: '' }), /tenant/],
    ['x'.repeat(70_000), /too long/],
  ];
  for (const [token, reason] of bad) {
    await t.rejects(verifier.verify(token), { name: 'TokenRefused', message: reason }, `${reason}`);
  }
});

await t.test(
  '[8.3] public keys verify, by kid, and are asked for anew when they change',
  async (t) => {
    const keys: object[] = [];
    let asked = 0;
    const server = await WireServer.start(t, (exchange) => {
      asked += 1;
      exchange.respond(200, { keys });
    });
    const sign = async (alg: string, kid: string) => {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' };
      const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg, kid }).sign(privateKey);
      return { jwk, token };
    };
    const verifier = verifierOf({ secrets: [], jwksUrl: `${server.url}/jwks` });
    for (const alg of ['RS256', 'ES256', 'EdDSA']) {
      const { jwk, token } = await sign(alg, `key-${alg}`);
      keys.push(jwk);
      t.match(await verifier.verify(token), { operatorId: 'anna' }, alg);
    }
    const { jwk, token } = await sign('ES256', 'key-next');
    await t.rejects(
      verifier.verify(token),
      { name: 'TokenRefused', message: /key/ },
      'not there yet',
    );
    keys.splice(0, keys.length, jwk);
    t.match(await verifier.verify(token), { operatorId: 'anna' }, 'rotated');
    const before = asked;
    await verifier.verify(token);
    t.equal(asked, before, 'what is known is not asked for');

    // RFC 8725, section 2.1: a public key is no shared secret.
    const head = Buffer.from('{"alg":"HS256","kid":"key-next"}').toString('base64url');
    const text = `${head}.${Buffer.from(JSON.stringify(CLAIMS)).toString('base64url')}`;
    const forged = createHmac('sha256', JSON.stringify(jwk)).update(text).digest('base64url');
    await t.rejects(verifier.verify(`${text}.${forged}`), { name: 'TokenRefused' });

    const patient = verifierOf({ secrets: [], jwksUrl: `${server.url}/jwks` }, 60_000);
    await patient.verify(token);
    const at = asked;
    for (let i = 0; i < 20; i++) {
      await t.rejects(patient.verify((await sign('ES256', `unknown-${i}`)).token));
    }
    t.equal(asked, at, 'unknown keys do not make us ask again and again');
  },
);
