import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import t, { type Test } from 'tap';
import { TEST_CERTIFICATE } from '../../testing/chatbot-service/test-certificate.js';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';
import { codingProblem } from './content-decoder.js';
import { EgressClient, type EgressOptions } from './egress-client.js';

/** Address that stands for the public internet in these tests; 127.0.0.2 stands for the inside. */
const PUBLIC = '127.0.0.1';
const INSIDE = '127.0.0.2';

const open = await WireServer.start(t, (exchange) => exchange.respond(200, 'open'));
const inside = await WireServer.start(t, (exchange) => exchange.respond(200, 'secret'), {
  address: INSIDE,
});

function client(options: EgressOptions = {}): EgressClient {
  const made = new EgressClient({ allow: [PUBLIC], ...options });
  t.teardown(() => made.close());
  return made;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing was thrown',
    (error: CodedError) => error.code,
  );

await t.test('an address of the public internet is asked', async (t) => {
  const response = await client().fetch(`${open.url}/a?b=c`, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-mine': '1' },
  });
  t.equal(response.status, 200);
  t.equal(await response.text(), 'open');
  t.match(open.last, { method: 'POST', path: '/a?b=c', text: 'hello', headers: { 'x-mine': '1' } });
});

await t.test(
  '[8.3] loopback, private, link-local and metadata addresses are blocked',
  async (t) => {
    const strict = new EgressClient();
    t.teardown(() => strict.close());
    const { port } = open;
    const before = open.exchanges.length;
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '017700000001',
      '0',
      'localhost',
      'LocalHost',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[fe80::1]',
      '[fd00::1]',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '[::ffff:169.254.169.254]',
      '①②⑦.0.0.1',
    ]) {
      t.equal(await codeOf(strict.fetch(`http://${host}:${port}/`)), 'address-blocked', host);
      t.equal(await codeOf(strict.fetch(`https://${host}:${port}/`)), 'address-blocked', host);
    }
    t.equal(open.exchanges.length, before);
  },
);

await t.test('[8.3] a name that leads inside is blocked, wholly or in part', async (t) => {
  for (const addresses of [[INSIDE], [PUBLIC, INSIDE], [INSIDE, PUBLIC], ['::ffff:127.0.0.2']]) {
    const guarded = client({ resolve: () => Promise.resolve(addresses) });
    const asked = guarded.fetch(`http://evil.example.com:${inside.port}/`);
    t.equal(await codeOf(asked), 'address-blocked', addresses.join(' '));
  }
  t.equal(inside.exchanges.length, 0);
});

await t.test('[8.3] DNS rebinding finds nothing: what was checked is what is asked', async (t) => {
  let lookups = 0;
  const rebinding = client({
    resolve: () => Promise.resolve(lookups++ % 2 === 0 ? [PUBLIC] : [INSIDE]),
  });
  // The same port on both addresses, as an attacker would choose it.
  const twin = await WireServer.start(t, (exchange) => exchange.respond(200, 'secret'), {
    address: INSIDE,
    port: open.port,
  });
  const url = `http://rebind.example.com:${open.port}/`;
  const asked = await rebinding.fetch(url, { headers: { connection: 'close' } });
  t.equal(await asked.text(), 'open');
  t.equal(lookups, 1, 'one look-up for one connection');
  t.equal(await codeOf(rebinding.fetch(url)), 'address-blocked', 'the next is checked again');
  t.equal(twin.exchanges.length, 0);
});

await t.test('[8.3] a redirect goes under the same check', async (t) => {
  const guarded = client();
  for (const location of [
    `${inside.url}/latest/meta-data`,
    'http://169.254.169.254/latest/meta-data',
    `http://[::ffff:127.0.0.2]:${inside.port}`,
    `//[::1]:${inside.port}`,
  ]) {
    open.handler = (exchange) => exchange.respond(302, '', { location });
    t.equal(await codeOf(guarded.fetch(open.url)), 'address-blocked', location);
  }
  for (const location of ['file:///etc/passwd', 'gopher://x/', 'http://u:p@example.com/']) {
    open.handler = (exchange) => exchange.respond(302, '', { location });
    t.equal(await codeOf(guarded.fetch(open.url)), 'address-refused', location);
  }
  t.equal(inside.exchanges.length, 0);
});

await t.test('[8.3] redirects are bounded, and take no secret along', async (t) => {
  const other = await WireServer.start(t, (exchange) => exchange.respond(200, 'other'));
  const guarded = client();
  open.handler = (exchange) => exchange.respond(302, '', { location: open.url });
  const before = open.exchanges.length;
  t.equal(await codeOf(guarded.fetch(open.url, {}, { redirects: 3 })), 'too-many-redirects');
  t.equal(open.exchanges.length, before + 4);

  const init = {
    method: 'POST',
    body: 'hello',
    headers: { authorization: 'Bearer x', 'x-tenant-key': 'x', accept: 'text/plain' },
  };
  open.handler = (exchange) => exchange.respond(307, '', { location: other.url });
  t.equal(await (await guarded.fetch(open.url, init)).text(), 'other');
  t.match(other.last, { method: 'POST', text: 'hello', headers: { accept: 'text/plain' } });
  t.same(
    [other.last.headers.authorization, other.last.headers['x-tenant-key']],
    [undefined, undefined],
  );

  open.handler = (exchange) => exchange.respond(303, '', { location: other.url });
  await (await guarded.fetch(open.url, init)).text();
  t.match(other.last, { method: 'GET', text: '' });

  const shown = await guarded.fetch(open.url, { redirect: 'manual' });
  t.equal(shown.status, 303, 'a caller may ask for the redirect itself');
});

await t.test('[8.3] only http and https without credentials are asked', async (t) => {
  for (const address of [
    'file:///etc/passwd',
    'ftp://example.com',
    'data:text/plain,x',
    'javascript:1',
    'http://user@example.com',
    'http://user:password@example.com',
    'example.com',
    '',
  ]) {
    t.equal(await codeOf(client().fetch(address)), 'address-refused', address);
  }
});

await t.test('[8.3] self-hosters can allow what they trust', async (t) => {
  const { port } = inside;
  const named = client({ allow: [`models:${port}`], resolve: () => Promise.resolve([INSIDE]) });
  t.equal(await (await named.fetch(`http://models:${port}`)).text(), 'secret');
  t.equal(await codeOf(named.fetch(`http://models:${port + 1}`)), 'address-blocked');
  t.equal(await codeOf(named.fetch(`http://other:${port}`)), 'address-blocked');
  const subnet = client({ allow: ['127.0.0.0/8'] });
  t.equal(await (await subnet.fetch(inside.url)).text(), 'secret');
});

await t.test('[8.3] an answer may not be larger than said, compressed or not', async (t) => {
  const zeros = Buffer.alloc(1024 * 1024);
  for (const encoding of ['identity', 'gzip']) {
    open.handler = (exchange: Exchange) => {
      exchange.begin(200, { 'content-encoding': encoding });
      exchange.end(encoding === 'gzip' ? gzipSync(zeros) : zeros);
    };
    const response = await client().fetch(open.url, {}, { maxBytes: 10_000 });
    t.equal(await codeOf(response.arrayBuffer()), 'answer-too-large', encoding);
    const whole = await client().fetch(open.url, {}, { maxBytes: zeros.length });
    t.equal((await whole.arrayBuffer()).byteLength, zeros.length);
  }
});

await t.test(
  '[8.3] a body is decompressed by what it is, and one that cannot be fails',
  async (t) => {
    const read = async (body: Buffer, coding: string) => {
      open.handler = (exchange) => {
        exchange.begin(200, coding === '' ? {} : { 'content-encoding': coding });
        exchange.end(body);
      };
      const response = await client().fetch(open.url);
      t.equal(response.headers.get('content-encoding'), null);
      return response.text();
    };
    const text = Buffer.from('What is sent. '.repeat(5_000));
    const kinds: [body: Buffer, coding: string][] = [
      ...['gzip', 'br', 'zstd', 'utf-8', ''].map((coding): [Buffer, string] => [text, coding]),
      [gzipSync(text), 'gzip'],
      [gzipSync(text), ''],
      [gzipSync(text).subarray(0, -8), 'gzip'],
      [brotliCompressSync(gzipSync(text)), 'gzip, br'],
    ];
    for (const [body, coding] of kinds) t.equal(await read(body, coding), text.toString(), coding);
    t.equal(await read(Buffer.from('\x00\x01'), 'UTF-8'), '\x00\x01', 'no name of a coding');
    // Neither a frame of zstd that can be read, nor text.
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    for (const [body, coding] of [
      [frame, 'zstd'],
      [frame, ''],
      [Buffer.alloc(99, 0xee), 'compress'],
      [Buffer.alloc(99, 0xee), 'gzip, br'],
    ] as const) {
      const problem = await read(body, coding).then(() => 'none', codingProblem);
      t.match(problem, /compress/, coding);
    }
  },
);

await t.test('[8.3] an answer may not take longer than said', async (t) => {
  open.handler = () => undefined;
  t.equal(await codeOf(client().fetch(open.url, {}, { totalMs: 50 })), 'answer-too-slow');
  open.handler = (exchange) => {
    exchange.begin(200, {});
    exchange.write('a');
  };
  // On a slow machine the time is over before the body begins: the answer is the same.
  const whole = client()
    .fetch(open.url, {}, { totalMs: 500 })
    .then((begun) => begun.text());
  t.equal(await codeOf(whole), 'answer-too-slow', 'nor its body');
  await open.last.closed;
});

await t.test('a caller can give up', async (t) => {
  open.handler = () => undefined;
  const abort = new AbortController();
  const asked = client().fetch(open.url, { signal: abort.signal });
  setImmediate(() => abort.abort());
  await t.rejects(asked, { name: 'AbortError' });
});

await t.test('TLS wants a certificate for the name, and the pinned address is asked', async (t) => {
  const secure = await WireServer.start(t, (exchange) => exchange.respond(200, 'secure'), {
    tls: TEST_CERTIFICATE,
  });
  const options = { ca: TEST_CERTIFICATE.cert, resolve: () => Promise.resolve([PUBLIC]) };
  const guarded = client(options);
  const url = `https://pinned.example.com:${secure.port}/`;
  t.equal(await (await guarded.fetch(url)).text(), 'secure');
  t.equal(secure.last.headers.host, `pinned.example.com:${secure.port}`);
  await t.rejects(guarded.fetch(`https://other.example.com:${secure.port}/`), {
    cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  });
  await t.rejects(client({ resolve: options.resolve }).fetch(url), {
    cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
});

await t.test('of several addresses the first that answers is used', async (t) => {
  open.handler = (exchange) => exchange.respond(200, 'open');
  const guarded = client({
    allow: ['127.0.0.0/8'],
    resolve: () => Promise.resolve(['127.0.0.3', PUBLIC]),
  });
  t.equal(await (await guarded.fetch(`http://two.example.com:${open.port}`)).text(), 'open');
});

await t.test('[4.2] the next question needs no new connection', async (t) => {
  const { port, server } = await openCounted(t);
  const asking = client();
  let asked = 0;
  while (asked === server.connections && asked < 50) {
    asked += 1;
    t.equal(await firstWord(asking, port, 'ends'), 'word');
    // The end of the answer comes after it was read.
    await delay(50);
  }
  t.ok(server.connections < asked, 'who has read enough lets the answer end');
});

await t.test('[8.3] an answer that goes on after its end is cut off', async (t) => {
  const { port, server } = await openCounted(t);
  const asking = client();
  for (const how of ['floods', 'hangs']) {
    t.equal(await firstWord(asking, port, how), 'word');
    await server.closed();
  }
});

/** Reads up to the first word, as a reader does that knows the last one. */
async function firstWord(asking: EgressClient, port: number, how: string): Promise<string> {
  const ending = new AbortController();
  const request = { method: 'GET', headers: {}, body: null, signal: ending.signal } as const;
  const { body } = await asking.open(`http://${PUBLIC}:${port}/${how}`, request);
  let read = '';
  await body.read((piece) => {
    read += Buffer.from(piece).toString();
    return read === 'word';
  });
  // What ends a reply that goes on is told of each.
  ending.abort();
  return read;
}

/** A service whose answer goes on after its last word, as its path says. */
async function openCounted(t: Test) {
  let connections = 0;
  let onClosed = (): void => undefined;
  const goOn = async (path: string, response: ServerResponse): Promise<void> => {
    response.write('word');
    // The reader has had enough by the time that the rest comes.
    await delay(30);
    if (path === '/ends') response.end('rest');
    while (path === '/floods' && !response.destroyed) {
      response.write('x'.repeat(1_000));
      await delay(1);
    }
  };
  const http = createServer(({ url = '' }, response) => void goOn(url, response));
  http.on('connection', (socket) => {
    connections += 1;
    socket.on('close', () => onClosed());
  });
  http.listen(0, PUBLIC);
  await once(http, 'listening');
  t.teardown(() => http.closeAllConnections());
  t.teardown(() => http.close());
  const server = {
    get connections() {
      return connections;
    },
    closed: () => new Promise<void>((resolve) => (onClosed = resolve)),
  };
  return { port: (http.address() as AddressInfo).port, server };
}
