import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import t from 'tap';
import { readSettings } from './env.js';
import { developmentSecret, embeddedSecretsKey } from './env-secret.js';
import { StartError } from './start-error.js';
import { temporaryFolder } from '../testing/database.js';

const RANDOM = 'f3a91c07d5e24b688f0e7a3b2c9d1e54';

await t.test('without any setting the server is a developer’s own', async (t) => {
  t.same(readSettings({ PORT: '', NODE_ENV: ' ' }), {
    production: false,
    host: '127.0.0.1',
    port: 3000,
    dataDir: resolve('.data'),
    databaseUrl: null,
    redisUrl: null,
    publicUrl: null,
    allowedOrigins: [],
    jwtSecret: null,
    jwtSecretPrevious: null,
    jwksUrl: null,
    jwtIssuer: null,
    jwtAudience: null,
    jwtMaxLifeMs: null,
    seedDemo: true,
    liveRetentionMs: 90 * 86_400_000,
    testSessionIdleMs: 30 * 60_000,
    testSessionWarningMs: 2 * 60_000,
    testSessionRetentionMs: 7 * 24 * 60 * 60_000,
    logLevel: 'warn',
    trustedProxies: [],
    limits: {
      requests: { most: 6_000, windowMs: 60_000 },
      badTokens: { most: 60, windowMs: 60_000 },
      newSessions: { most: 120, windowMs: 60_000 },
      uploads: { most: 120, windowMs: 60_000 },
      sockets: 1_000,
      socketsWithoutHello: 300,
      streams: 200,
    },
    readingMsPerHour: 1_200_000,
    budgets: {
      session: {
        hour: { replies: 60, tokens: 200_000 },
        day: { replies: 200, tokens: 500_000 },
      },
      address: {
        hour: { replies: 300, tokens: 1_000_000 },
        day: { replies: 2_000, tokens: 5_000_000 },
      },
      chatbot: {
        hour: { replies: 2_000, tokens: 8_000_000 },
        day: { replies: 20_000, tokens: 40_000_000 },
      },
      tenant: {
        hour: { replies: 5_000, tokens: 20_000_000 },
        day: { replies: 50_000, tokens: 100_000_000 },
      },
    },
    metrics: { token: null, address: null },
    secretsKey: null,
    secretsKeyPrevious: null,
    egressAllow: [],
    reportWebhookUrl: null,
    otlpEndpoint: null,
    modelPrices: {},
    model: { baseUrl: 'https://api.openai.com/v1', apiKey: null, model: 'gpt-4o-mini' },
    embeddings: null,
  });
});

await t.test('settings are read', async (t) => {
  t.match(
    readSettings({
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '::',
      PUBLIC_URL: 'https://example.com:443/chat/',
      ALLOWED_ORIGINS: 'https://a.example.com, http://localhost:5173',
      JWT_SECRET: RANDOM,
      SECRETS_KEY: `${RANDOM}${RANDOM}`,
      DATABASE_URL: 'postgres://u:p@db/chatbot',
      REDIS_URL: 'rediss://u:p@cache:6380/1',
      MODEL_PRICES: '{"llama3.2:3b": {"input": 0.05, "output": 0.1}}',
      EGRESS_ALLOW: 'ollama:11434, 10.0.0.0/8',
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
      OPENAI_API_KEY: 'sk-hunter2',
      OPENAI_MODEL: 'llama3.2:3b',
      EMBEDDINGS_BASE_URL: 'http://127.0.0.1:11434/v1',
      EMBEDDINGS_MODEL: 'nomic-embed-text',
      TEST_SESSION_IDLE: '90s',
      TEST_SESSION_WARNING: '30s',
      TEST_SESSION_RETENTION: '12h',
      OTHER: 'ignored',
    }),
    {
      production: true,
      port: 8080,
      host: '::',
      publicUrl: 'https://example.com/chat',
      allowedOrigins: ['https://a.example.com', 'http://localhost:5173'],
      jwtSecret: RANDOM,
      secretsKey: `${RANDOM}${RANDOM}`,
      databaseUrl: 'postgres://u:p@db/chatbot',
      redisUrl: 'rediss://u:p@cache:6380/1',
      testSessionIdleMs: 90_000,
      testSessionWarningMs: 30_000,
      testSessionRetentionMs: 12 * 60 * 60_000,
      logLevel: 'info',
      modelPrices: { 'llama3.2:3b': { input: 0.05, output: 0.1 } },
      egressAllow: ['ollama:11434', '10.0.0.0/8'],
      model: {
        baseUrl: 'http://127.0.0.1:11434/v1',
        apiKey: 'sk-hunter2',
        model: 'llama3.2:3b',
      },
      embeddings: {
        baseUrl: 'http://127.0.0.1:11434/v1',
        apiKey: null,
        model: 'nomic-embed-text',
      },
    },
  );
});

await t.test(
  '[4.2] a service for embeddings is named with its model, and a key with both',
  async (t) => {
    const EMBEDDINGS_MODEL = 'text-embedding-3-small';
    const EMBEDDINGS_BASE_URL = 'https://api.openai.com/v1';
    const missing = (name: string, set: string) =>
      new RegExp(`^${name} is missing and goes with ${set}, e\\.g\\. ${name}=`, 'm');
    t.match(
      messageOf(() => readSettings({ EMBEDDINGS_BASE_URL })),
      missing('EMBEDDINGS_MODEL', 'EMBEDDINGS_BASE_URL'),
    );
    t.match(
      messageOf(() => readSettings({ EMBEDDINGS_MODEL })),
      missing('EMBEDDINGS_BASE_URL', 'EMBEDDINGS_MODEL'),
    );
    const alone = messageOf(() => readSettings({ EMBEDDINGS_API_KEY: 'hunter2' }));
    t.match(alone, missing('EMBEDDINGS_MODEL', 'EMBEDDINGS_API_KEY'));
    t.match(alone, missing('EMBEDDINGS_BASE_URL', 'EMBEDDINGS_API_KEY'));
    t.notMatch(alone, 'hunter2');
    const all = { EMBEDDINGS_BASE_URL, EMBEDDINGS_MODEL, EMBEDDINGS_API_KEY: 'sk-hunter2' };
    t.same(readSettings(all).embeddings, {
      baseUrl: EMBEDDINGS_BASE_URL,
      model: EMBEDDINGS_MODEL,
      apiKey: 'sk-hunter2',
    });
    t.match(
      messageOf(() => readSettings({ ...all, EMBEDDINGS_BASE_URL: 'https://u:p@x/v1' })),
      /^EMBEDDINGS_BASE_URL is not the address of an OpenAI-compatible service/,
    );
  },
);

await t.test('each bad setting gets one line: its name, what is wrong, an example', async (t) => {
  const bad: Record<string, string[]> = {
    NODE_ENV: ['prod', 'Production'],
    PORT: ['-1', '65536', '3000.5', '0x10', 'abc', '03000'],
    HOST: ['a b', 'http://localhost'],
    DATABASE_URL: ['mysql://localhost/x'],
    REDIS_URL: ['localhost:6379', 'http://localhost', 'redis://'],
    PUBLIC_URL: ['chat.example.com', 'https://chat.example.com/?x', 'ftp://x'],
    ALLOWED_ORIGINS: ['*', 'https://*.example.com', 'https://a.com/', 'null', 'a.com,b.com'],
    JWT_SECRET: ['short', 'x'.repeat(31)],
    SECRETS_KEY: ['short', 'x'.repeat(31)],
    OPENAI_BASE_URL: ['api.openai.com', 'ftp://x', 'https://u:p@x/v1', 'https://x/v1?key=1'],
    OPENAI_MODEL: ['a b'],
    TEST_SESSION_IDLE: ['30', '0m', '-1m', '1.5h', 'm', '10 m', '1w'],
    TEST_SESSION_RETENTION: ['forever'],
    MODEL_PRICES: ['x', '[]', '{"a": 1}', '{"a": {"input": -1, "output": 0}}'],
    EGRESS_ALLOW: ['http://ollama', '10.0.0.0/99', 'a:b', 'a b'],
    LOG_LEVEL: ['loud'],
  };
  for (const [name, values] of Object.entries(bad)) {
    for (const value of values) {
      const message = messageOf(() => readSettings({ [name]: value }));
      t.match(message, new RegExp(`^${name} .*(is not|must).+, e\\.g\\. ${name}=.+$`), value);
      t.equal(message.split('\n').length, 1);
    }
  }
  const all = messageOf(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' }));
  t.match(all.split('\n'), [/^PORT "x" is not a port number from 0 to 65535/, /^LOG_LEVEL "y"/]);
});

await t.test('[8.3] no secret is repeated in a message', async (t) => {
  t.notMatch(
    messageOf(() => readSettings({ JWT_SECRET: 'hunter2' })),
    'hunter2',
  );
  t.notMatch(
    messageOf(() => readSettings({ OPENAI_API_KEY: 'hunter2 hunter2' })),
    'hunter2',
  );
  t.notMatch(
    messageOf(() => readSettings({ DATABASE_URL: 'mysql://u:hunter2@x/y' })),
    'hunter2',
  );
  t.notMatch(
    messageOf(() => readSettings({ REDIS_URL: 'http://u:hunter2@x/y' })),
    'hunter2',
  );
});

await t.test('[8.3] production does not start without a secret, or with an example', async (t) => {
  const production = (secret?: string) => () =>
    readSettings({ NODE_ENV: 'production', ...(secret && { JWT_SECRET: secret }) });
  t.match(messageOf(production()), /^JWT_SECRET is missing and must be set in production, e\.g\./);
  for (const secret of [
    'change-me-to-something-that-is-long-enough',
    'replace-me-with-32-random-characters',
    'your-jwt-secret-your-jwt-secret-your',
    'x'.repeat(40),
    '01234567890123456789012345678901',
  ]) {
    t.match(messageOf(production(secret)), /^JWT_SECRET looks like an example/, secret);
  }
  t.equal(production(RANDOM)().jwtSecret, RANDOM);
});

await t.test('[8.3] production on a Postgres server wants a key for secrets', async (t) => {
  const production = (rest: Record<string, string>) => () =>
    readSettings({ NODE_ENV: 'production', JWT_SECRET: RANDOM, ...rest });
  const DATABASE_URL = 'postgres://db/chatbot';
  t.match(messageOf(production({ DATABASE_URL })), /^SECRETS_KEY is missing and must be set/);
  const example = { DATABASE_URL, SECRETS_KEY: 'x'.repeat(40) };
  t.match(messageOf(production(example)), /^SECRETS_KEY looks like an example/);
  t.equal(production({ DATABASE_URL, SECRETS_KEY: RANDOM })().secretsKey, RANDOM);
  t.equal(production({})().secretsKey, null, 'embedded it is made');
});

await t.test('[8.3] secrets that nobody set are made once, for this user alone', async (t) => {
  const directory = join(await temporaryFolder(t), 'data');
  const secrets = new Set<string>();
  for (const [name, made] of [
    ['jwt-secret', developmentSecret],
    ['secrets-key', embeddedSecretsKey],
  ] as const) {
    const secret = await made(directory);
    t.match(secret, /^[0-9a-f]{64}$/);
    t.equal(await made(directory), secret);
    const file = join(directory, name);
    t.equal((await stat(file)).mode & 0o777, 0o600);
    t.equal((await readFile(file, 'utf8')).trim(), secret);
    secrets.add(secret);
    await writeFile(file, 'cut');
    await t.rejects(made(directory), { name: 'StartError', message: /damaged/ });
  }
  t.equal(secrets.size, 2);
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return '';
}

await t.test('[8.6] limits and proxies are read, and wrong ones are named', async (t) => {
  const { limits, readingMsPerHour, trustedProxies } = readSettings({
    TRUSTED_PROXIES: 'loopback, 10.1.0.0/16,2001:db8::/32',
    LIMIT_REQUESTS: '10/2h',
    LIMIT_UPLOADS: 'off',
    LIMIT_READING: '5m',
    LIMIT_SOCKETS: '7',
    LIMIT_STREAMS: 'off',
  });
  t.same(trustedProxies, ['loopback', '10.1.0.0/16', '2001:db8::/32']);
  t.equal(readingMsPerHour, 300_000);
  t.match(limits, {
    requests: { most: 10, windowMs: 2 * 60 * 60_000 },
    uploads: null,
    sockets: 7,
    streams: null,
  });
  const wrong: Record<string, RegExp> = {
    TRUSTED_PROXIES: /^TRUSTED_PROXIES has "10\.1\.0\.0\/64", which is not an address/,
    LIMIT_REQUESTS:
      /^LIMIT_REQUESTS "100" is not a number and a time, .* e\.g\. LIMIT_REQUESTS=6000\/1m$/,
    LIMIT_SOCKETS: /^LIMIT_SOCKETS "0" is not a number, or off/,
  };
  const values = { TRUSTED_PROXIES: '10.1.0.0/64', LIMIT_REQUESTS: '100', LIMIT_SOCKETS: '0' };
  for (const [name, value] of Object.entries(values)) {
    t.throws(() => readSettings({ [name]: value }), new RegExp(wrong[name] ?? 'never'), name);
  }
});

await t.test('[8.6] budgets are read, and wrong ones are named', async (t) => {
  const { budgets } = readSettings({
    BUDGET_SESSION: '5 replies/hour,900 tokens/day',
    BUDGET_TENANT: 'off',
  });
  t.same(budgets.session, {
    hour: { replies: 5, tokens: null },
    day: { replies: null, tokens: 900 },
  });
  t.equal(budgets.tenant, null);
  for (const wrong of ['5', '5 replies', '5 replies/week', '5 replies/hour;', '0 tokens/day']) {
    t.throws(() => readSettings({ BUDGET_CHATBOT: wrong }), /^BUDGET_CHATBOT .* is not a list/);
  }
});

await t.test('[8.3] a secret that is easy to guess starts nothing in production', async (t) => {
  const start = (JWT_SECRET: string) =>
    readSettings({ NODE_ENV: 'production', JWT_SECRET, SECRETS_KEY: RANDOM });
  for (const weak of [
    'abcdefghijklmnopqrstuvwxyz012345',
    'qwertyuiopqwertyuiopqwertyuiopqw',
    'abcabcabcabcabcabcabcabcabcabcabc1',
    'this is the token of our company 1'.slice(0, 32),
    'thisisthejwtkeyofourcompanyindeed',
    '12121212121212121212121212121212121',
    '----------------------------------------',
  ]) {
    t.throws(() => start(weak), { message: /JWT_SECRET/ }, weak);
  }
  for (let i = 0; i < 200; i++) {
    t.doesNotThrow(() => start(randomBytes(16).toString('hex')));
    t.doesNotThrow(() => start(randomBytes(24).toString('base64')));
  }
});

await t.test('[8.3] an address with a password in it is refused, and not said again', (t) => {
  const address = 'https://user:hunter2@a.example/keys';
  for (const name of ['JWT_JWKS_URL', 'REPORT_WEBHOOK_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT']) {
    const start = () => readSettings({ [name]: address });
    t.throws(start, { message: new RegExp(`^(?![^]*hunter2)[^]*${name}`) }, name);
    t.doesNotThrow(() => readSettings({ [name]: 'https://a.example:8443/@keys?for=a@b.example' }));
  }
  t.end();
});

await t.test('[8.3] production begins empty, and its tokens live for a day', async (t) => {
  const all = { NODE_ENV: 'production', JWT_SECRET: RANDOM, SECRETS_KEY: RANDOM };
  t.match(readSettings(all), { seedDemo: false, jwtMaxLifeMs: 86_400_000 });
  t.match(readSettings({ ...all, SEED_DEMO: 'true', JWT_MAX_LIFE: '1h' }), {
    seedDemo: true,
    jwtMaxLifeMs: 3_600_000,
  });
  const { JWT_SECRET: _, ...keys } = { ...all, JWT_JWKS_URL: 'https://login.example.com/keys' };
  t.match(readSettings(keys), { jwtSecret: null, jwksUrl: 'https://login.example.com/keys' });
});
