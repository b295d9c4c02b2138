import { once } from 'node:events';
import { connect } from 'node:net';
import { ERRORS, type ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import t from 'tap';
import { UNLIMITED } from '../limits/limit-settings.js';
import { createLogger } from './logging.js';
import { startTestServer } from '../../testing/server.js';

const LIMIT = 60;
const lines: string[] = [];
const server = await startTestServer(
  t,
  {
    trustedProxies: ['127.0.0.1'],
    limits: { ...UNLIMITED, requests: { most: LIMIT, windowMs: 3_600_000 } },
  },
  createLogger('trace', { write: (line: string) => void lines.push(line) }),
);
const port = Number(new URL(server.url).port);

/** Sends bytes as they are, and returns all that is answered until the end. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (part: string) => (answer += part)).on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const request = (line: string, headers: readonly string[] = []) =>
  `${[`${line} HTTP/1.1`, 'host: a', 'connection: close', ...headers].join('\r\n')}\r\n\r\n`;
const UPGRADE = ['connection: upgrade', 'upgrade: websocket', `origin: ${server.url}`];
const KEY = 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==';

await t.test(
  '[8.3] [4.4] what never reaches a route has a code, and a correlation id',
  async (t) => {
    const long = 'a'.repeat(20_000);
    const refused: Record<string, [text: string, code: ErrorCode]> = {
      'a name that cannot be decoded': [request('GET /v1/chatbots/%ff'), 'bad-request'],
      'a path that cannot be decoded': [request('POST /%zz?a=%ff'), 'bad-request'],
      'a file that cannot be decoded': [request('GET /chunks/%ff'), 'bad-request'],
      'a long name': [request(`GET /v1/receipts/${long.slice(0, 9_000)}`), 'bad-request'],
      'no host': ['GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 'bad-request'],
      'an unknown method': [request('FOO /'), 'bad-request'],
      'no HTTP at all': ['\x16\x03\x01\x02\r\n\r\n', 'bad-request'],
      'NUL in an address': [request('GET /\0'), 'bad-request'],
      'two lengths': [
        request('POST /v1/contrast', ['content-length: 1', 'content-length: 2']),
        'bad-request',
      ],
      'a chunk without a length': [
        `${request('POST /v1/contrast', ['transfer-encoding: chunked'])}zz\r\n`,
        'bad-request',
      ],
      'a long header': [request('GET /', [`x: ${long}`]), 'body-too-large'],
      'a long address': [request(`GET /${long}`), 'body-too-large'],
      'a page where sockets are': [
        request('GET /v1/chatbots/a/test', [`origin: ${server.url}`]),
        'not-found',
      ],
      'a socket without a key': [request('GET /v1/chatbots/a/test', UPGRADE), 'bad-request'],
      'a socket of another version': [
        request('GET /v1/chatbots/a/test', [...UPGRADE, KEY, 'sec-websocket-version: 7']),
        'bad-request',
      ],
      'a socket at an address that cannot be decoded': [
        request('GET /v1/chatbots/%ff/test', [...UPGRADE, KEY, 'sec-websocket-version: 13']),
        'bad-request',
      ],
    };
    for (const [what, [text, code]] of Object.entries(refused)) {
      const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
      t.match(head, new RegExp(`^HTTP/1\\.1 ${ERRORS[code].status} `), what);
      const { error } = JSON.parse(body) as { error: { code: string; correlationId: string } };
      t.equal(error.code, code, what);
      t.match(head, `x-correlation-id: ${error.correlationId}`, what);
    }
    t.match(
      await raw(request('GET /health/live', ['expect: a cake'])),
      /^HTTP\/1\.1 200 /,
      'what is expected beside is not done, and does not matter',
    );
    t.match(
      await raw(request('OPTIONS /v1/chatbots', [`origin: ${server.url}`])),
      /^HTTP\/1\.1 204 /,
      'who asks for the options of CORS without its headers is not refused without a code',
    );
    t.notOk(
      lines.some((line) => line.includes('%ff')),
      'and no log has what it was',
    );
  },
);

await t.test('[8.6] what has no route counts like any other request', async (t) => {
  const from = ['x-forwarded-for: 203.0.113.7'];
  const unrouted = [
    request('GET /%ff', from),
    request(`GET /v1/chatbots/${'a'.repeat(9_000)}`, from),
    request('GET /nowhere', [...from, ...UPGRADE, KEY, 'sec-websocket-version: 13']),
  ];
  for (const text of unrouted) {
    for (let times = 0; times < LIMIT / unrouted.length; times++) {
      t.notMatch(await raw(text), /^HTTP\/1\.1 429 /);
    }
  }
  for (const text of unrouted) t.match(await raw(text), /^HTTP\/1\.1 429 .*"address-limited"/s);
});
