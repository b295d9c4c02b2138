import { createHmac } from 'node:crypto';
import t from 'tap';
import { createLogger } from './logging.js';
import { startTestServer, TEST_SECRET } from '../../testing/server.js';

const { ask, app, database, tokenFor, url } = await startTestServer(t, {
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
  t.match(await app.verifyOperator(token({ ...GOOD, chatbots: ['a'], more: 1 })), {
    tenantId: 'demo',
    operatorId: 'ann',
    role: 'operator',
    chatbots: ['a'],
    expiresAt: new Date(GOOD.exp * 1000),
  });
  t.match(await app.verifyOperator(tokenFor({ role: 'admin' })), { role: 'admin', chatbots: null });
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
    expired: token({ ...GOOD, exp: now - 31 }),
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
    t.match(await app.verifyOperator(body.token), {
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

await t.test('[8.3] the demo in production is open to who reads the log', async (t) => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line: string) => void lines.push(line) });
  const settings = { production: true, seedDemo: true, jwtMaxLifeMs: 86_400_000 };
  const production = await startTestServer(t, settings, log);
  const get = (code: string | null) =>
    production.ask('/dev/token', {
      method: 'POST',
      token: code,
      headers: { origin: production.url },
    });
  const [, code = ''] = /#demo=([\w-]+)/.exec(lines.join('')) ?? [];
  t.ok(code.length >= 43);
  for (const wrong of [null, 'x', `${code.slice(0, -1)}~`, `${code}x`]) {
    t.match(await get(wrong), { status: 401, body: { error: { code: 'unauthorized' } } });
  }
  const { status, body } = await get(code);
  t.equal(status, 200);
  t.equal((await production.ask('/v1/chatbots', { token: body.token })).status, 200);
});

await t.test('[8.3] in production there is no such route', async (t) => {
  const production = await startTestServer(t, {
    production: true,
    seedDemo: false,
    jwtMaxLifeMs: 86_400_000,
  });
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

  // Without the demo nothing is served but what to do next.
  const page = await fetch(production.url);
  t.equal(page.status, 200);
  const text = await page.text();
  t.match(text, /chat server is running/);
  t.match(text, /SEED_DEMO=true/);
  for (const path of ['/site.html', '/index.html', '/app/dashboard.js', '/avatars/shop.svg']) {
    t.equal((await fetch(production.url + path)).status, 404, path);
  }
  t.equal((await fetch(`${production.url}/favicon.svg`)).status, 200);
  t.equal((await fetch(`${url}/site.html`)).status, 200, 'with it, it is there');
});

await t.test('[8.3] a viewer reads, and changes nothing, whatever the route', async (t) => {
  const viewer = token({ ...GOOD, role: 'viewer' });
  t.equal((await ask('/v1/chatbots', { token: viewer })).status, 200);
  for (const [method, path] of [
    ['POST', '/v1/chatbots'],
    ['PUT', '/v1/chatbots/x'],
    ['POST', '/v1/chatbots/x/publish'],
    ['PUT', '/v1/chatbots/x/secrets'],
    ['POST', '/v1/chatbots/x/documents'],
    ['POST', '/v1/chatbots/x/test-sessions'],
    ['DELETE', '/v1/operators/x/access'],
  ] as const) {
    const { status } = await ask(path, { method, token: viewer, body: {} });
    t.equal(status, 403, `${method} ${path}`);
  }
  for (const role of ['viewer', 'operator']) {
    const answer = await ask('/v1/audit-log', { token: token({ ...GOOD, role }) });
    t.equal(answer.status, 403, `the audit log is not for the ${role}`);
  }
});

await t.test('[8.7] revoking is written down, and only added to', async (t) => {
  const admin = tokenFor({ role: 'admin', operatorId: 'boss' });
  const anna = tokenFor({ operatorId: 'anna' });
  t.equal((await ask('/v1/chatbots', { token: anna })).status, 200);
  const gone = await ask('/v1/operators/anna/access', { method: 'DELETE', token: admin });
  t.equal(gone.status, 204);
  t.equal((await ask('/v1/chatbots', { token: anna })).status, 401);
  t.equal((await ask('/v1/chatbots', { token: tokenFor({ operatorId: 'ben' }) })).status, 200);
  t.equal(
    (await ask('/v1/chatbots', { token: tokenFor({ operatorId: 'anna', tenantId: 'x' }) })).status,
    200,
    'of another tenant it is somebody else',
  );
  const { body } = await ask('/v1/audit-log', { token: admin });
  t.match(body, {
    entries: [
      {
        actorId: 'boss',
        action: 'access.revoke',
        objectType: 'operator',
        objectId: 'anna',
        address: '127.0.0.1',
        createdAt: /Z$/,
      },
    ],
    before: null,
  });
  t.equal(
    (await ask('/v1/audit-log', { token: tokenFor({ role: 'admin', tenantId: 'x' }) })).body.entries
      .length,
    0,
  );
  for (const statement of [
    'update audit_log set actor_id = $1',
    'delete from audit_log where actor_id <> $1',
  ]) {
    await t.rejects(database.sql.unsafe(statement, ['x']), /append only/);
  }
});
