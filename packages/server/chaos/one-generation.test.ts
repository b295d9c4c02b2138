import { createInterface } from 'node:readline';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { BackgroundResponses } from '../testing/chatbot-service/background-responses.js';
import { WireServer } from '../testing/chatbot-service/wire-server.js';
import { testDataDirectory } from '../testing/database.js';
import { endProcess, startProcess } from '../testing/processes.js';
import type { Json } from '../testing/server.js';
import { TestClient } from '../testing/sessions/test-client.js';
import { operatorToken, SECRET } from './world/operator.js';

const SERVER = new URL('../src/server.ts', import.meta.url);
const KEY = 'sk-openai-key-1';
const PIECES = ['Parcels ', 'take ', 'two ', 'days.'];

/** A server of its own process, over data that outlives it. */
async function startServer(t: Test, dataDir: string, service: string) {
  const env = {
    ...{ PORT: '0', NODE_ENV: '', SEED_DEMO: 'false', JWT_SECRET: SECRET },
    ...{ DATA_DIR: dataDir, EGRESS_ALLOW: service },
  };
  const child = startProcess(t, SERVER, { env });
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const url = /^Ready: (http:\S+)$/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The server ended.');
}

function operatorOf(url: string) {
  const token = operatorToken();
  const ask = async (method: string, path: string, body: object) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Json;
  };
  const open = (chatbotId: string) =>
    TestClient.connect({
      url: `${url.replace('http', 'ws')}/v1/chatbots/${chatbotId}/test`,
      origin: url,
      token,
    });
  return { ask, open };
}

await t.test('[1.4] [3.4] after kill -9 a reply goes on where it was, paid once', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  const service = await WireServer.start(t, responses.answer);
  const preset = CONNECTOR_PRESETS.find(({ id }) => id === 'openai-responses');
  if (!preset) throw new Error('There is no such preset.');
  const provider = JSON.parse(
    JSON.stringify(preset.provider).replaceAll('https://api.openai.com', service.url),
  ) as typeof preset.provider;

  const dataDir = await testDataDirectory(t);
  const first = await startServer(t, dataDir, service.host);
  const operator = operatorOf(first.url);
  const config = { ...DEFAULT_CONFIG, name: 'Connected', provider };
  const { id } = await operator.ask('POST', '/v1/chatbots', { config });
  await operator.ask('PUT', `/v1/chatbots/${id}/secrets`, { values: { OPENAI_API_KEY: KEY } });
  const client = await operator.open(id);
  await client.hello();
  client.send('How long does delivery take?');
  await client.until(({ replies }) => replies[0]?.text === 'Parcels take ', 'half of the reply');
  await endProcess(first.child, 'SIGKILL');
  responses.letGo();

  const second = await startServer(t, dataDir, service.host);
  const again = await operatorOf(second.url).open(id);
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
