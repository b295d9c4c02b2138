import { createHmac } from 'node:crypto';
import t from 'tap';
import { startTestServer, TEST_SECRET } from '../testing/server.js';

const { ask, app, tokenFor, url } = await startTestServer(t, {
  allowedOrigins: ['https://app.example.com'],
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token made by hand, as an attacker or another library would. */
function token(
  claims: object,
  header: object = { alg: 'HS256', typ: 'JWT' },
  secret = TEST_SECRET,
) {
  const alg = 'alg' in header ? header.alg : 'none';
  const hash = alg === 'HS512' ? 'sha512' : 'sha256';
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = createHmac(hash, secret).update(signed).digest('base64url');
  return `${signed}.${alg === 'none' ? '' : signature}`;
}

const now = Math.floor(Date.now() / 1000);
const GOOD = { sub: 'ann', tenant: 'demo', role: 'operator', exp: now + 60 };

await t.test('an operator’s token opens what is theirs', async (t) => {
  t.equal((await ask('/v1/chatbots', { token: token(GOOD) })).status, 200);
  t.match(app.verifyOperator(token({ ...GOOD, chatbots: ['a'], more: 1 })), {
    tenantId: 'demo',
    operatorId: 'ann',
    role: 'operator',
    chatbots: ['a'],
    expiresAt: new Date(GOOD.exp * 1000),
  });
  t.match(app.verifyOperator(tokenFor({ role: 'admin' })), { role: 'admin', chatbots: null });
});

await t.test('[8.3] every other token is refused alike', async (t) => {
  const good = token(GOOD);
  const [head, , signature] = good.split('.');
  const bad: Record<string, string | null> = {
    none: null,
    empty: '',
    rubbish: 'abc',
    'two tokens': `${good} ${good}`,
    unsigned: token(GOOD, { alg: 'none' }),
    'another algorithm': token(GOOD, { alg: 'HS512' }),
    'another key': token(GOOD, undefined, 'x'.repeat(32)),
    edited: `${head}.${encode({ ...GOOD, tenant: 'other' })}.${signature}`,
    expired: token({ ...GOOD, exp: now - 1 }),
    'not yet valid': token({ ...GOOD, nbf: now + 600 }),
    'no tenant': token({ sub: 'ann', role: 'operator' }),
    'empty tenant': token({ ...GOOD, tenant: '' }),
    'no subject': token({ ...GOOD, sub: undefined }),
    'another role': token({ ...GOOD, role: 'root' }),
    'a tenant that is no text': token({ ...GOOD, tenant: { $ne: '' } }),
    'chatbots that are no list': token({ ...GOOD, chatbots: 'all' }),
  };
  for (const [name, value] of Object.entries(bad)) {
    const { status, body } = await ask('/v1/chatbots', { token: value });
    t.equal(status, 401, name);
    t.match(body.error, { code: 'unauthorized', retryable: false }, name);
  }
  const basic = await ask('/v1/chatbots', {
    token: null,
    headers: { authorization: 'Basic YTpi' },
  });
  t.equal(basic.status, 401);
});

await t.test('[8.3] a token in the address is refused, even a good one', async (t) => {
  for (const name of ['token', 'access_token', 'Token', 'jwt']) {
    const { status, body } = await ask(`/v1/chatbots?${name}=${token(GOOD)}`);
    t.equal(status, 400, name);
    t.match(body.error, { code: 'token-in-address' });
    t.notMatch(JSON.stringify(body), 'eyJ');
  }
});

await t.test('[6.6] dashboards on listed origins may use the API, others may not', async (t) => {
  const preflight = (origin: string) =>
    fetch(`${url}/v1/chatbots`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const allowed = await preflight('https://app.example.com');
  t.equal(allowed.status, 204);
  t.equal(allowed.headers.get('access-control-allow-origin'), 'https://app.example.com');
  t.match(allowed.headers.get('access-control-allow-methods'), /PUT/);
  t.equal(allowed.headers.get('access-control-allow-credentials'), null);
  for (const origin of ['https://evil.com', 'https://app.example.com.evil.com', 'null']) {
    const refused = await preflight(origin);
    t.equal(refused.headers.get('access-control-allow-origin'), null, origin);
    const plain = await ask('/v1/chatbots', { headers: { origin } });
    t.equal(plain.headers.get('access-control-allow-origin'), null, origin);
  }
});

await t.test(
  'in development the demo dashboard gets a token, and no other page does',
  async (t) => {
    const get = (headers: Record<string, string>) =>
      ask('/dev/token', { method: 'POST', token: null, headers });
    const { status, body } = await get({ origin: url });
    t.equal(status, 200);
    t.match(app.verifyOperator(body.token), {
      tenantId: 'demo',
      operatorId: 'demo-operator',
      role: 'operator',
    });
    t.equal(body.expiresIn, 3_600);
    for (const origin of ['https://evil.com', 'https://app.example.com', 'null']) {
      const refused = await get({ origin });
      t.equal(refused.status, 403, origin);
      t.equal(refused.body.token, undefined);
    }
  },
);

await t.test('[8.3] in production there is no such route', async (t) => {
  const production = await startTestServer(t, { production: true });
  const { status } = await production.ask('/dev/token', {
    method: 'POST',
    token: null,
    headers: { origin: production.url },
  });
  t.equal(status, 404);
  const forEver = token({ sub: 'ann', tenant: 'demo', role: 'operator' });
  const asked = await production.ask('/v1/chatbots', { token: forEver });
  t.equal(asked.status, 401, 'nor does a token for ever open anything');
  t.equal((await production.ask('/v1/chatbots', { token: token(GOOD) })).status, 200);
  t.equal((await ask('/v1/chatbots', { token: forEver })).status, 200, 'as it does in development');
});
