import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { freePort } from '../../testing/free-port.js';
import { startTestServer, type TestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';

const TOKEN = 'the-token-of-the-tests';

/** Series with their labels, and their values. */
function seriesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

async function converse(server: TestServer): Promise<TestClient> {
  const { body } = await server.ask('/v1/chatbots', {
    method: 'POST',
    body: { config: DEFAULT_CONFIG },
  });
  const client = await TestClient.connect({
    url: `${server.url.replace('http', 'ws')}/v1/chatbots/${body.id}/test`,
    origin: server.url,
    token: server.tokenFor(),
  });
  await client.hello();
  client.send('How long do returns take?');
  await client.next('done');
  return client;
}

await t.test('[8.10] what happens is counted, and read by who may', async (t) => {
  const port = await freePort();
  const server = await startTestServer(t, {
    metrics: { token: TOKEN, address: { host: '127.0.0.1', port } },
    limits: {
      requests: null,
      badTokens: { most: 2, windowMs: 60_000 },
      newSessions: null,
      uploads: null,
      sockets: null,
      socketsWithoutHello: null,
      streams: null,
    },
  });
  const client = await converse(server);
  client.raw(JSON.stringify({ type: 'hello' }));
  await client.next('error');
  t.match(await server.ask('/metrics', { token: null }), { status: 401 });
  t.match(await server.ask('/metrics'), { status: 401 }, 'an operator is not who runs the server');
  // Whoever tries tokens is told to wait; who has the right one is not.
  t.match(await server.ask('/metrics', { token: 'forged' }), { status: 429 });
  const response = await fetch(`${server.url}/metrics`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  t.match(response.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const series = seriesOf(text);
  for (const [name, least] of [
    ['chatbot_sockets{mode="test"}', 1],
    ['chatbot_sessions_connected{mode="test"}', 1],
    ['chatbot_sessions{mode="test",state="active"}', 1],
    ['chatbot_replies_total{mode="test",provider="knowledge",state="done"}', 1],
    ['chatbot_reply_duration_seconds_count{mode="test",provider="knowledge"}', 1],
    ['chatbot_reply_first_token_seconds_count{mode="test",provider="knowledge"}', 1],
    ['chatbot_retrieval_seconds_count{mode="test"}', 1],
    ['chatbot_ack_seconds_count{mode="test"}', 1],
    ['chatbot_reply_pieces_total{mode="test"}', 1],
    ['chatbot_model_tokens_total{provider="knowledge",direction="output"}', 1],
    ['chatbot_errors_total{place="socket",code="bad-frame"}', 1],
    ['chatbot_errors_total{place="http",code="unauthorized"}', 1],
    ['chatbot_limits_hit_total{limit="badTokens"}', 1],
    ['chatbot_database_up', 1],
    ['chatbot_database_pool_size', 1],
    ['process_resident_memory_bytes', 1],
  ] as const) {
    t.ok((series.get(name) ?? -1) >= least, `${name} is ${series.get(name)}`);
  }
  for (const name of ['chatbot_reply_queue_oldest_seconds{mode="live"}', 'chatbot_replies_waiting'])
    t.equal(series.get(name), 0, name);
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'chatbot_database_ping_seconds'])
    t.ok(series.has(name), name);
  t.notOk(series.has('chatbot_live_store_lag_seconds'), 'there is one process only');
  for (const id of [client.sessionId, 'operator-1', 'demo', '127.0.0.1', 'returns']) {
    t.notOk(id && text.includes(id), `no label is ${id}`);
  }

  const own = await fetch(`http://127.0.0.1:${port}/metrics`);
  t.match(await own.text(), /^chatbot_sockets\{mode="test"\} 1$/m, 'there it needs no token');
  t.equal((await fetch(`http://127.0.0.1:${port}/v1/chatbots`)).status, 404, 'and is all there is');
  await client.close();
});

await t.test('[8.10] without a setting there are no metrics', async (t) => {
  const server = await startTestServer(t);
  t.equal((await server.ask('/metrics')).status, 404);
  t.equal(server.services.metrics, null);
});
