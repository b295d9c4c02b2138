import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';

const { ask } = await startTestServer(t);

async function create(provider: object): Promise<string> {
  const config = { ...DEFAULT_CONFIG, provider };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  return body.id as string;
}

async function obstacleOf(id: string) {
  const { body } = await ask('/v1/obstacles');
  const chatbots = body.chatbots as { id: string; draft: unknown; live: unknown }[];
  return chatbots.find((chatbot) => chatbot.id === id);
}

await t.test(
  '[4.5] a chatbot without documents, key or address is known not to answer',
  async (t) => {
    const knowledge = await create(DEFAULT_CONFIG.provider);
    t.match(await obstacleOf(knowledge), { draft: { code: 'knowledge-empty' }, live: null });
    await ask(`/v1/chatbots/${knowledge}/publish`, { method: 'POST' });
    t.match(await obstacleOf(knowledge), { live: { code: 'knowledge-empty' } });
    await ask(`/v1/chatbots/${knowledge}/documents`, {
      method: 'POST',
      body: { title: 'Returns', content: 'Within 30 days.' },
    });
    t.equal(await obstacleOf(knowledge), undefined);

    const model = {
      ...{ type: 'model', model: '', baseUrl: '', systemPrompt: '', knowledge: true },
      ...{ threshold: 0.25, temperature: 0.2, fallback: '' },
    };
    t.match(await obstacleOf(await create(model)), { draft: { code: 'model-key-missing' } });
    const blocked = await create({ ...model, baseUrl: 'http://169.254.169.254/v1' });
    t.match(await obstacleOf(blocked), { draft: { code: 'address-blocked' } });

    const headers = [{ name: 'authorization', value: 'Bearer {{secrets.SHOP_KEY}}' }];
    const http = await create({ ...PLAIN_CONNECTOR, url: 'https://bot.example.com/chat', headers });
    t.match(await obstacleOf(http), {
      draft: { code: 'service-secret-missing', message: /SHOP_KEY/ },
    });
  },
);

await t.test(
  '[4.5] a chatbot that nobody can be verified for is known not to answer',
  async (t) => {
    const { body } = await ask('/v1/chatbots', {
      method: 'POST',
      body: { config: { ...DEFAULT_CONFIG, identity: { required: true } } },
    });
    const id = body.id as string;
    await ask(`/v1/chatbots/${id}/documents`, {
      method: 'POST',
      body: { title: 'Returns', content: 'Within 30 days.' },
    });
    t.match(await obstacleOf(id), { draft: { code: 'identity-unprovable' } });
    const identity = { required: true, jwksUrl: 'http://169.254.169.254/keys' };
    await ask(`/v1/chatbots/${id}`, {
      method: 'PUT',
      body: { config: { ...DEFAULT_CONFIG, identity }, revision: 1 },
    });
    t.match(await obstacleOf(id), { draft: { code: 'address-blocked' } });
    await ask(`/v1/chatbots/${id}/secrets`, {
      method: 'PUT',
      body: { values: { VISITOR_IDENTITY: 'q8Wm2Zk5Xr9Tn3Lb7Vc1Hp6Jf4Ds0GaYe' } },
    });
    await ask(`/v1/chatbots/${id}`, {
      method: 'PUT',
      body: { config: { ...DEFAULT_CONFIG, identity: { required: true } }, revision: 2 },
    });
    t.equal(await obstacleOf(id), undefined);
  },
);
