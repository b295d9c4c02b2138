import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import t from 'tap';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';

/** Requests to the integrator's own server; the first one fails, as servers do. */
const hooked: { body: string; type: string | undefined }[] = [];
const hook = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    hooked.push({ body, type: request.headers['content-type'] });
    response.statusCode = hooked.length === 1 ? 503 : 204;
    response.end();
    hook.emit('hooked');
  });
});
hook.listen(0, '127.0.0.1');
await once(hook, 'listening');
t.teardown(() => hook.close());
const { port } = hook.address() as AddressInfo;

const server = await startTestServer(t, {
  reportWebhookUrl: `http://127.0.0.1:${port}/hooks/reports`,
});
const { body: chatbot } = await server.ask('/v1/chatbots', {
  method: 'POST',
  body: { config: DEFAULT_CONFIG },
});
const client = await TestClient.connect({
  url: `${server.url.replace('http', 'ws')}/v1/chatbots/${chatbot.id}/test`,
  origin: server.url,
  token: server.tokenFor(),
});
await client.hello();
client.write({ type: 'simulate', simulation: 'service-error' });
client.send('Hello');
const { message } = await client.next('done');
const { problem } = message;
const events = [{ at: 1, kind: 'problem', text: 'Reply failed' }];
const path = `/v1/test-sessions/${client.sessionId}/reports`;
const report = (changes: object = {}, token?: string) =>
  server.ask(path, {
    method: 'POST',
    body: { problem, replyId: message.id, events, ...changes },
    ...(token && { token }),
  });

await t.test(
  '[4.4] a reported error is kept with its trace, and handed on until it arrives',
  async (t) => {
    const { status, body } = await report();
    t.equal(status, 201);
    while (hooked.length < 2) await once(hook, 'hooked');
    const sent = hooked.at(-1);
    t.equal(sent?.type, 'application/json');
    t.match(JSON.parse(sent?.body ?? ''), {
      type: 'chatbot-test-report',
      id: body.id,
      chatbotId: chatbot.id,
      sessionId: client.sessionId,
      problem: { code: 'service-failed', correlationId: problem?.correlationId },
      trace: { warnings: [{ code: 'simulated' }] },
      events: [{ text: 'Reply failed' }],
    });
    const { body: listed } = await server.ask(`/v1/chatbots/${chatbot.id}/reports`);
    t.match(listed.reports, [{ id: body.id, replyId: message.id, operatorId: 'operator-1' }]);
  },
);

await t.test('[4.4] an error that belongs to no reply is reported as well', async (t) => {
  const { status } = await report({ replyId: undefined });
  t.equal(status, 201);
  const { body } = await server.ask(`/v1/chatbots/${chatbot.id}/reports`);
  t.match(body.reports[0], { replyId: null, trace: null });
});

await t.test('[8.3] nobody reports or reads what is not theirs', async (t) => {
  for (const other of [{ tenantId: 'other' }, { operatorId: 'ben' }, { chatbots: ['x'] }]) {
    t.equal((await report({}, server.tokenFor(other))).status, 404);
  }
  const list = (token: string) => server.ask(`/v1/chatbots/${chatbot.id}/reports`, { token });
  t.equal((await list(server.tokenFor({ tenantId: 'other' }))).status, 404);
  t.equal((await list(server.tokenFor({ chatbots: ['x'] }))).status, 404);
  t.equal((await report({}, 'none')).status, 401);
  const long = [{ at: 1, kind: 'x', text: 'x'.repeat(2_001) }];
  t.match((await report({ events: long })).body, { error: { code: 'bad-request' } });
});

await t.test('[4.4] every code has its place on the page of errors', async (t) => {
  const response = await fetch(`${server.url}/docs/errors`);
  t.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  const page = await response.text();
  for (const code of Object.keys(ERRORS)) t.ok(page.includes(`<h2 id="${code}">`), code);
  t.equal((await fetch(`${server.url}/docs/errors.css`)).status, 200);
});
