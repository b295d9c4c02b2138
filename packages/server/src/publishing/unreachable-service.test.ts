import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { unusedPort, WireServer } from '../../testing/chatbot-service/wire-server.js';
import { startTestServer } from '../../testing/server.js';

let asked = 0;
let isDown = true;
const service = await WireServer.start(t, (exchange) => {
  asked += 1;
  if (isDown) exchange.respond(503, { error: { message: 'Back at noon.' } });
  else exchange.respond(200, { text: 'Hi!' });
});
const { ask, tokenFor } = await startTestServer(t, { egressAllow: ['127.0.0.1'] });
const create = async (url: string) => {
  const config = { ...DEFAULT_CONFIG, provider: { ...PLAIN_CONNECTOR, url } };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  return `/v1/chatbots/${body.id as string}`;
};

await t.test('[5.2] a review asks the service, and warns in its own words', async (t) => {
  const path = await create(`${service.url}/chat`);
  t.match((await ask(`${path}/review`)).body, { service: null, warnings: [] });
  t.equal(asked, 0, 'only where it is asked to');

  const { body } = await ask(`${path}/review?ask=true`);
  t.match(body.service, /127\.0\.0\.1.* said: “Back at noon\.”/);
  t.match(body.warnings, [/Back at noon/]);
  t.equal((await ask(`${path}/publish`, { method: 'POST' })).status, 200, 'it keeps nobody');

  isDown = false;
  t.match((await ask(`${path}/review?ask=true`)).body, { service: null, warnings: [] });
  const nobody = await create(`http://127.0.0.1:${await unusedPort()}/chat`);
  t.match((await ask(`${nobody}/review?ask=true`)).body.warnings, [
    /cannot be reached|not answer/i,
  ]);
});

await t.test('[5.7] where no warning may be open, the gate asks the service too', async (t) => {
  const path = await create(`${service.url}/chat`);
  const policy = { mode: 'block', tested: false, approved: false, noWarnings: true };
  const admin = tokenFor({ role: 'admin' });
  await ask('/v1/publish-policy', { method: 'PUT', token: admin, body: policy });
  isDown = true;
  const refused = await ask(`${path}/publish`, { method: 'POST' });
  t.match(refused.body.error, { code: 'publish-refused', message: /Back at noon/ });
  isDown = false;
  t.equal((await ask(`${path}/publish`, { method: 'POST' })).status, 200);
});
