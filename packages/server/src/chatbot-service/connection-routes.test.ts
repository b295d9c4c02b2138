import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import {
  CONNECTOR_PRESETS,
  PLAIN_CONNECTOR,
} from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { readSettings } from '../env.js';
import { startTestServer } from '../../testing/server.js';
import { sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { TEST_CERTIFICATE } from '../../testing/chatbot-service/test-certificate.js';
import { unusedPort, WireServer } from '../../testing/chatbot-service/wire-server.js';

const service = await WireServer.start(t, (exchange) => exchange.respond(200, { text: 'Hi!' }));
const settings = readSettings({
  EGRESS_ALLOW: '127.0.0.1',
  OPENAI_BASE_URL: `${service.url}/v1`,
  OPENAI_API_KEY: 'sk-of-the-server',
});
const server = await startTestServer(t, {
  egressAllow: settings.egressAllow,
  model: settings.model,
});
const { ask, tokenFor } = server;
const http = { ...PLAIN_CONNECTOR, url: `${service.url}/chat` };
const { body: chatbot } = await ask('/v1/chatbots', {
  method: 'POST',
  body: { config: { ...DEFAULT_CONFIG, provider: http } },
});
const check = (body: object = {}, token?: string) =>
  ask(`/v1/chatbots/${chatbot.id}/check`, { method: 'POST', body, ...(token && { token }) });

/** `address ok, tls ok, status failed` ... */
async function stepsOf(provider?: object) {
  const { body, status } = await check(provider ? { provider } : {});
  t.equal(status, 200);
  const steps = body.steps as { name: string; state: string; message: string; code: string }[];
  return { line: steps.map(({ name, state }) => `${name} ${state}`).join(', '), steps };
}

await t.test('[1.4] a connection that works is told step by step', async (t) => {
  const { line, steps } = await stepsOf();
  t.equal(line, 'address ok, tls ok, status ok, shape ok, firstToken ok');
  t.match(
    steps.map(({ message }) => message),
    [/is there, at 127\.0\.0\.1/, /Not encrypted/, /status 200/, /“Hi!”/, /after \d+ ms/],
  );
});

await t.test('[1.4] the first step that fails says why and what to do', async (t) => {
  const secure = await WireServer.start(t, (e) => e.end(), { tls: TEST_CERTIFICATE });
  const cases: [provider: object, line: RegExp, code: string][] = [
    [
      { ...http, url: `http://127.0.0.1:${await unusedPort()}/` },
      /^address failed, tls skipped, status skipped/,
      'service-unreachable',
    ],
    [{ ...http, url: 'http://10.0.0.1/' }, /^address failed/, 'address-blocked'],
    [{ ...http, url: 'http://nowhere.invalid/' }, /^address failed/, 'service-name-unknown'],
    [{ ...http, url: `${secure.url}/` }, /tls failed, status skipped/, 'service-tls-failed'],
  ];
  for (const [provider, line, code] of cases) {
    const checked = await stepsOf(provider);
    t.match(checked.line, line);
    t.match(
      checked.steps.find(({ state }) => state === 'failed'),
      { code, message: /\.[^.]+\.$/ },
    );
  }
  service.handler = (exchange) => exchange.respond(401, '');
  t.match((await stepsOf()).line, /tls ok, status failed, shape skipped/);
  service.handler = (exchange) => exchange.respond(200, { words: 'Hi' });
  t.match((await stepsOf()).line, /status ok, shape failed, firstToken skipped/);
  const words = 'There is no chatflow 7.';
  for (const status of [200, 404]) {
    service.handler = (exchange) => exchange.respond(status, { success: false, message: words });
    const failed = (await stepsOf()).steps.find(({ state }) => state === 'failed');
    t.match(failed?.message, `said: “${words}”`, 'in the words of the service');
  }
  service.handler = (exchange) => exchange.beginEvents();
  t.match((await stepsOf({ ...http, timeoutSeconds: 1 })).line, /status ok, .*firstToken failed/);
});

await t.test('[1.4] a model and the knowledge base are checked too', async (t) => {
  service.handler = (exchange) => sayPieces(exchange, ['Hi ', 'there']);
  const model = {
    type: 'model',
    model: '',
    baseUrl: '',
    systemPrompt: '',
    knowledge: false,
    threshold: 0,
    temperature: 0,
    fallback: '',
  };
  const { line, steps } = await stepsOf(model);
  t.equal(line, 'address ok, tls ok, status ok, shape ok, firstToken ok');
  t.match(steps[3], { message: /“Hi there”/ });
  t.match((await stepsOf(DEFAULT_CONFIG.provider)).line, /^address skipped/);
});

await t.test('[8.3] another tenant’s chatbot cannot be checked', async (t) => {
  const seen = service.exchanges.length;
  t.equal((await check({}, tokenFor({ tenantId: 'other' }))).status, 404);
  t.equal((await check({ provider: { type: 'http' } })).status, 400);
  t.equal(service.exchanges.length, seen);
});

await t.test('[1.4] the presets are offered', async (t) => {
  const { body } = await ask('/v1/connector-presets');
  t.same(
    body.presets.map(({ id }: { id: string }) => id),
    CONNECTOR_PRESETS.map(({ id }) => id),
  );
});
