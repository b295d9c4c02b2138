import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

const server = await WatchedServer.start(t, { TRUSTED_PROXIES: 'loopback' });
const chatbotId = await server.chatbot();
const { port, host } = new URL(server.url);

/** First line of the answer to a request that no client of ours would send. */
async function raw(lines: readonly string[]): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  let said = '';
  socket.on('data', (data: Buffer) => (said += data.toString('latin1')));
  const connection = lines.includes('upgrade: websocket') ? 'upgrade' : 'close';
  socket.write([...lines, `host: ${host}`, `connection: ${connection}`, '', ''].join('\r\n'));
  // What is a socket now says nothing more by itself.
  await Promise.race([once(socket, 'close'), once(socket, 'data')]);
  socket.destroy();
  return said.split('\r\n')[0] ?? '';
}

/** Each is as long as a request's headers may be. */
const LONGEST = 15_000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const about = `GET /v1/chatbots/${chatbotId} HTTP/1.1`;
const live = `GET /v1/chatbots/${chatbotId}/public HTTP/1.1`;

await t.test('[8.6] headers and addresses hold nobody up, whatever they say', async (t) => {
  const token = (text: string) => [about, `authorization: Bearer ${text}`];
  const header = (name: string, text: string, line = live) => [line, `${name}: ${text}`];
  const query = (path: string, text: string) => [
    `GET ${path}?${text} HTTP/1.1`,
    `authorization: Bearer ${server.token}`,
  ];
  const list = '/v1/chatbots';
  const hostile: Record<string, readonly string[]> = {
    'a token of dots': token(filled('.', LONGEST)),
    'a token of letters': token(filled('a', LONGEST)),
    'a deep token': token(
      `${part({ alg: 'HS256' })}.${Buffer.from(deep(1_500)).toString('base64url')}.x`,
    ),
    'a deep header of a token': token(`${Buffer.from(deep(1_500)).toString('base64url')}.e30.x`),
    'a token with many keys': token(
      `${part({ alg: 'HS256', kid: filled('a', 8_000) })}.e30.${filled('a', 3_000)}`,
    ),
    'spaces before a token': [about, `authorization: Bearer${filled(' ', LONGEST)}x`],
    'spaces in a scheme': [about, `authorization: ${filled('Bearer ', LONGEST)}`],
    cookies: header('cookie', filled('a=b; ', LONGEST)),
    'cookies without names': header('cookie', filled(';', LONGEST)),
    'an origin of dots': header('origin', `https://${filled('a.', LONGEST)}`),
    'an origin of colons': header('origin', filled('https://:', LONGEST)),
    languages: header('accept-language', filled('de-DE-x,', LONGEST)),
    encodings: header('accept-encoding', filled('gzip;q=0.', LONGEST)),
    types: header('accept', filled('a/b;c=d,', LONGEST)),
    ranges: header('range', `bytes=${filled('0-1,', LONGEST)}`),
    tags: header('if-none-match', filled('"a",', LONGEST)),
    'a date': header('if-modified-since', filled('1 ', LONGEST)),
    proxies: header('x-forwarded-for', filled('127.0.0.1,', LONGEST)),
    'proxies of nothing': header('x-forwarded-for', filled(',', LONGEST)),
    'an address of colons': header('x-forwarded-for', filled(':', LONGEST)),
    'a forwarded host': header('x-forwarded-host', filled('a,', LONGEST)),
    'a content type': [
      'POST /v1/chatbots HTTP/1.1',
      `authorization: Bearer ${server.token}`,
      `content-type: ${filled('a;', LONGEST - 500)}`,
      'content-length: 0',
    ],
    'a type of spaces': [
      'POST /v1/chatbots HTTP/1.1',
      `content-type: application/json${filled(' ', LONGEST)}x`,
      'content-length: 0',
    ],
    subprotocols: [
      `GET /v1/chatbots/${chatbotId}/live HTTP/1.1`,
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      `origin: ${server.url}`,
      `sec-websocket-protocol: ${filled('a,', LONGEST - 500)}`,
    ],
    extensions: [
      `GET /v1/chatbots/${chatbotId}/live HTTP/1.1`,
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      `origin: ${server.url}`,
      `sec-websocket-extensions: ${filled('permessage-deflate;a="b",', LONGEST - 500)}`,
    ],
    'a path of slashes': [`GET ${filled('/', LONGEST)} HTTP/1.1`],
    'a path of dots': [`GET /${filled('../', LONGEST)} HTTP/1.1`],
    'a path of escapes': [`GET /${filled('%2e%2f', LONGEST)} HTTP/1.1`],
    'broken escapes': [`GET /${filled('%ff', LONGEST)} HTTP/1.1`],
    'a long id': [`GET /v1/chatbots/${filled('a', LONGEST)}/public HTTP/1.1`],
    'equal parameters': query(list, filled('q=a&', LONGEST - 500)),
    parameters: query(list, filled('a&', LONGEST - 500)),
    'broken parameters': query(list, filled('%', LONGEST - 500)),
    'nested parameters': query(list, filled('a[b][', LONGEST - 500)),
    'prototype parameters': query(list, filled('__proto__[a]=b&', LONGEST - 500)),
    'a cursor': query(list, `cursor=${filled('A', LONGEST - 500)}`),
    'a deep cursor': query(list, `cursor=${Buffer.from('['.repeat(8_000)).toString('base64url')}`),
    'a question': query(list, `q=${filled('%25_', LONGEST - 500)}`),
    'a date in a list': query('/v1/test-sessions', `since=${filled('1', LONGEST - 500)}`),
    'an action': query('/v1/audit-log', `action=${filled('a', LONGEST - 500)}`),
    'a receipt': [`GET /verify/${filled('a', 60)} HTTP/1.1`],
  };
  const requests = new Map(Object.entries(hostile));
  const seen = new Map<string, string>();
  await compareCosts(t, server, {
    harmless: 'harmless',
    hostile: Object.fromEntries([...requests.keys()].map((name) => [name, name])),
    work: async (name) => {
      const lines = requests.get(name) ?? header('x-words', filled(WORDS, LONGEST));
      // As many as one that is sent again and again.
      for (let time = 0; time < 10; time++) seen.set(name, await raw(lines));
    },
  });
  for (const [name, status] of seen) t.notMatch(status, / 50\d /, `${name}: ${status}`);
});
