import type { Logger } from 'pino';
import { pino } from 'pino';
import { buildApp } from '../src/app.js';
import type { Database } from '../src/db/client.js';
import { readSettings, type Settings } from '../src/env.js';
import { UNLIMITED } from '../src/limits/limit-settings.js';
import type { Operator } from '../src/operators/operator.js';
import type { App } from '../src/plugins/app.js';
import { createServices, type Services } from '../src/services.js';
import { openTestDatabase, type Teardown } from './database.js';
import { useDatabase } from './sessions/database-users.js';

export interface TestServer {
  readonly app: App;
  readonly database: Database;
  readonly services: Services;
  /** `http://127.0.0.1:<port>`; also its own origin. */
  readonly url: string;
  /** A token of an operator of tenant `demo`, unless told otherwise. */
  readonly tokenFor: (operator?: Partial<Operator>) => string;
  /** Asks the server over a real connection; `token` goes into the header. */
  readonly ask: (path: string, options?: AskOptions) => Promise<Answer>;
}

export interface AskOptions {
  readonly method?: string;
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A parsed body: the tests check its shape. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Null if it was not JSON. */
  readonly body: Json;
}

export const TEST_SECRET = 'a secret that only the tests have, 42';

/** Starts the whole server on a free port; by default over an empty database of its own. */
export async function startTestServer(
  t: Teardown,
  settings: Partial<Settings> = {},
  log: Logger = pino({ level: 'silent' }),
  given?: Database,
): Promise<TestServer> {
  const database = given ?? (await openTestDatabase(t));
  // Tests ask a lot from one address: who tests limits sets them.
  const all = {
    ...readSettings({ PORT: '0', LOG_LEVEL: 'silent' }),
    limits: UNLIMITED,
    ...settings,
  };
  const services = await createServices(database, all, log, TEST_SECRET);
  const app = await buildApp({
    settings: all,
    jwtSecret: TEST_SECRET,
    log,
    database,
    services,
  });
  const gone = useDatabase(database.sql, { looks: true, news: all.redisUrl });
  app.addHook('onClose', async () => {
    await services.close();
    gone();
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => app.close());
  const tokenFor = (operator: Partial<Operator> = {}) =>
    app.signOperator({ ...OPERATOR, ...operator }, 600);
  const own = tokenFor();
  return {
    app,
    database,
    services,
    url,
    tokenFor,
    ask: async (path, { method = 'GET', token = own, body, headers = {} } = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parse(text) };
    },
  };
}

const OPERATOR = {
  tenantId: 'demo',
  operatorId: 'operator-1',
  role: 'operator',
  chatbots: null,
} as const;

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
