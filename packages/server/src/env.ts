import { resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { BASE_URL, MODEL_URL } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { EmbeddingSettings } from './knowledge/retrieval/embeddings/endpoint/embedding-endpoint.js';
import type { ModelSettings } from './chatbot-service/providers/model/model-settings.js';
import type { Prices } from './chatbot-service/trace/price-table.js';
import {
  egressEntries,
  egressProblems,
  priceProblems,
  pricesIn,
  proxyEntries,
  proxyProblems,
} from './env-lists.js';
import type { BudgetSettings } from './budgets/budget-settings.js';
import { BUDGETS, budgetsOf } from './env-budgets.js';
import { LIMIT_VARIABLES, limitsOf, readingLimitOf } from './env-limits.js';
import { METRICS_VARIABLES, metricsOf } from './env-metrics.js';
import type { LimitSettings } from './limits/limit-settings.js';
import type { MetricsSettings } from './metrics/metrics-settings.js';
import { DURATION, milliseconds, setting } from './env-setting.js';
import { StartError } from './start-error.js';

/** No name and no password: an address is logged and passed on. */
const ADDRESS = 'https?://[^\\s/?#@\\\\]+([/?#\\\\]\\S*)?';
const ORIGIN = 'https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?';

/** Every environment variable that the server reads, as the text that it is. */
export const Environment = Type.Object({
  NODE_ENV: setting(
    'development|production|test',
    'development, production or test',
    'production',
    {
      default: 'development',
    },
  ),
  HOST: setting('[A-Za-z0-9.:_-]+', 'a host name or an IP address to listen on', '0.0.0.0', {
    default: '127.0.0.1',
  }),
  PORT: setting(
    '0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]',
    'a port number from 0 to 65535',
    '3000',
    { default: '3000' },
  ),
  DATA_DIR: setting('[^\\0]+', 'a directory', '/var/lib/chatbot', { default: '.data' }),
  DATABASE_URL: Type.Optional(
    setting(
      'postgres(ql)?://.+',
      'the address of a Postgres server',
      'postgres://user:password@localhost:5432/chatbot',
      { secret: true },
    ),
  ),
  REDIS_URL: Type.Optional(
    setting(
      'rediss?(\\+sentinel)?://.+',
      'the address of a Redis server',
      'redis://localhost:6379',
      {
        secret: true,
      },
    ),
  ),
  PUBLIC_URL: Type.Optional(
    setting(
      `${ORIGIN}(/[a-zA-Z0-9._~-]+)*/?`,
      'a web address, which may have a path',
      'https://example.com/chat',
    ),
  ),
  TRUSTED_PROXIES: setting(
    '.*',
    'a list of addresses and subnets separated by commas',
    'loopback,10.1.0.0/16',
    { default: '' },
  ),
  ...LIMIT_VARIABLES,
  ...METRICS_VARIABLES,
  ...BUDGETS,
  ALLOWED_ORIGINS: setting(
    `|${ORIGIN}( *, *${ORIGIN})*`,
    'a list of origins (scheme, host, port if it is unusual; no path) separated by commas',
    'https://app.example.com,http://localhost:5173',
    { default: '' },
  ),
  JWT_SECRET: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  JWT_SECRET_PREVIOUS: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  JWT_JWKS_URL: Type.Optional(
    setting(
      ADDRESS,
      'the address of a JSON Web Key Set',
      'https://login.example.com/.well-known/jwks.json',
    ),
  ),
  JWT_ISSUER: Type.Optional(
    setting('\\S+', 'what the claim iss of tokens says', 'https://login.example.com/'),
  ),
  JWT_AUDIENCE: Type.Optional(
    setting('\\S+', 'what the claim aud of tokens says', 'https://chat.example.com'),
  ),
  JWT_MAX_LIFE: Type.Optional(setting(DURATION, 'a time, as a number with s, m, h or d', '24h')),
  SEED_DEMO: Type.Optional(setting('true|false', 'true or false', 'true')),
  SECRETS_KEY: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  SECRETS_KEY_PREVIOUS: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  EGRESS_ALLOW: setting(
    '.*',
    'a list of hosts, addresses and subnets, each with a port or without, separated by commas',
    'ollama:11434,10.1.0.0/16',
    { default: '' },
  ),
  OPENAI_BASE_URL: setting(
    MODEL_URL,
    'the address of an OpenAI-compatible service',
    'http://127.0.0.1:11434/v1',
    { default: 'https://api.openai.com/v1' },
  ),
  OPENAI_API_KEY: Type.Optional(
    setting('[\\x21-\\x7e]+', 'a key without spaces', 'sk-...', { secret: true }),
  ),
  OPENAI_MODEL: setting('\\S+', 'the name of a model', 'gpt-4o-mini', { default: 'gpt-4o-mini' }),
  EMBEDDINGS_BASE_URL: Type.Optional(
    setting(
      BASE_URL,
      'the address of an OpenAI-compatible service that makes embeddings',
      'https://api.openai.com/v1',
    ),
  ),
  EMBEDDINGS_API_KEY: Type.Optional(
    setting('[\\x21-\\x7e]+', 'a key without spaces', 'sk-...', { secret: true }),
  ),
  EMBEDDINGS_MODEL: Type.Optional(
    setting('\\S+', 'the name of an embedding model', 'text-embedding-3-small'),
  ),
  TEST_SESSION_IDLE: setting(DURATION, 'a time, as a number with s, m, h or d', '30m', {
    default: '30m',
  }),
  TEST_SESSION_WARNING: setting(DURATION, 'a time, as a number with s, m, h or d', '2m', {
    default: '2m',
  }),
  TEST_SESSION_RETENTION: setting(DURATION, 'a time, as a number with s, m, h or d', '7d', {
    default: '7d',
  }),
  LIVE_RETENTION: setting(DURATION, 'a time, as a number with s, m, h or d', '90d', {
    default: '90d',
  }),
  MODEL_PRICES: setting(
    '.*',
    'JSON with the prices of models in US dollars per million tokens',
    '\'{"llama3.2:3b": {"input": 0.05, "output": 0.1}}\'',
    { default: '' },
  ),
  REPORT_WEBHOOK_URL: Type.Optional(
    setting(
      ADDRESS,
      'the address that reported errors are posted to',
      'https://example.com/hooks/chatbot-reports',
      {
        secret: true,
      },
    ),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    setting(
      ADDRESS,
      'the address of an OpenTelemetry collector, over HTTP',
      'http://127.0.0.1:4318',
    ),
  ),
  LOG_LEVEL: Type.Optional(
    setting(
      'fatal|error|warn|info|debug|trace|silent',
      'one of fatal, error, warn, info, debug, trace and silent',
      'info',
    ),
  ),
});
type Environment = Static<typeof Environment>;

/** Settings that are ready to use. */
export interface Settings {
  readonly production: boolean;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Null where there is one process only. */
  readonly redisUrl: string | null;
  /** Public address of the server, with its path, if it is not its own host and port. */
  readonly publicUrl: string | null;
  /** Origins of further dashboards. */
  readonly allowedOrigins: readonly string[];
  /**
   * Secret of operators' tokens; null: one is generated in development, and public keys are used in
   * production.
   */
  readonly jwtSecret: string | null;
  /** The shared secret of before, while it is rotated. */
  readonly jwtSecretPrevious: string | null;
  /** Public keys of who signs operators' tokens; null: the shared secret does. */
  readonly jwksUrl: string | null;
  /** Expected `iss` and `aud` of operators' tokens; null: not checked. */
  readonly jwtIssuer: string | null;
  readonly jwtAudience: string | null;
  /** A token that is good for longer is refused, in ms; null: any is taken. */
  readonly jwtMaxLifeMs: number | null;
  /** True if the demo chatbots and pages are served. */
  readonly seedDemo: boolean;
  /** Time without a message after which a test session expires, in ms. */
  readonly testSessionIdleMs: number;
  /** Time before the expiry at which operators are warned, in ms. */
  readonly testSessionWarningMs: number;
  /** Time after a test session ended or expired until it is deleted, in ms. */
  readonly testSessionRetentionMs: number;
  /** Time from its end until a live conversation is deleted, in ms; a chatbot may say less. */
  readonly liveRetentionMs: number;
  readonly logLevel: string;
  /** Proxies whose word on the address of a visitor is taken; by default none. */
  readonly trustedProxies: readonly string[];
  /** Limits of one network address. */
  readonly limits: LimitSettings;
  /** Processor time that reading documents of one tenant may take in an hour, in ms; null: any. */
  readonly readingMsPerHour: number | null;
  /** Budgets of paid services. */
  readonly budgets: BudgetSettings;
  /** Access to metrics. */
  readonly metrics: MetricsSettings;
  /** Seals the secrets of chatbots; null: one is made, beside the embedded database. */
  readonly secretsKey: string | null;
  /** The one before it, which opens what was sealed before a rotation. */
  readonly secretsKeyPrevious: string | null;
  /** Allowed addresses outside the public internet. */
  readonly egressAllow: readonly string[];
  /** Address that reported errors are posted to; null: none. */
  readonly reportWebhookUrl: string | null;
  /** Collector of traces; null: nothing is traced. */
  readonly otlpEndpoint: string | null;
  /** Prices by model, or by `host/model`. */
  readonly modelPrices: Prices;
  /** The language model of chatbots that name none of their own. */
  readonly model: ModelSettings;
  /** Service that embeds passages and questions; null: the local model. */
  readonly embeddings: EmbeddingSettings | null;
}

/**
 * Reads the settings. Variables that are empty count as not set.
 *
 * @throws StartError with one line for each that is bad: which, what is wrong, an example
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const environment: Record<string, string> = {};
  for (const [name, schema] of Object.entries<TSchema>(Environment.properties)) {
    const { default: fallback, description, examples, secret } = schema as SettingSchema;
    const value = variables[name]?.trim() || fallback;
    if (value === undefined) continue;
    environment[name] = value;
    if (Value.Check(schema, value)) continue;
    // A password may stand before an @.
    const shown = secret || String(value).includes('@') ? '' : ` ${JSON.stringify(value)}`;
    problems.push(`${name}${shown} is not ${description}, e.g. ${name}=${examples[0]}`);
  }
  for (const name of ['JWT_SECRET', 'JWT_SECRET_PREVIOUS', 'SECRETS_KEY', 'SECRETS_KEY_PREVIOUS']) {
    const weakness = weaknessOf(name, environment);
    if (!weakness || problems.some((problem) => problem.startsWith(name))) continue;
    problems.push(`${name} ${weakness}, e.g. ${name}="$(openssl rand -hex 32)"`);
  }
  problems.push(
    ...embeddingProblems(environment as Environment),
    ...egressProblems(environment['EGRESS_ALLOW'] ?? ''),
    ...priceProblems(environment['MODEL_PRICES'] ?? ''),
    ...proxyProblems(environment['TRUSTED_PROXIES'] ?? ''),
  );
  if (problems.length === 0 && warnsTooEarly(environment as Environment)) {
    problems.push(
      'TEST_SESSION_WARNING is not shorter than TEST_SESSION_IDLE, e.g. TEST_SESSION_WARNING=2m TEST_SESSION_IDLE=30m',
    );
  }
  if (problems.length > 0) throw new StartError(problems.join('\n'));
  return settingsOf(environment as Environment);
}

interface SettingSchema extends TSchema {
  readonly default?: string;
  readonly description: string;
  readonly examples: readonly [string];
  readonly secret?: boolean;
}

function settingsOf(environment: Environment): Settings {
  const production = environment.NODE_ENV === 'production';
  return {
    production,
    host: environment.HOST,
    port: Number(environment.PORT),
    dataDir: resolve(environment.DATA_DIR),
    databaseUrl: environment.DATABASE_URL ?? null,
    redisUrl: environment.REDIS_URL ?? null,
    publicUrl: environment.PUBLIC_URL ? addressOf(environment.PUBLIC_URL) : null,
    allowedOrigins: environment.ALLOWED_ORIGINS.split(',').filter(Boolean).map(originOf),
    jwtSecret: environment.JWT_SECRET ?? null,
    jwtSecretPrevious: environment.JWT_SECRET_PREVIOUS ?? null,
    jwksUrl: environment.JWT_JWKS_URL ?? null,
    jwtIssuer: environment.JWT_ISSUER ?? null,
    jwtAudience: environment.JWT_AUDIENCE ?? null,
    jwtMaxLifeMs: maxLifeOf(environment, production),
    seedDemo: environment.SEED_DEMO ? environment.SEED_DEMO === 'true' : !production,
    testSessionIdleMs: milliseconds(environment.TEST_SESSION_IDLE),
    testSessionWarningMs: milliseconds(environment.TEST_SESSION_WARNING),
    testSessionRetentionMs: milliseconds(environment.TEST_SESSION_RETENTION),
    liveRetentionMs: milliseconds(environment.LIVE_RETENTION),
    logLevel: environment.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustedProxies: proxyEntries(environment.TRUSTED_PROXIES),
    limits: limitsOf(environment),
    readingMsPerHour: readingLimitOf(environment),
    budgets: budgetsOf(environment),
    metrics: metricsOf(environment),
    secretsKey: environment.SECRETS_KEY ?? null,
    secretsKeyPrevious: environment.SECRETS_KEY_PREVIOUS ?? null,
    egressAllow: egressEntries(environment.EGRESS_ALLOW),
    reportWebhookUrl: environment.REPORT_WEBHOOK_URL ?? null,
    otlpEndpoint: environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    modelPrices: pricesIn(environment.MODEL_PRICES),
    model: {
      baseUrl: environment.OPENAI_BASE_URL,
      apiKey: environment.OPENAI_API_KEY ?? null,
      model: environment.OPENAI_MODEL,
    },
    embeddings: embeddingsOf(environment),
  };
}

function embeddingsOf(environment: Environment): EmbeddingSettings | null {
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model } = environment;
  if (baseUrl === undefined || model === undefined) return null;
  return { baseUrl, apiKey: environment.EMBEDDINGS_API_KEY ?? null, model };
}

/** Address and model go together, and a key goes nowhere without them. */
function embeddingProblems(environment: Environment): string[] {
  const given = ['EMBEDDINGS_BASE_URL', 'EMBEDDINGS_MODEL', 'EMBEDDINGS_API_KEY'] as const;
  const set = given.find((name) => environment[name] !== undefined);
  if (set === undefined) return [];
  const examples = {
    EMBEDDINGS_BASE_URL: 'https://api.openai.com/v1',
    EMBEDDINGS_MODEL: 'text-embedding-3-small',
  };
  return Object.entries(examples)
    .filter(([name]) => environment[name as keyof typeof examples] === undefined)
    .map(([name, example]) => `${name} is missing and goes with ${set}, e.g. ${name}=${example}`);
}

function warnsTooEarly({ TEST_SESSION_WARNING, TEST_SESSION_IDLE }: Environment): boolean {
  return milliseconds(TEST_SESSION_WARNING) >= milliseconds(TEST_SESSION_IDLE);
}

/** Origin as browsers write it: without the default port of the scheme. */
/** An address with its path, and without a slash at the end. */
function addressOf(url: string): string {
  return new URL(url.trim()).href.replace(/\/$/, '');
}

function originOf(url: string): string {
  return new URL(url.trim()).origin;
}

/** Words of secrets that stand in documentation, this project's included. */
const EXAMPLES =
  /change.?me|replace.?me|example|secret.?key|your.?(jwt.?)?secret|password|0123456789|(.)\2{7}/i;

/** The key of secrets is made by itself beside an embedded database, and only there. */
function weaknessOf(name: string, environment: Record<string, string>): string | null {
  if (environment['NODE_ENV'] !== 'production') return null;
  const value = environment[name];
  const isEmbedded = environment['DATABASE_URL'] === undefined;
  if (value === undefined) {
    const isOptional =
      name.endsWith('_PREVIOUS') ||
      (name === 'JWT_SECRET' && environment['JWT_JWKS_URL'] !== undefined);
    if (isOptional) return null;
    return name === 'SECRETS_KEY' && isEmbedded ? null : 'is missing and must be set in production';
  }
  if (EXAMPLES.test(value)) return 'looks like an example and must be a random one';
  return isGuessable(value) ? 'is easy to guess and must be a random one' : null;
}

/** Random bytes are neither short once compressed, nor words, nor letters in a row. */
function isGuessable(secret: string): boolean {
  const steps = new Map<number, number>();
  for (let at = 1; at < secret.length; at += 1) {
    const step = secret.charCodeAt(at) - secret.charCodeAt(at - 1);
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const isRow = Math.max(...steps.values()) > secret.length / 3;
  // Of random letters every fourth is a small one before a capital.
  const capitals = secret.match(/[a-z][A-Z]/g)?.length ?? 0;
  const isWords = /^[A-Za-z _.,:-]+$/.test(secret) && capitals < secret.length / 8;
  return isRow || (isWords && secret.length < WORDS) || deflateRawSync(secret).length < PACKED;
}

/** Shortest secret of words alone, in letters: each has about 1.5 bits. */
const WORDS = 80;
/** Bytes that 32 random hexadecimal digits take at least, compressed. */
const PACKED = 22;

function maxLifeOf({ JWT_MAX_LIFE }: Environment, production: boolean): number | null {
  if (JWT_MAX_LIFE !== undefined) return milliseconds(JWT_MAX_LIFE);
  return production ? milliseconds('1d') : null;
}
