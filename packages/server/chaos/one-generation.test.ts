import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { BackgroundResponses } from '../testing/chatbot-service/background-responses.js';
import { WireServer } from '../testing/chatbot-service/wire-server.js';
import { testDataDirectory } from '../testing/database.js';
import { endProcess } from '../testing/processes.js';
import { TestClient } from '../testing/sessions/test-client.js';
import { operatorToken } from './world/operator.js';
import { askAsOperator, startServerProcess } from './world/server-process.js';

const KEY = 'sk-openai-key-1';
const PIECES = ['Parcels ', 'take ', 'two ', 'days.'];

await t.test('[1.4] [3.4] after kill -9 a reply goes on where it was, paid once', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  const service = await WireServer.start(t, responses.answer);
  const preset = CONNECTOR_PRESETS.find(({ id }) => id === 'openai-responses');
  if (!preset) throw new Error('There is no such preset.');
  const provider = JSON.parse(
    JSON.stringify(preset.provider).replaceAll('https://api.openai.com', service.url),
  ) as typeof preset.provider;

  const dataDir = await testDataDirectory(t);
  const settings = { DATA_DIR: dataDir, EGRESS_ALLOW: service.host };
  const first = await startServerProcess(t, settings);
  const config = { ...DEFAULT_CONFIG, name: 'Connected', provider };
  const { id } = await askAsOperator(first.url, 'POST', '/v1/chatbots', { config });
  const values = { OPENAI_API_KEY: KEY };
  await askAsOperator(first.url, 'PUT', `/v1/chatbots/${id}/secrets`, { values });
  const open = (url: string) =>
    TestClient.connect({
      url: `${url.replace('http', 'ws')}/v1/chatbots/${id}/test`,
      origin: url,
      token: operatorToken(),
    });
  const client = await open(first.url);
  await client.hello();
  client.send('How long does delivery take?');
  await client.until(({ replies }) => replies[0]?.text === 'Parcels take ', 'half of the reply');
  await endProcess(first.child, 'SIGKILL');
  responses.letGo();

  const second = await startServerProcess(t, settings);
  const again = await open(second.url);
  await again.hello({ sessionId: client.sessionId });
  await again.until(({ messages }) => messages.length === 2, 'the reply');
  t.match(again.conversation.messages[1], {
    text: PIECES.join(''),
    state: 'done',
    gen: 2,
    debug: {
      tokens: { input: 36, output: 87, estimated: false },
      warnings: [{ code: 'taken-up' }, { code: 'rejoined' }],
    },
  });
  t.equal(responses.generations, 1);
  t.match(service.last, {
    method: 'GET',
    path: '/v1/responses/resp_1?stream=true&starting_after=0',
    headers: { authorization: `Bearer ${KEY}` },
  });
  await again.close();
});
