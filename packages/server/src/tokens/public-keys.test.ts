import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import t from 'tap';
import { growth, LINEAR } from '../../testing/growth.js';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';
import { EgressClient } from '../egress/egress-client.js';
import { publicKeysAt } from './public-keys.js';
import { claimsOf } from './signed-token.js';

const INSIDE = '127.0.0.2';
const TERMS = { issuer: null, audience: null, maxLifeMs: null };
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const GOOD = { ...(await exportJWK(publicKey)), kid: 'good' };
const token = await new SignJWT({ sub: '1' })
  .setProtectedHeader({ alg: 'ES256', kid: 'good' })
  .setExpirationTime('1 h')
  .sign(privateKey);

let asked = 0;
let answer: (exchange: Exchange) => void = () => undefined;
const elsewhere = await WireServer.start(t, (exchange) => {
  asked += 1;
  answer(exchange);
});
const inside = await WireServer.start(t, (exchange) => exchange.respond(200, { keys: [GOOD] }), {
  address: INSIDE,
});
const egress = new EgressClient({ allow: [elsewhere.host] });
t.teardown(() => egress.close());

/** Reads tokens by the keys at an address, asked for anew as often as `pauseMs` lets. */
function readerOf(address = `${elsewhere.url}/jwks`, pauseMs = 0) {
  const keys = publicKeysAt(
    address,
    (url, init, limits) => egress.fetch(url, init, limits),
    pauseMs,
  );
  return (text: string) => claimsOf(text, { secrets: [], keys }, TERMS, new Date());
}

const respond = (body: unknown) => (exchange: Exchange) => exchange.respond(200, body);
const refused = { name: 'TokenRefused' };

await t.test('[8.3] keys are read beside what is none', async (t) => {
  const others = [
    null,
    1,
    'key',
    [],
    {},
    { kty: 1, kid: {} },
    { n: [] },
    { ...GOOD, kid: 'other' },
  ];
  answer = respond({ keys: [...others, GOOD], more: 'of it' });
  t.match(await readerOf()(token), { sub: '1' });
});

await t.test('[8.6] whatever is no list of keys proves nothing, and ends', async (t) => {
  const huge = 100_000;
  const list = (keys: unknown) => JSON.stringify({ keys });
  const hostile: Record<string, (exchange: Exchange) => void> = {
    nothing: respond(''),
    'no JSON': respond('<html>'),
    'a list': respond([GOOD]),
    'keys that are none': respond({ keys: 'all' }),
    'deep JSON': respond(`{"keys":${'['.repeat(20_000)}`),
    'more keys than anybody has': respond(list(Array.from({ length: huge }, () => ({})))),
    'the good key behind them': respond(list([...Array.from({ length: huge }, () => ({})), GOOD])),
    'a key of many operations': respond({
      keys: [
        { ...GOOD, key_ops: ['verify', ...Array.from({ length: 9_000 }, (_, at) => `${at}`)] },
      ],
    }),
    'the good key twice': respond({ keys: [GOOD, GOOD] }),
    'an error': (exchange) => exchange.respond(500, { keys: [GOOD] }),
    'a way inside': (exchange) => exchange.respond(302, '', { location: `${inside.url}/jwks` }),
    'a body without end': (exchange) => {
      exchange.begin(200, {});
      const drip = setInterval(() => exchange.write(' '.repeat(20_000)), 5);
      void exchange.closed.then(() => clearInterval(drip));
    },
  };
  for (const [what, how] of Object.entries(hostile)) {
    answer = how;
    await t.rejects(readerOf()(token), refused, what);
  }
  t.equal(inside.exchanges.length, 0, 'nobody is led inside');
  await t.rejects(readerOf(`${inside.url}/jwks`)(token), refused, 'nor asked for there');
  t.equal(inside.exchanges.length, 0);
});

await t.test('[8.6] an answer that drips is given up', async (t) => {
  let isClosed = false;
  answer = (exchange) => {
    exchange.begin(200, {});
    const drip = setInterval(() => exchange.write(' '), 20);
    void exchange.closed.then(() => {
      isClosed = true;
      clearInterval(drip);
    });
  };
  await t.rejects(readerOf()(token), refused);
  if (!isClosed) await elsewhere.last.closed;
  t.ok(isClosed);
});

await t.test('[8.3] the algorithm is ours to choose, whatever a key says', async (t) => {
  const secret = Buffer.from('what everybody can read at that address');
  const shared = { kty: 'oct', kid: 'shared', alg: 'HS256', k: secret.toString('base64url') };
  answer = respond({ keys: [shared, GOOD] });
  const by = (alg: string, kid: string) =>
    new SignJWT({ sub: '1' }).setProtectedHeader({ alg, kid }).sign(secret);
  await t.rejects(readerOf()(await by('HS256', 'shared')), refused);
  await t.rejects(readerOf()(await by('HS256', 'good')), refused);
});

await t.test('[8.6] a key of gigantic numbers is none', async (t) => {
  const rsa = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(rsa.publicKey);
  const signed = await new SignJWT({ sub: '1' })
    .setProtectedHeader({ alg: 'RS256', kid: 'rsa' })
    .sign(rsa.privateKey);
  answer = respond({ keys: [{ ...jwk, kid: 'rsa' }] });
  t.match(await readerOf()(signed), { sub: '1' });
  const odd = 'A'.repeat(21_000) + 'Q';
  for (const changed of [
    { n: odd },
    { e: odd },
    { n: odd, e: odd },
    { n: '' },
    { n: 'AQ' },
    { e: 'AA' },
  ]) {
    answer = respond({ keys: [{ ...jwk, ...changed, kid: 'rsa' }] });
    await t.rejects(readerOf()(signed), refused);
  }
  const readGigantic = async (size: number) => {
    const number = 'A'.repeat(size) + 'Q';
    answer = respond({ keys: [{ ...jwk, n: number, e: number, kid: 'rsa' }] });
    await readerOf()(signed).catch(() => undefined);
  };
  const grown = await growth(readGigantic, 24_000);
  t.ok(grown < LINEAR, `${grown}`);
});

await t.test('[8.6] tokens without end do not ask through us without end', async (t) => {
  const unknown = (kid: string) =>
    new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  const tokens = await Promise.all(Array.from({ length: 200 }, (_, at) => unknown(`key ${at}`)));
  const count = async (how: (exchange: Exchange) => void) => {
    answer = how;
    asked = 0;
    const read = readerOf(undefined, 60_000);
    for (const each of tokens) await t.rejects(read(each), refused);
    return asked;
  };
  // Every few seconds, however many come.
  const few = tokens.length / 10;
  t.ok((await count(respond({ keys: [GOOD] }))) < few, 'of a key that is not there');
  t.ok((await count((exchange) => exchange.respond(500, ''))) < few, 'where there are none');
  t.ok((await count((exchange) => exchange.cut())) < few, 'where nobody answers');
});
