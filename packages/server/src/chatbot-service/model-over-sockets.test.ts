import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import t from 'tap';
import { readSettings } from '../env.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';
import { sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';

const PROVIDER: ModelProvider = {
  type: 'model',
  model: '',
  baseUrl: '',
  systemPrompt: '',
  knowledge: false,
  threshold: 0.25,
  temperature: 0.2,
  fallback: '',
};

/** A server with this environment, and a chatbot that is live. */
async function start(variables: Record<string, string>, provider: Partial<ModelProvider> = {}) {
  const { model } = readSettings(variables);
  const server = await startTestServer(t, { model });
  const config = { ...DEFAULT_CONFIG, provider: { ...PROVIDER, ...provider } };
  const { body } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
  await server.ask(`/v1/chatbots/${body.id}/publish`, { method: 'POST' });
  const ask = async (mode: 'test' | 'live', text: string) => {
    const url = `${server.url.replace('http', 'ws')}/v1/chatbots/${body.id}/${mode}`;
    const token = mode === 'test' ? server.tokenFor() : null;
    const client = await TestClient.connect({ url, origin: server.url, token });
    await client.hello();
    client.send(text);
    const { message } = await client.next('done');
    const [reply] = client.transcript.slice(-1);
    await client.close();
    return { message, reply };
  };
  return { ask };
}

await t.test('[4.4] without a key the test session says what to set', async (t) => {
  const { ask } = await start({});
  const { message } = await ask('test', 'Hello');
  t.match(message, {
    state: 'failed',
    problem: {
      code: 'model-key-missing',
      message: /needs an API key/,
      action: /^Set OPENAI_API_KEY/,
      retryable: false,
    },
  });
});

await t.test('[8.3] visitors read nothing of hosts, models and settings', async (t) => {
  const { ask } = await start({});
  const { message } = await ask('live', 'Hello');
  t.match(message, {
    state: 'failed',
    problem: { code: 'chatbot-unavailable', message: /cannot give a complete answer/ },
  });
  t.notMatch(JSON.stringify(message), /OPENAI|openai|model/);
  const tested = (await ask('test', 'Hello')).message;
  t.match(tested, {
    problem: { code: 'model-key-missing' },
    debug: { visitors: { text: '', problem: { code: 'chatbot-unavailable' } } },
  });
});

await t.test(
  '[4.5] a live chatbot says its fallback; a test shows the failure, and names it',
  async (t) => {
    const { ask } = await start({}, { fallback: 'Please call us.' });
    const live = await ask('live', 'Hello');
    t.equal(live.message.state, 'done');
    t.equal(live.reply, 'Please call us.');
    const { problem, debug } = (await ask('test', 'Hello')).message;
    t.equal(problem?.code, 'model-key-missing');
    t.match(debug?.warnings, [{ code: 'fallback-used', message: /“Please call us\.”$/ }]);
    t.same(debug?.visitors, { text: 'Please call us.', problem: null }, 'what visitors read');
  },
);

await t.test('[1.4] test and live get the same answer, and only a test its trace', async (t) => {
  const service = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Good ', 'day.']));
  const { ask } = await start({ OPENAI_BASE_URL: `${service.url}/v1`, OPENAI_API_KEY: 'sk-1' });
  const test = await ask('test', 'Hello');
  const live = await ask('live', 'Hello');
  t.same([test.reply, live.reply], ['Good day.', 'Good day.']);
  t.match(test.message.debug, {
    provider: 'model',
    model: 'test-model-2026',
    tokens: { input: 120, output: 2, estimated: false },
  });
  t.same(
    test.message.debug?.marks.map(({ name }) => name),
    ['queue', 'retrieval', 'prompt', 'connect', 'firstToken', 'generation', 'store'],
  );
  t.notOk('debug' in live.message);
  const [first, second] = service.exchanges;
  t.same(first?.json, second?.json, 'the same request went out');
});
