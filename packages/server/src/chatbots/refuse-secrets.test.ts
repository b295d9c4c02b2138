import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import {
  CONNECTOR_PRESETS,
  PLAIN_CONNECTOR,
} from '@chatbot-test/shared/config/connector-presets.js';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import t from 'tap';
import { refuseSecrets } from './refuse-secrets.js';

const http = (changes: Partial<HttpProvider>) => ({
  ...DEFAULT_CONFIG,
  provider: { ...PLAIN_CONNECTOR, ...changes },
});
const header = (name: string, value: string) => http({ headers: [{ name, value }] });
const address = (rest: string) => http({ url: `https://a.example/chat${rest}` });
const body = (value: unknown) =>
  http({ body: typeof value === 'string' ? value : JSON.stringify(value) });
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';

const REFUSED: [field: string, config: ReturnType<typeof http>][] = [
  ...['Authorization', 'X-API-Key', 'api_token', 'Ocp-Apim-Subscription-Key', 'x-functions-key']
    .concat('Cookie', 'X-Auth', 'x-hub-signature', 'password', 'client-secret', 'X-Code', 'sig')
    .map((name): [string, ReturnType<typeof http>] => [
      `provider.headers.0.value (the header ${name})`,
      header(name, 'hunter2'),
    ]),
  ['provider.headers.0.value (the header Authorization)', header('Authorization', 'Basic bWU6eA')],
  ['provider.headers.0.value (the header X-Tenant)', header('X-Tenant', `is ${JWT}`)],
  ['provider.headers.0.value (the header X-A)', header('X-A', 'a9F3kQ7zLm2Xw8Rt5Vb1Nc6Yp4')],
  ['provider.url (the parameter code)', address('?code=hunter')],
  ['provider.url (the parameter sig)', address('?a=1&sig=%68unter2')],
  ['provider.url (the parameter subscription-key)', address('?subscription-key=hunter2')],
  ['provider.url (the parameter x)', address('?x=sk-proj-hunter2hunter2')],
  ['provider.url (its path)', address('/xoxb-1234567890-hunter')],
  ['provider.listen (the parameter token)', http({ listen: 'https://a.example/?token=hunter2' })],
  [
    'provider.body (the field apiKey)',
    body({ message: '{{message}}', auth: { apiKey: 'hunter' } }),
  ],
  ['provider.body (the field password)', body({ list: [{ password: 'hunter' }] })],
  ['provider.body (the field password)', body({ password: 1234567890 })],
  ['provider.body (the field code)', body({ code: 'hunter2' })],
  ['provider.body (the field api-key)', body({ headers: [{ name: 'api-key', value: 'hunter' }] })],
  ['provider.body (the field token)', body('{"messages": {{messages}}, "token": "hunter2"}')],
  ['provider.body (the field client_secret)', body('q={{message}}&client_secret=hunter2')],
  [
    'provider.setup.0.url (the parameter key)',
    http({ setup: [{ method: 'POST', url: 'https://a.example/?key=h', body: '', capture: {} }] }),
  ],
];

await t.test('[8.3] a secret is known by its name or its shape, and its place is named', (t) => {
  for (const [field, config] of REFUSED) {
    const told = new RegExp(field.replace(/[().]/g, '\\$&'));
    t.throws(() => refuseSecrets(config), { code: 'secret-in-the-clear', message: told }, field);
    try {
      refuseSecrets(config);
    } catch (error) {
      t.notMatch(String(error), /hunter|bWU6|eyJ|a9F3/, 'and nothing of it is repeated');
    }
  }
  t.end();
});

await t.test('[8.3] what only resembles one is taken', (t) => {
  for (const config of [
    header('Authorization', 'Bearer {{secrets.KEY}}'),
    header('X-Key', 'v1:{{ secrets.KEY }}'),
    header('accept', 'text/event-stream'),
    header('x-session', '{{session.id}}'),
    header('x-model', 'Meta-Llama-3.1-405B-Instruct-Turbo-2'),
    address('?api_key={{secrets.KEY}}&monkey=1&language_code=en-GB'),
    address('/prediction/6f1d7f0e-2b1c-4c58-9a53-0d3f1a7f1c11'),
    body({ max_tokens: 100_000, token_type: 'bearer', language_code: 'en', key: 'message' }),
    body({
      session_token: '{{session.id}}',
      author: 'me',
      text: 'Use Basic authentication always',
    }),
    body('{"messages": {{messages}}, "token": "{{secrets.KEY}}"}'),
    ...CONNECTOR_PRESETS.map(({ provider }) => ({ ...DEFAULT_CONFIG, provider })),
    DEFAULT_CONFIG,
  ]) {
    t.doesNotThrow(() => refuseSecrets(config), JSON.stringify(config.provider).slice(0, 200));
  }
  t.end();
});
