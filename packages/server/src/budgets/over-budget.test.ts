import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { startTestServer } from '../../testing/server.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { readSettings } from '../env.js';

await t.test('[8.6] when the budget of a conversation is spent', async (t) => {
  const service = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Good ', 'day.']));
  const { model, budgets } = readSettings({
    OPENAI_BASE_URL: `${service.url}/v1`,
    OPENAI_API_KEY: 'sk-1',
    BUDGET_SESSION: '2 replies/hour',
  });
  const server = await startTestServer(t, { model, budgets });
  const provider = {
    type: 'model',
    model: '',
    baseUrl: '',
    systemPrompt: '',
    knowledge: false,
    threshold: 0.25,
    temperature: 0.2,
    fallback: 'Please call us.',
  };
  const config = { ...DEFAULT_CONFIG, provider };
  const { body } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
  await server.ask(`/v1/chatbots/${body.id}/publish`, { method: 'POST' });
  const three = async (mode: 'test' | 'live') => {
    const url = `${server.url.replace('http', 'ws')}/v1/chatbots/${body.id}/${mode}`;
    const token = mode === 'test' ? server.tokenFor() : null;
    const client = await TestClient.connect({ url, origin: server.url, token });
    await client.hello();
    const ends = [];
    for (const text of ['One', 'Two', 'Three']) {
      client.send(text);
      ends.push((await client.next('done')).message);
    }
    const replies = client.transcript.filter((_, i) => i % 2 === 1);
    await client.close();
    return { ends, replies };
  };

  await t.test('visitors read the fallback, and the service is not called', async (t) => {
    const { ends, replies } = await three('live');
    t.same(replies, ['Good day.', 'Good day.', 'Please call us.']);
    t.equal(ends[2]?.state, 'done');
    t.equal(service.exchanges.length, 2);
  });

  await t.test('operators read what is spent and what to raise', async (t) => {
    const { ends } = await three('test');
    t.match(ends[2], {
      state: 'failed',
      problem: {
        code: 'over-budget',
        message: 'The budget of this conversation is used up: 2 replies per hour.',
        action: /^It resets at .* UTC\. To allow more, raise BUDGET_SESSION\.$/,
      },
      debug: { warnings: [{ code: 'fallback-used' }] },
    });
    t.equal(service.exchanges.length, 4);
  });
});
