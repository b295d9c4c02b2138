import { resolve } from 'node:path';
import { BASE_URL } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { EmbeddingSettings } from './knowledge/embeddings/endpoint/embedding-endpoint.js';
import type { ModelSettings } from './chatbot-service/providers/model/model-settings.js';
import type { Prices } from './chatbot-service/trace/price-table.js';
import { egressEntries, egressProblems, priceProblems, pricesIn } from './env-lists.js';
import { StartError } from './start-error.js';

const ORIGIN = 'https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?';

/** Up to 9999 days: what a timer or a date can take. */
const DURATION = '[1-9][0-9]{0,3}[smhd]';

/** `description` completes the sentence "PORT is not ..."; `secret` keeps the value out of it. */
const setting = (pattern: string, description: string, example: string, rest: object = {}) =>
  Type.String({ pattern: `^(${pattern})$`, description, examples: [example], ...rest });

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
    setting('rediss?://.+', 'the address of a Redis server', 'redis://localhost:6379', {
      secret: true,
    }),
  ),
  PUBLIC_URL: Type.Optional(
    setting(`${ORIGIN}/?`, 'a web address without a path', 'https://chat.example.com'),
  ),
  ALLOWED_ORIGINS: setting(
    `|${ORIGIN}( *, *${ORIGIN})*`,
    'a list of origins (scheme, host, port if it is unusual; no path) separated by commas',
    'https://app.example.com,http://localhost:5173',
    { default: '' },
  ),
  JWT_SECRET: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  SECRETS_KEY: Type.Optional(
    setting('.{32,}', 'at least 32 characters long', '"$(openssl rand -hex 32)"', { secret: true }),
  ),
  EGRESS_ALLOW: setting(
    '.*',
    'a list of hosts, addresses and subnets, each with a port or without, separated by commas',
    'ollama:11434,10.1.0.0/16',
    { default: '' },
  ),
  OPENAI_BASE_URL: setting(
    BASE_URL,
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
  MODEL_PRICES: setting(
    '.*',
    'JSON with the prices of models in US dollars per million tokens',
    '\'{"llama3.2:3b": {"input": 0.05, "output": 0.1}}\'',
    { default: '' },
  ),
  REPORT_WEBHOOK_URL: Type.Optional(
    setting(
      'https?://\\S+',
      'the address that reported errors are posted to',
      'https://example.com/hooks/chatbot-reports',
      {
        secret: true,
      },
    ),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    setting(
      'https?://\\S+',
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
  /** Origin that browsers reach the server at, if it is not its own host and port. */
  readonly publicUrl: string | null;
  /** Origins of further dashboards. */
  readonly allowedOrigins: readonly string[];
  /** Null only in development: one is made then. */
  readonly jwtSecret: string | null;
  /** A test session without a message for so long expires, in ms. */
  readonly testSessionIdleMs: number;
  /** Those in it are told so long before, in ms. */
  readonly testSessionWarningMs: number;
  /** So long after it ended or expired it is deleted, in ms. */
  readonly testSessionRetentionMs: number;
  readonly logLevel: string;
  /** Seals the secrets of chatbots; null: one is made, beside the embedded database. */
  readonly secretsKey: string | null;
  /** What may be asked although it is not on the public internet. */
  readonly egressAllow: readonly string[];
  /** Where errors that operators report are posted to; null: nowhere. */
  readonly reportWebhookUrl: string | null;
  /** Collector of traces; null: nothing is traced. */
  readonly otlpEndpoint: string | null;
  /** By model, or by `host/model`. */
  readonly modelPrices: Prices;
  /** The language model of chatbots that name none of their own. */
  readonly model: ModelSettings;
  /** What embeds passages and questions; null: the local model. */
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
    const shown = secret ? '' : ` ${JSON.stringify(value)}`;
    problems.push(`${name}${shown} is not ${description}, e.g. ${name}=${examples[0]}`);
  }
  for (const name of ['JWT_SECRET', 'SECRETS_KEY']) {
    const weakness = weaknessOf(name, environment);
    if (!weakness || problems.some((problem) => problem.startsWith(name))) continue;
    problems.push(`${name} ${weakness}, e.g. ${name}="$(openssl rand -hex 32)"`);
  }
  problems.push(
    ...embeddingProblems(environment as Environment),
    ...egressProblems(environment['EGRESS_ALLOW'] ?? ''),
    ...priceProblems(environment['MODEL_PRICES'] ?? ''),
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
    publicUrl: environment.PUBLIC_URL ? originOf(environment.PUBLIC_URL) : null,
    allowedOrigins: environment.ALLOWED_ORIGINS.split(',').filter(Boolean).map(originOf),
    jwtSecret: environment.JWT_SECRET ?? null,
    testSessionIdleMs: milliseconds(environment.TEST_SESSION_IDLE),
    testSessionWarningMs: milliseconds(environment.TEST_SESSION_WARNING),
    testSessionRetentionMs: milliseconds(environment.TEST_SESSION_RETENTION),
    logLevel: environment.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    secretsKey: environment.SECRETS_KEY ?? null,
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

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function milliseconds(duration: string): number {
  return Number(duration.slice(0, -1)) * UNITS[duration.at(-1) as keyof typeof UNITS];
}

function warnsTooEarly({ TEST_SESSION_WARNING, TEST_SESSION_IDLE }: Environment): boolean {
  return milliseconds(TEST_SESSION_WARNING) >= milliseconds(TEST_SESSION_IDLE);
}

/** As browsers write it: without the port that the scheme has anyway. */
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
    return name === 'SECRETS_KEY' && isEmbedded ? null : 'is missing and must be set in production';
  }
  return EXAMPLES.test(value) ? 'looks like an example and must be a random one' : null;
}
