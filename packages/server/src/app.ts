import fastify, { type FastifyBaseLogger } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { connectionRoutes } from './chatbot-service/connection-routes.js';
import { appearanceRoutes } from './chatbots/appearance-routes.js';
import { chatbotRoutes } from './chatbots/chatbot-routes.js';
import { publicRoutes } from './chatbots/public-routes.js';
import { revisionRoutes } from './chatbots/revision-routes.js';
import type { Database } from './db/client.js';
import { errorsPageRoutes } from './errors-log/errors-page-routes.js';
import { healthRoutes } from './health/health-routes.js';
import { RedisLiveStore } from './live-store/redis-live-store.js';
import type { App } from './plugins/app.js';
import { auth } from './plugins/auth.js';
import { cors } from './plugins/cors.js';
import { devToken } from './plugins/dev-token.js';
import { drain } from './plugins/drain.js';
import { documentRoutes } from './knowledge/document-routes.js';
import { errors } from './plugins/errors.js';
import { refuseTokensInAddresses, requestIds } from './plugins/logging.js';
import { openApi } from './plugins/openapi.js';
import { origins } from './plugins/own-origins.js';
import { redis } from './plugins/redis.js';
import { securityHeaders } from './plugins/security-headers.js';
import { staticFiles } from './plugins/static-files.js';
import { endSockets, websocket } from './plugins/websocket.js';
import type { Settings } from './env.js';
import type { Services } from './services.js';
import { secretRoutes } from './secrets/secret-routes.js';
import type { EngineSettings } from './sessions/engine/settings.js';
import { sessions } from './sessions/sessions.js';

export interface AppDependencies {
  readonly settings: Settings;
  readonly jwtSecret: string;
  readonly log: FastifyBaseLogger;
  readonly services: Services;
  readonly database: Database;
  /** Instead of the engines' defaults, in both modes. */
  readonly engine?: Partial<EngineSettings>;
}

const BODY_BYTES = 256 * 1024;

/** Puts the server together, in the order in which a request meets its parts. Does not listen. */
export async function buildApp(dependencies: AppDependencies): Promise<App> {
  const { settings, jwtSecret, log, database, services, engine } = dependencies;
  const { sql } = database;
  const { revisions, liveStore, chatbotService: service, sendReport } = services;
  const app: App = fastify({
    ...requestIds,
    loggerInstance: log,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();

  // What every request passes. A refused upgrade is cut by what comes first: the sockets' own part.
  errors(app);
  drain(app);
  await websocket(app);
  refuseTokensInAddresses(app);
  origins(app, settings);
  await securityHeaders(app);
  await cors(app);
  await auth(app, jwtSecret, { mustExpire: settings.production });

  // What answers works with.
  if (settings.redisUrl && liveStore instanceof RedisLiveStore) {
    liveStore.connect(await redis(app, settings.redisUrl));
  }

  // What answers.
  await openApi(app);
  await app.register(healthRoutes, {
    isDatabaseReady: () => sql`select 1`,
    isDegraded: () => liveStore.isDegraded,
    isStopping: () => app.drain.hasBegun,
  });
  await app.register(chatbotRoutes, { revisions });
  await app.register(appearanceRoutes);
  await app.register(secretRoutes, { secrets: services.secrets });
  await app.register(connectionRoutes, { check: services.connectionCheck });
  await app.register(revisionRoutes, { revisions });
  await app.register(documentRoutes, { documents: services.documents });
  await app.register(publicRoutes, { revisions });
  await app.register(sessions, {
    sql,
    isAlone: settings.databaseUrl === null,
    liveStore,
    service,
    chatbots: revisions,
    sendReport,
    observer: await telemetry(app, settings, log),
    log,
    test: {
      idleMs: settings.testSessionIdleMs,
      warningMs: settings.testSessionWarningMs,
      ...engine,
    },
    ...(engine && { live: engine }),
    retentionMs: settings.testSessionRetentionMs,
  });
  await app.register(errorsPageRoutes);
  if (!settings.production) devToken(app);
  await staticFiles(app);

  endSockets(app);
  return app;
}

/** Loaded only where somebody collects it. */
async function telemetry(app: App, { otlpEndpoint }: Settings, log: FastifyBaseLogger) {
  if (!otlpEndpoint) return undefined;
  const { openTelemetry } = await import('./observability/open-telemetry.js');
  const opened = openTelemetry(otlpEndpoint, (err) =>
    log.warn({ err }, 'traces could not be passed on'),
  );
  app.addHook('onClose', () => opened.close());
  return opened;
}
