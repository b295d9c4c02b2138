import type { Message, Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import type { Database } from '../../db/client.js';
import type { LiveStore } from '../../live-store/live-store.js';
import { MemoryLiveStore } from '../../live-store/memory-live-store.js';
import { RedisLiveStore } from '../../live-store/redis-live-store.js';
import type { Operator } from '../../operators/operator.js';
import type { App } from '../../plugins/app.js';
import { auth } from '../../plugins/auth.js';
import { drain } from '../../plugins/drain.js';
import { errors } from '../../plugins/errors.js';
import { Origins } from '../../plugins/origins.js';
import { redis } from '../../plugins/redis.js';
import { endSockets, websocket } from '../../plugins/websocket.js';
import { openTestDatabase, type Teardown } from '../../testing/database.js';
import type { EngineSettings } from '../engine/settings.js';
import type { SessionOperations } from '../engine/session-operations.js';
import type { SessionDetail } from '../session-answers.js';
import { sessions, type Sessions } from '../sessions.js';
import { FixedDirectory } from './fixed-directory.js';
import { ListeningLog } from './listening-log.js';
import { ScriptedService } from './scripted-service.js';
import { insertChatbot } from './sessions.js';
import { TestClient, type TestClientOptions } from './test-client.js';

const OPERATOR = {
  tenantId: 'demo',
  operatorId: 'anna',
  role: 'operator',
  chatbots: null,
} as const;

/** An origin that may do everything, and one that only the chatbots' own lists have. */
export const DASHBOARD = 'https://dashboard.example.com';
export const SHOP = 'https://shop.example.com';

/** What several servers have together, beside a database. */
export interface Shared {
  readonly redisUrl: string;
  /** How often they look for news that got lost, in ms. */
  readonly lookMs?: number;
}

/** What the routes of sessions answer, all of it in one. */
interface Answer {
  readonly status: number;
  readonly body: Omit<SessionDetail, 'messages'> & {
    readonly sessions: readonly SessionDetail[];
    readonly cursor: string | null;
    readonly messages: readonly Message[];
    readonly hasMore: boolean;
    readonly error: Problem;
  };
}

/** Sessions on a real port over a real database; chatbots and their answers are the test's. */
export class ConversationServer {
  readonly app: App;
  readonly database: Database;
  readonly liveStore: LiveStore;
  readonly service = new ScriptedService();
  readonly chatbots = new FixedDirectory();
  readonly log = new ListeningLog();
  #sessions: Sessions | null = null;

  private constructor(app: App, database: Database, shared: Shared | undefined) {
    this.app = app;
    this.database = database;
    const onError = (err: unknown) => this.log.error({ err }, 'news could not be passed on');
    this.liveStore = shared
      ? new RedisLiveStore(onError, shared.lookMs)
      : new MemoryLiveStore(onError);
  }

  /**
   * Has the chatbots `shop` of tenant `demo` and `foreign` of tenant `other`.
   *
   * @param database of an earlier server, which was closed or is to look as if it had crashed
   * @param shared with other servers, as the database is then
   */
  static async start(
    t: Teardown,
    settings: Partial<EngineSettings> = {},
    database?: Database,
    shared?: Shared,
  ): Promise<ConversationServer> {
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
    const server = new ConversationServer(app, database ?? (await openTestDatabase(t)), shared);
    if (!database) {
      await insertChatbot(server.database.sql, 'shop', 'demo');
      await insertChatbot(server.database.sql, 'foreign', 'other');
    }
    server.chatbots.set('shop', 'demo');
    server.chatbots.set('foreign', 'other');
    errors(app);
    drain(app);
    app.decorate('origins', new Origins({ own: [], dashboards: [DASHBOARD] }));
    await auth(app, 'a secret that only the tests have, 42');
    await websocket(app);
    const { liveStore, service, chatbots, log } = server;
    if (shared && liveStore instanceof RedisLiveStore) {
      liveStore.connect(await redis(app, shared.redisUrl));
      app.addHook('onClose', () => liveStore.close());
    }
    server.#sessions = await sessions(app, {
      sql: server.database.sql,
      isAlone: !shared,
      liveStore,
      service,
      chatbots,
      log,
      test: settings,
      live: settings,
    });
    endSockets(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    t.teardown(() => app.close());
    return server;
  }

  get url(): string {
    const address = this.app.server.address();
    if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What can be done in test sessions without a socket. */
  get operations(): SessionOperations {
    if (!this.#sessions) throw new Error('The server has not started.');
    return this.#sessions.test.operations;
  }

  tokenFor(operator: Partial<Operator> = {}): string {
    return this.app.signOperator({ ...OPERATOR, ...operator }, 600);
  }

  /** A client that has not said hello yet. */
  connect(options: Partial<TestClientOptions> & { path?: string } = {}): Promise<TestClient> {
    const { path = '/v1/chatbots/shop/test', ...rest } = options;
    const url = this.url.replace('http', 'ws') + path;
    return TestClient.connect({ origin: DASHBOARD, token: this.tokenFor(), ...rest, url });
  }

  /** A client in a session, the operator's latest of `shop` unless told otherwise. */
  async open(
    options: Parameters<ConversationServer['connect']>[0] & {
      sessionId?: string;
      fresh?: boolean;
    } = {},
  ) {
    const { sessionId, fresh, ...rest } = options;
    const client = await this.connect(rest);
    await client.hello({ ...(sessionId && { sessionId }), ...(fresh && { fresh }) });
    return client;
  }

  async ask(
    path: string,
    {
      method = 'GET',
      token = this.tokenFor(),
      body,
    }: { method?: string; token?: string; body?: unknown } = {},
  ): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(this.url + path, { method, headers, ...sent });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
}
