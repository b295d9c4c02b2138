import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { pino } from 'pino';
import t from 'tap';
import { startTestServer, type Json } from '../../testing/server.js';
import { createLogger } from './logging.js';

const { ask, url, tokenFor } = await startTestServer(t);

/** Sends a body as it is, or only says how long it is going to be. */
async function post(body: string | number, type = 'application/json') {
  const outgoing = request(`${url}/v1/chatbots`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenFor()}`,
      'content-type': type,
      'content-length': typeof body === 'number' ? body : Buffer.byteLength(body),
    },
  });
  if (typeof body === 'number') outgoing.flushHeaders();
  else outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const headers = new Headers(response.headers as Record<string, string>);
  const answer = (await json(response)) as Json;
  outgoing.destroy();
  return { status: response.statusCode ?? 0, headers, body: answer };
}

await t.test(
  '[4.4] every error has a code, a sentence, what to do and a correlation id',
  async (t) => {
    const cases: [name: string, code: string, status: number, answer: ReturnType<typeof post>][] = [
      ['unknown page', 'not-found', 404, ask('/nowhere')],
      ['unknown address', 'not-found', 404, ask('/v1/nowhere', { method: 'DELETE' })],
      ['no sign-in', 'unauthorized', 401, ask('/v1/chatbots', { token: null })],
      ['broken JSON', 'bad-request', 400, post('{"config":')],
      ['prototype keys', 'bad-request', 400, post('{"config": {"__proto__": {"x": 1}}}')],
      ['deep JSON', 'bad-request', 400, post('['.repeat(50_000) + ']'.repeat(50_000))],
      ['no body', 'bad-request', 400, post('null')],
      ['not JSON', 'not-json', 415, post('a=b', 'application/x-www-form-urlencoded')],
      ['too much', 'body-too-large', 413, post(300_000)],
      [
        ...(['beyond the end of a file', 'range-not-satisfiable', 416] as const),
        ask('/favicon.svg', { headers: { range: 'bytes=99999999-' } }),
      ],
      [
        ...(['another file', 'precondition-failed', 412] as const),
        ask('/favicon.svg', { headers: { 'if-match': '"x"' } }),
      ],
      ['a bad id', 'bad-request', 400, ask(`/v1/chatbots/${'x'.repeat(65)}`)],
    ];
    for (const [name, code, status, answer] of cases) {
      const { status: actual, headers, body } = await answer;
      t.equal(actual, status, name);
      t.match(
        body,
        {
          error: {
            code,
            message: /^[A-Z].+\.$/,
            action: /^[A-Z].+\.$/,
            correlationId: /^[\w-]{36}$/,
          },
        },
        name,
      );
      t.equal(headers.get('x-correlation-id'), body.error.correlationId, name);
      t.equal(headers.get('cache-control'), 'no-store', name);
    }
  },
);

await t.test('[4.4] correlation ids are the server’s own, and on successes too', async (t) => {
  const { headers } = await ask('/health/live', { headers: { 'x-correlation-id': 'forged' } });
  t.match(headers.get('x-correlation-id'), /^[0-9a-f-]{36}$/);
});

await t.test(
  '[8.3] logs have the correlation id, but neither tokens nor what is in addresses',
  async (t) => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => void lines.push(line) });
    const logged = await startTestServer(t, {}, log);
    const token = logged.tokenFor();
    const { headers } = await logged.ask(`/v1/chatbots?token=${token}`, { token });
    log.info(
      { token, user: { password: 'hunter2' }, headers: { authorization: token } },
      'by mistake',
    );
    const text = lines.join('');
    t.match(text, headers.get('x-correlation-id') ?? 'missing');
    t.match(text, '"path":"/v1/chatbots"');
    t.notMatch(text, token);
    t.notMatch(text, 'hunter2');
  },
);

await t.test('[8.3] pages of the server may run their own files only', async (t) => {
  const { headers } = await ask('/health/live', { token: null });
  const policy = headers.get('content-security-policy') ?? '';
  t.match(policy, /default-src 'none'/);
  t.match(policy, /script-src 'self'(;|$)/);
  t.notMatch(policy, 'unsafe');
  t.equal(headers.get('x-content-type-options'), 'nosniff');
});

await t.test('a server whose database is gone says so, and lives', async (t) => {
  t.match(await ask('/health/ready'), { status: 200, body: { status: 'ready' } });
  const lost = await startTestServer(t, {}, pino({ level: 'silent' }));
  await lost.database.sql.end();
  const { status, body } = await lost.ask('/health/ready');
  t.equal(status, 503);
  t.match(body.error, { code: 'database-unavailable', retryable: true });
  t.match(await lost.ask('/v1/chatbots'), { status: 503 });
  t.equal((await lost.ask('/health/live')).status, 200);
});
