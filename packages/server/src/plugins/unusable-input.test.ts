import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';

const server = await startTestServer(t);
const { ask } = server;
const { body: chatbot } = await ask('/v1/chatbots', {
  method: 'POST',
  body: { config: DEFAULT_CONFIG },
});
const path = `/v1/chatbots/${chatbot.id}`;
const { body: session } = await ask(`${path}/test-sessions`, { method: 'POST', body: {} });

const BAD = { NUL: 'a\0b', 'half a pair': 'a\ud83d', 'the other half': '\udc4bb' };
const model = (baseUrl: string) => ({
  ...DEFAULT_CONFIG,
  provider: {
    type: 'model',
    model: '',
    baseUrl,
    systemPrompt: '',
    knowledge: false,
    threshold: 0,
    temperature: 0,
    fallback: '',
  },
});

const admin = server.tokenFor({ role: 'admin' });
const POLICY = { mode: 'off', tested: false, approved: false, noWarnings: false };

/** Each route that takes a text: how a bad one gets into it, and the field that is named then. */
const ROUTES: [method: string, path: string, body: (text: string) => unknown, field: string][] = [
  ['POST', '/v1/chatbots', (name) => ({ config: { ...DEFAULT_CONFIG, name } }), 'config.name'],
  ['PUT', path, (name) => ({ config: { ...DEFAULT_CONFIG, name }, revision: 1 }), 'config.name'],
  ['POST', `${path}/documents`, (title) => ({ title, content: 'x' }), 'title'],
  ['PUT', `${path}/secrets`, (KEY) => ({ values: { KEY } }), 'values.KEY'],
  ['POST', `${path}/documents`, (content) => ({ title: 'x', content }), 'content'],
  ['POST', `${path}/documents`, (url) => ({ url: `https://a.example/${url}` }), 'url'],
  ['POST', `${path}/test-sessions`, (name) => ({ visitor: { name } }), 'visitor.name'],
  [
    'POST',
    `${path}/test-sessions`,
    (plan) => ({ visitor: { inputs: { plan } } }),
    'visitor.inputs.plan',
  ],
  [
    'POST',
    `/v1/test-sessions/${session.id}/reports`,
    (message) => ({
      problem: { code: 'internal', message, action: '', retryable: false, correlationId: 'x' },
      events: [],
    }),
    'problem.message',
  ],
];

await t.test(
  '[8.3] a text that nothing can hold is refused with its field, on every route',
  async (t) => {
    for (const [method, address, body, field] of ROUTES) {
      for (const [name, text] of Object.entries(BAD)) {
        const answer = await ask(address, { method, body: body(text) });
        t.equal(answer.status, 400, `${name} in ${field} of ${method} ${address}`);
        t.match(answer.body.error, { code: 'bad-request', fields: [{ path: field }] }, field);
      }
    }
  },
);

await t.test('[8.3] so is an address with a port that does not exist', async (t) => {
  for (const port of ['65536', '99999']) {
    const cases: [body: unknown, field: string][] = [
      [{ ...DEFAULT_CONFIG, allowedOrigins: [`https://a.example:${port}`] }, 'allowedOrigins.0'],
      [model(`https://a.example:${port}/v1`), 'provider.baseUrl'],
      [
        { ...DEFAULT_CONFIG, provider: { ...PLAIN_CONNECTOR, url: `https://a.example:${port}/` } },
        'provider.url',
      ],
    ];
    for (const [config, field] of cases) {
      const { status, body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
      t.equal(status, 400, field);
      t.match(body.error.fields, [{ path: `config.${field}` }]);
    }
    const secret = { values: { KEY: 'hunter2' }, origin: `https://a.example:${port}` };
    const put = await ask(`${path}/secrets`, { method: 'PUT', body: secret });
    t.match(put, { status: 400, body: { error: { fields: [{ path: 'origin' }] } } });
  }
});

await t.test(
  '[8.3] an address with a name or a password in it is refused with its field, wherever one is given',
  async (t) => {
    const configured = (changes: object) => ({ config: { ...DEFAULT_CONFIG, ...changes } });
    const appearance = (avatar: string) => ({ ...DEFAULT_CONFIG.appearance, avatar });
    const entries: [
      method: string,
      address: string,
      body: (address: string) => object,
      field: string,
    ][] = [
      [
        'POST',
        '/v1/chatbots',
        (avatar) => configured({ appearance: appearance(avatar) }),
        'config.appearance.avatar',
      ],
      [
        'PUT',
        path,
        (avatar) => ({ ...configured({ appearance: appearance(avatar) }), revision: 1 }),
        'config.appearance.avatar',
      ],
      ['POST', '/v1/chatbots', (url) => ({ config: model(url) }), 'config.provider.baseUrl'],
      [
        'POST',
        '/v1/chatbots',
        (url) => configured({ provider: { ...PLAIN_CONNECTOR, url } }),
        'config.provider.url',
      ],
      [
        'POST',
        '/v1/chatbots',
        (jwksUrl) => configured({ identity: { required: false, jwksUrl } }),
        'config.identity.jwksUrl',
      ],
      [
        'POST',
        '/v1/chatbots',
        (origin) => configured({ allowedOrigins: [origin] }),
        'config.allowedOrigins.0',
      ],
      ['POST', `${path}/documents`, (url) => ({ url }), 'url'],
      ['POST', `${path}/documents`, (sourceUrl) => ({ content: 'x', sourceUrl }), 'sourceUrl'],
      ['POST', `${path}/websites`, (url) => ({ url }), 'url'],
      ['POST', `${path}/verify-url`, (url) => ({ url }), 'url'],
      ['PUT', `${path}/secrets`, (origin) => ({ values: { KEY: 'hunter2' }, origin }), 'origin'],
      ['PUT', '/v1/publish-policy', (webhookUrl) => ({ ...POLICY, webhookUrl }), 'webhookUrl'],
    ];
    for (const [method, address, body, field] of entries) {
      for (const given of ['https://user:password@a.example/v1', 'https://user@a.example/v1']) {
        const answer = await ask(address, { method, body: body(given), token: admin });
        const names = answer.body.error?.fields?.map((problem: { path: string }) => problem.path);
        t.match({ status: answer.status, names }, { status: 400, names: [field] }, given);
        t.notMatch(JSON.stringify(answer.body), /password@/, 'and it is not said again');
      }
    }
    for (const url of [' https://user:password@a.example/', 'https:user:password@a.example']) {
      for (const what of ['documents', 'websites']) {
        const answer = await ask(`${path}/${what}`, { method: 'POST', body: { url } });
        t.match(answer.body.error, { code: 'address-refused' }, `${what}: ${url}`);
      }
    }
  },
);

await t.test('[8.3] what is a secret may be such an address', async (t) => {
  const values = { PROXY: 'https://user:password@a.example:99999/' };
  const body = { values, origin: 'https://a.example' };
  t.match(await ask(`${path}/secrets`, { method: 'PUT', body }), { status: 200 });
});

await t.test('[8.3] a date that no calendar has is refused with its field', async (t) => {
  for (const date of [
    '2026-02-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+99:00',
    '9999-99-99T99:99:99Z',
    '%00',
  ]) {
    for (const field of ['since', 'until']) {
      const { status, body } = await ask(`/v1/test-sessions?${field}=${date.replace('+', '%2B')}`);
      t.equal(status, 400, date);
      t.match(body.error, { code: 'bad-request', message: new RegExp(field) });
    }
  }
  t.equal((await ask('/v1/test-sessions?since=2024-02-29T00:00:00Z')).status, 200);
});

await t.test(
  '[8.3] what cannot be decoded in an address is refused, never a failure',
  async (t) => {
    for (const address of [
      '/%ff',
      '/v1/chatbots/%ff',
      '/v1/chatbots/%00',
      `${path}/revisions/%ff`,
      '/v1/chatbots/%ED%A0%80/public',
      '/v1/test-sessions?cursor=%ff',
      '/v1/test-sessions?cursor=%00',
      '/v1/test-sessions?operator=%ff',
      '/v1/test-sessions?limit=%ff',
      '/chunks/%ff',
      '/chunks/%00',
      '/docs/%ff',
    ]) {
      const { status } = await ask(address);
      t.ok(status >= 200 && status < 500, `${address}: ${status}`);
    }
  },
);

await t.test('[4.4] another tenant’s reports are not there, like the rest of it', async (t) => {
  const token = server.tokenFor({ tenantId: 'other' });
  for (const each of [`${path}/reports`, '/v1/chatbots/missing/reports']) {
    const foreign = await ask(each, { token });
    t.match(foreign, { status: 404, body: { error: { code: 'not-found' } } });
  }
  t.equal((await ask(`${path}/reports`)).status, 200);
});
