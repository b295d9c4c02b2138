import type { Message, Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import type { Database } from '../../src/db/client.js';
import { ChatbotSecrets } from '../../src/secrets/chatbot-secrets.js';
import { IDENTITY_SECRET } from '../../src/secrets/secret-service.js';
import { VisitorIdentities } from '../../src/visitor-identity/visitor-identities.js';
import { AddressLimits } from '../../src/limits/address-limits.js';
import { UNLIMITED, type LimitSettings } from '../../src/limits/limit-settings.js';
import type { LiveStore } from '../../src/live-store/live-store.js';
import { MemoryLiveStore } from '../../src/live-store/memory-live-store.js';
import { RedisLiveStore } from '../../src/live-store/redis-live-store.js';
import type { Operator } from '../../src/operators/operator.js';
import { PostgresRevocationRepository } from '../../src/operators/postgres-revocation-repository.js';
import { Revocations } from '../../src/operators/revocations.js';
import { TokenVerifier } from '../../src/operators/token-verifier.js';
import type { App } from '../../src/plugins/app.js';
import { auth } from '../../src/plugins/auth.js';
import { drain } from '../../src/plugins/drain.js';
import { errors } from '../../src/plugins/errors.js';
import { Origins } from '../../src/plugins/origins.js';
import { redis } from '../../src/plugins/redis.js';
import { endSockets, websocket } from '../../src/plugins/websocket.js';
import { openTestDatabase, type Teardown } from '../database.js';
import type { EngineSettings } from '../../src/sessions/engine/settings.js';
import type { SessionOperations } from '../../src/sessions/engine/session-operations.js';
import type { SessionDetail } from '../../src/sessions/http/session-responses.schema.js';
import { PostgresReportRepository } from '../../src/errors-log/postgres-report-repository.js';
import { reportRoutes } from '../../src/errors-log/report-routes.js';
import { ReportService } from '../../src/errors-log/report-service.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { PostgresAuditRepository } from '../../src/audit/postgres-audit-repository.js';
import { conversationRoutes } from '../../src/conversations/conversation-routes.js';
import { monitorRoutes } from '../../src/monitor/monitor-routes.js';
import { sessionRoutes } from '../../src/sessions/http/session-routes.js';
import { createSessions, type Sessions } from '../../src/sessions/sessions.js';
import { sessionTransports } from '../../src/sessions/transport/session-transports.js';
import { useDatabase } from './database-users.js';
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

/** Parts that several servers share, beside a database. */
export type Shared =
  | {
      readonly redisUrl: string;
      /** Interval at which they look for lost news, in ms. */
      readonly lookMs?: number;
    }
  | {
      /** The store of another in this process. */
      readonly liveStore: LiveStore;
    };

/** Setting of a server that is to be abandoned: it takes up nothing by itself. */
export const NEVER_LOOKS = { leaseCheckMs: 2 ** 31 - 1 } as const;

/** All fields of the answers of session routes. */
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
  revocations: Revocations | null = null;
  /** Signs who the visitors of a chatbot are. */
  readonly identitySecrets = new Map<string, string>();
  #sessions: Sessions | null = null;
  #looks = true;
  #gone: () => void = () => undefined;

  private constructor(app: App, database: Database, shared: Shared | undefined) {
    this.app = app;
    this.database = database;
    const onError = (err: unknown) => this.log.error({ err }, 'news could not be passed on');
    if (!shared) this.liveStore = new MemoryLiveStore(onError);
    else if ('liveStore' in shared) this.liveStore = shared.liveStore;
    else this.liveStore = new RedisLiveStore(onError, shared.lookMs);
  }

  /**
   * Has the chatbots `shop` of tenant `demo` and `foreign` of tenant `other`.
   *
   * @param database of an earlier server, which has been closed or abandoned
   * @param shared with other servers that are there at the same time, as the database is then
   * @throws Error if another server is there that shares nothing else with it
   */
  static async start(
    t: Teardown,
    settings: Partial<EngineSettings> = {},
    database?: Database,
    shared?: Shared,
    limits: LimitSettings = UNLIMITED,
  ): Promise<ConversationServer> {
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
    const server = new ConversationServer(app, database ?? (await openTestDatabase(t)), shared);
    if (!database) {
      await insertChatbot(server.database.sql, 'shop', 'demo');
      await insertChatbot(server.database.sql, 'foreign', 'other');
    }
    server.chatbots.set('shop', 'demo');
    server.chatbots.set('foreign', 'other');
    app.decorate('limits', new AddressLimits(limits));
    errors(app);
    drain(app);
    app.decorate('origins', new Origins({ own: [], dashboards: [DASHBOARD] }));
    const secret = 'a secret that only the tests have, 42';
    const rules = {
      secrets: [secret],
      jwksUrl: null,
      issuer: null,
      audience: null,
      maxLifeMs: null,
    };
    const verifier = new TokenVerifier(rules, () =>
      Promise.reject(new Error('There are no keys.')),
    );
    server.revocations = new Revocations(
      new PostgresRevocationRepository(server.database.sql),
      server.liveStore,
    );
    await auth(app, { verifier, revocations: server.revocations, secret });
    await websocket(app);
    const { liveStore, service, chatbots, log } = server;
    if (shared && 'redisUrl' in shared && liveStore instanceof RedisLiveStore) {
      liveStore.connect(await redis(app, shared.redisUrl));
      app.addHook('onClose', () => liveStore.close());
    }
    const sessions = createSessions({
      sql: server.database.sql,
      isAlone: !shared,
      liveStore,
      service,
      chatbots,
      log,
      test: settings,
      live: settings,
      audit: new AuditLog(new PostgresAuditRepository(server.database.sql)),
    });
    server.#sessions = sessions;
    const { testSessions } = sessions;
    const reports = new ReportService({
      reports: new PostgresReportRepository(server.database.sql),
      sessionOf: (...asked) => testSessions.reported(...asked),
      hasChatbot: async (tenantId, chatbotId) =>
        (await chatbots.revisionFor(chatbotId, 'test', tenantId)) !== null,
      send: null,
      log,
    });
    await app.register(sessionRoutes, { sessions: testSessions });
    await app.register(reportRoutes, { reports });
    await app.register(conversationRoutes, { conversations: sessions.conversations });
    await app.register(monitorRoutes, { sessions });
    const identities = new VisitorIdentities({
      reveal: (_tenantId, chatbotId) => Promise.resolve(server.secretsOf(chatbotId)),
      fetch: (address, init) => fetch(address, init),
      log,
    });
    await app.register(sessionTransports, { sessions, chatbots, identities });
    endSockets(app);
    server.#looks = settings.leaseCheckMs !== NEVER_LOOKS.leaseCheckMs;
    const news = shared && 'redisUrl' in shared ? shared.redisUrl : server.liveStore;
    server.#gone = useDatabase(server.database.sql, { looks: server.#looks, news });
    app.addHook('onClose', () => server.#gone());
    await app.listen({ host: '127.0.0.1', port: 0 });
    t.teardown(() => app.close());
    return server;
  }

  /** Gives up its leases, as if its process had died: another may answer over its database. */
  abandon(): void {
    if (this.#looks) throw new Error('Only one that was started with NEVER_LOOKS keeps still.');
    this.#gone();
  }

  get url(): string {
    const address = this.app.server.address();
    if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Operations on test sessions without a socket. */
  get operations(): SessionOperations {
    if (!this.#sessions) throw new Error('The server has not started.');
    return this.#sessions.test.operations;
  }

  secretsOf(chatbotId: string): ChatbotSecrets {
    const value = this.identitySecrets.get(chatbotId);
    return new ChatbotSecrets(new Map(value ? [[IDENTITY_SECRET, { value, origin: '' }]] : []));
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
