import { randomBytes } from 'node:crypto';
import fastify, { type FastifyBaseLogger } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { auditRoutes } from './audit/audit-routes.js';
import { connectionRoutes } from './chatbot-service/connection-routes.js';
import { appearanceRoutes } from './chatbots/appearance-routes.js';
import { obstacleRoutes } from './obstacles/obstacle-routes.js';
import { chatbotRoutes } from './chatbots/chatbot-routes.js';
import { publicRoutes } from './chatbots/public-routes.js';
import { revisionRoutes } from './chatbots/revision-routes.js';
import type { Database } from './db/client.js';
import { assertSpace } from './db/assert-space.js';
import { assertWritable } from './db/assert-writable.js';
import { WriteProbe } from './db/write-probe.js';
import { PostgresCounts } from './metrics/postgres-counts.js';
import { metrics } from './plugins/metrics.js';
import { widgetBuild } from './plugins/widget-build.js';
import { errorsPageRoutes } from './errors-log/errors-page-routes.js';
import { reportRoutes } from './errors-log/report-routes.js';
import { gateRoutes } from './publishing/gate-routes.js';
import { verifyUrlRoutes } from './publishing/verify-url-routes.js';
import { receiptRoutes } from './publishing/receipt-routes.js';
import { comparisonRoutes } from './review-links/comparison-routes.js';
import { reviewLinkRoutes } from './review-links/review-link-routes.js';
import { reviewPageRoutes } from './review-links/review-page-routes.js';
import { frameRoutes } from './sites/frame-routes.js';
import { siteRoutes } from './sites/site-routes.js';
import { healthRoutes } from './health/health-routes.js';
import { limitRequests } from './limits/limit-requests.js';
import {
  bodyDeadline,
  patientConnections,
  refusedBodies,
  SLOW_CONNECTIONS,
} from './limits/slow-connections.js';
import { RedisLiveStore } from './live-store/redis-live-store.js';
import { accessRoutes } from './operators/access-routes.js';
import { TokenVerifier, type TokenRules } from './operators/token-verifier.js';
import type { App } from './plugins/app.js';
import { auth } from './plugins/auth.js';
import { cors } from './plugins/cors.js';
import { demoCode, devToken } from './plugins/dev-token.js';
import { drain } from './plugins/drain.js';
import { documentQuestionRoutes } from './document-questions/document-question-routes.js';
import { documentRoutes } from './knowledge/documents/document-routes.js';
import { websiteRoutes } from './knowledge/websites/website-routes.js';
import { pauseRoutes } from './knowledge/pause/pause-routes.js';
import { unpublishRoutes } from './knowledge/snapshots/unpublish-routes.js';
import { errors } from './plugins/errors.js';
import { refuseTokensInAddresses, requestIds } from './plugins/logging.js';
import { openApi } from './plugins/openapi.js';
import { origins } from './plugins/own-origins.js';
import { redis, redisLag } from './plugins/redis.js';
import { securityHeaders } from './plugins/security-headers.js';
import { staticFiles } from './plugins/static-files.js';
import { UNROUTED, unrouted } from './plugins/unrouted.js';
import { endSockets, upgradeSocketsOnly, websocket } from './plugins/websocket.js';
import type { Settings } from './env.js';
import type { Services } from './services.js';
import { secretRoutes } from './secrets/secret-routes.js';
import { monitorRoutes } from './monitor/monitor-routes.js';
import { usageRoutes } from './usage/usage-routes.js';
import { conversationRoutes } from './conversations/conversation-routes.js';
import { savedTestRoutes } from './saved-tests/saved-test-routes.js';
import { sessionRoutes } from './sessions/http/session-routes.js';
import { sessionTransports } from './sessions/transport/session-transports.js';

export interface AppDependencies {
  readonly settings: Settings;
  /** Null: operators' tokens are signed by public keys alone. */
  readonly jwtSecret: string | null;
  readonly log: FastifyBaseLogger;
  readonly services: Services;
  readonly database: Database;
}

const BODY_BYTES = 256 * 1024;

/** Lists what a request meets, in that order. Builds and starts nothing: services come in; does not listen. */
export async function buildApp(dependencies: AppDependencies): Promise<App> {
  const { settings, jwtSecret, log, database, services } = dependencies;
  const { sql } = database;
  const { revisions, liveStore } = services;
  const writeProbe = new WriteProbe(sql);
  const counts = new PostgresCounts(sql);
  const app: App = fastify({
    ...requestIds,
    ...SLOW_CONNECTIONS,
    ...UNROUTED,
    http: { ...SLOW_CONNECTIONS.http, ...UNROUTED.http },
    trustProxy: [...settings.trustedProxies],
    loggerInstance: log,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();

  // What every request passes. A refused upgrade is cut by what comes first: the sockets' own part.
  errors(app, (code) => services.metrics?.failed('http', code));
  drain(app);
  await websocket(app);
  await limitRequests(app, {
    limits: services.limits,
    counter: services.rateCounter,
    requests: settings.limits.requests,
    trustsProxies: settings.trustedProxies.length > 0,
  });
  unrouted(app);
  upgradeSocketsOnly(app);
  patientConnections(app);
  bodyDeadline(app);
  refusedBodies(app);
  refuseTokensInAddresses(app);
  origins(app, settings);
  await securityHeaders(app);
  await cors(app);
  await auth(app, {
    verifier: new TokenVerifier(tokenRules(settings, jwtSecret), services.fetchOperatorKeys),
    revocations: services.revocations,
    secret: jwtSecret ?? randomBytes(32).toString('hex'),
  });

  // What answers works with.
  if (settings.redisUrl && liveStore instanceof RedisLiveStore) {
    const connections = await redis(app, settings.redisUrl);
    liveStore.connect(connections);
    services.rateCounter.connect(connections.commands);
  }
  const { sessions } = services;
  if (services.metrics) {
    await metrics(app, {
      ...settings.metrics,
      metrics: services.metrics,
      sources: {
        engines: { test: () => sessions.test.counts, live: () => sessions.live.counts },
        waiting: () => sessions.waiting,
        shared: () => counts.read(),
        poolSize: sql.options.max,
        liveStore,
        liveStoreLag: () => (settings.redisUrl === null ? null : redisLag(app)),
        version: widgetBuild()?.version ?? 'unknown',
      },
    });
  }

  // What answers.
  await openApi(app, settings.publicUrl);
  await app.register(healthRoutes, {
    isDatabaseReady: settings.databaseUrl
      ? () => writeProbe.check()
      : () => Promise.all([assertWritable(sql), assertSpace(settings.dataDir)]),
    isDegraded: () => liveStore.isDegraded,
    isStopping: () => app.drain.hasBegun,
  });
  await app.register(chatbotRoutes, { revisions });
  await app.register(obstacleRoutes, { obstacles: services.obstacles });
  await app.register(appearanceRoutes);
  await app.register(accessRoutes, {
    revocations: services.revocations,
  });
  await app.register(auditRoutes, { audit: services.audit });
  await app.register(secretRoutes, { secrets: services.secrets });
  await app.register(connectionRoutes, { check: services.connectionCheck });
  await app.register(revisionRoutes, { revisions });
  await app.register(documentRoutes, { documents: services.documents });
  await app.register(documentQuestionRoutes, { questions: services.documentQuestions });
  await app.register(websiteRoutes, { websites: services.websites });
  await app.register(pauseRoutes, { pause: services.knowledgePause });
  await app.register(unpublishRoutes, { revisions });
  await app.register(savedTestRoutes, { tests: services.savedTests });
  await app.register(gateRoutes, { gate: services.publishGate, revisions });
  await app.register(receiptRoutes, {
    receipts: services.receipts,
    keys: services.signingKeys,
    audit: services.audit,
    liveOf: (chatbotId) => revisions.revisionFor(chatbotId, 'live'),
  });
  await app.register(verifyUrlRoutes, {
    revisions,
    verification: {
      receipts: services.receipts,
      keys: services.signingKeys,
      liveOf: (chatbotId) => revisions.revisionFor(chatbotId, 'live'),
    },
    sites: services.sites,
    egress: services.egress,
    obstacleOf: async ({ tenantId, chatbotId, config }) =>
      (await services.obstacles.ofConfig(tenantId, chatbotId, config))?.message ?? null,
  });
  await app.register(publicRoutes, { revisions });
  await app.register(comparisonRoutes, { compare: services.compare, revisions });
  await app.register(reviewLinkRoutes, {
    links: services.reviewLinks,
    comments: services.reviewComments,
    revisions,
  });
  await app.register(reviewPageRoutes, {
    links: services.reviewLinks,
    comments: services.reviewComments,
    publicUrl: settings.publicUrl,
    revisions,
    engine: sessions.live,
    access: {
      sessions: sessions.liveSessions,
      links: services.reviewLinks,
      idleMs: sessions.settings.live.idleMs,
    },
  });
  await app.register(siteRoutes, { sites: services.sites, revisions });
  await app.register(frameRoutes, {
    liveOf: (chatbotId) => revisions.revisionFor(chatbotId, 'live'),
  });
  await app.register(sessionRoutes, { sessions: services.sessions.testSessions });
  await app.register(reportRoutes, { reports: services.reports });
  await app.register(conversationRoutes, { conversations: services.sessions.conversations });
  await app.register(monitorRoutes, { sessions: services.sessions });
  await app.register(usageRoutes, { usage: services.usage });
  app.addHook('onReady', async () => services.usageJob.start());
  app.addHook('preClose', () => services.usageJob.stop());
  await app.register(sessionTransports, {
    sessions: services.sessions,
    chatbots: revisions,
    visitorData: services.visitorData,
    sites: services.sites,
    identities: services.identities,
  });
  await app.register(errorsPageRoutes);
  if (!settings.production) devToken(app, null);
  else if (settings.seedDemo && jwtSecret !== null) {
    const code = demoCode(jwtSecret);
    devToken(app, code);
    app.addHook('onListen', async () => {
      log.info({ path: `/#demo=${code}` }, 'who opens this path is an operator of the demo');
    });
  }
  await staticFiles(app, { demo: settings.seedDemo });

  endSockets(app);
  return app;
}

function tokenRules(settings: Settings, jwtSecret: string | null): TokenRules {
  const { jwtSecretPrevious, jwksUrl, jwtIssuer, jwtAudience, jwtMaxLifeMs } = settings;
  return {
    secrets: [jwtSecret, jwtSecretPrevious].filter((secret) => secret !== null),
    jwksUrl,
    issuer: jwtIssuer,
    audience: jwtAudience,
    maxLifeMs: jwtMaxLifeMs,
  };
}
