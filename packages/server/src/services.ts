import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Logger } from 'pino';
import { AuditLog } from './audit/audit-log.js';
import { PostgresAuditRepository } from './audit/postgres-audit-repository.js';
import { ModelBudget } from './budgets/model-budget.js';
import { PostgresModelUsage } from './budgets/postgres-model-usage.js';
import { checkTargetOf } from './chatbot-service/check-target.js';
import { ConnectionCheck } from './chatbot-service/connection-check.js';
import type { ChatbotService } from './chatbot-service/chatbot-service.js';
import { HttpChatbotService } from './chatbot-service/providers/http/http-chatbot-service.js';
import { PostgresConnectorSessions } from './chatbot-service/providers/http/postgres-connector-sessions.js';
import { KnowledgeChatbotService } from './chatbot-service/providers/knowledge-chatbot-service.js';
import { ModelChatbotService } from './chatbot-service/providers/model/model-chatbot-service.js';
import { ProviderChatbotService } from './chatbot-service/providers/provider-chatbot-service.js';
import { GptTokenCounter } from './chatbot-service/providers/token-counter.js';
import { PriceTable } from './chatbot-service/trace/price-table.js';
import type { ChatbotRepository } from './chatbots/chatbot-repository.js';
import { PostgresChatbotRepository } from './chatbots/postgres-chatbot-repository.js';
import { buildOf } from './chatbots/fingerprint.js';
import { keptBuilds, widgetBuild } from './plugins/widget-build.js';
import { RevisionService } from './chatbots/revision-service.js';
import type { Database } from './db/client.js';
import type { Settings } from './env.js';
import { EgressClient } from './egress/egress-client.js';
import { DocumentQuestionService } from './document-questions/document-question-service.js';
import { PostgresDocumentQuestions } from './document-questions/postgres-document-questions.js';
import { DocumentService } from './knowledge/documents/document-service.js';
import { Embeddings } from './knowledge/retrieval/embeddings/embeddings.js';
import type { Engine } from './knowledge/retrieval/embeddings/encoder/encoder.js';
import { EndpointSentenceEmbedder } from './knowledge/retrieval/embeddings/endpoint/endpoint-sentence-embedder.js';
import type { SentenceEmbedder } from './knowledge/retrieval/embeddings/sentence-embedder.js';
import { PreparedEmbedder } from './knowledge/retrieval/embeddings/prepared-embedder.js';
import { WorkerSentenceEmbedder } from './knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { DocumentReader } from './knowledge/documents/files/document-reader.js';
import { PostgresRollUps } from './usage/postgres-roll-ups.js';
import { PostgresUsage } from './usage/postgres-usage.js';
import { PostgresUnanswered } from './usage/unanswered/postgres-unanswered.js';
import { UsageJob } from './usage/usage-job.js';
import { UsageService } from './usage/usage-service.js';
import { PostgresReportRepository } from './errors-log/postgres-report-repository.js';
import { ReportService, type SendReport } from './errors-log/report-service.js';
import { reportWebhook } from './errors-log/report-webhook.js';
import { PageFetcher } from './knowledge/documents/files/page-fetcher.js';
import { KnowledgeService } from './knowledge/documents/knowledge-service.js';
import { EMBEDDED_REST, Turns } from './db/turns.js';
import { KnowledgePause } from './knowledge/pause/knowledge-pause.js';
import { PostgresKnowledgeRetriever } from './knowledge/retrieval/postgres-knowledge-retriever.js';
import { PostgresKnowledgeRepository } from './knowledge/documents/postgres-knowledge-repository.js';
import { ReadingPool } from './knowledge/documents/reading/reading-pool.js';
import { PostgresWebsiteRepository } from './knowledge/websites/postgres-website-repository.js';
import { WebsiteReader } from './knowledge/websites/website-reader.js';
import { WebsiteService } from './knowledge/websites/website-service.js';
import { AddressLimits } from './limits/address-limits.js';
import { RedisRateCounter } from './limits/redis-rate-counter.js';
import type { LiveStore } from './live-store/live-store.js';
import type { Metrics } from './metrics/metrics.js';
import { MemoryLiveStore } from './live-store/memory-live-store.js';
import { PostgresRevocationRepository } from './operators/postgres-revocation-repository.js';
import { Revocations } from './operators/revocations.js';
import { PostgresVisitorData } from './privacy/postgres-visitor-data.js';
import { PublishGate } from './publishing/publish-gate.js';
import { Receipts } from './publishing/receipts.js';
import { driftWebhook } from './sites/drift-webhook.js';
import { WidgetFiles } from './sites/widget-files.js';
import { SiteStore } from './sites/site-store.js';
import { Sites } from './sites/sites.js';
import { ReviewComments } from './review-links/review-comments.js';
import type { ComparisonRouteOptions } from './review-links/comparison-routes.js';
import { compare } from './review-links/comparisons.js';
import { ReviewLinks } from './review-links/review-links.js';
import { PostgresSavedTests } from './saved-tests/postgres-saved-tests.js';
import { SavedTestRunner } from './saved-tests/saved-test-runner.js';
import { SavedTestService } from './saved-tests/saved-test-service.js';
import { SigningKeys } from './publishing/signing-keys.js';
import { VisitorData } from './privacy/visitor-data.js';
import type { Fetch } from './tokens/public-keys.js';
import { VisitorIdentities } from './visitor-identity/visitor-identities.js';
import { Obstacles } from './obstacles/obstacles.js';
import { PostgresSecretRepository } from './secrets/postgres-secret-repository.js';
import { SHOP_VECTORS } from './seed/shop-vectors.js';
import type { EngineSettings } from './sessions/engine/settings.js';
import { createSessions, type Sessions } from './sessions/sessions.js';
import { SecretBox } from './secrets/secret-box.js';
import { SecretService } from './secrets/secret-service.js';
import { originsOf } from './secrets/service-origins.js';
import { RedisLiveStore } from './live-store/redis-live-store.js';

/** Everything that routes and sockets work with, over one database. */
export interface Services {
  readonly chatbots: ChatbotRepository;
  readonly revisions: RevisionService;
  /** Finder of what keeps chatbots from answering. */
  readonly obstacles: Obstacles;
  readonly secrets: SecretService;
  readonly identities: VisitorIdentities;
  readonly revocations: Revocations;
  readonly audit: AuditLog;
  readonly publishGate: PublishGate;
  readonly receipts: Receipts;
  readonly sites: Sites;
  readonly reviewLinks: ReviewLinks;
  readonly savedTests: SavedTestService;
  readonly savedTestRunner: SavedTestRunner;
  readonly compare: ComparisonRouteOptions['compare'];
  readonly reviewComments: ReviewComments;
  readonly signingKeys: SigningKeys;
  /** The way to the public keys of operators' tokens. */
  readonly fetchOperatorKeys: Fetch;
  readonly knowledge: KnowledgeService;
  readonly documents: DocumentService;
  readonly documentQuestions: DocumentQuestionService;
  readonly knowledgePause: KnowledgePause;
  readonly websites: WebsiteService;
  /** Reader of websites in the background, once it is started. */
  readonly websiteReader: WebsiteReader;
  readonly chatbotService: ChatbotService;
  readonly connectionCheck: ConnectionCheck;
  readonly liveStore: LiveStore;
  readonly sessions: Sessions;
  readonly reports: ReportService;
  readonly visitorData: VisitorData;
  /** The one way out to addresses that a person typed. */
  readonly egress: EgressClient;
  /** Figures of how much chatbots are used. */
  readonly usage: UsageService;
  readonly usageJob: UsageJob;
  /** Budgets of replies. */
  readonly budget: ModelBudget;
  /** Limits of one network address. */
  readonly limits: AddressLimits;
  /** Counts for the limits: in this process, until it is connected to Redis. */
  readonly rateCounter: RedisRateCounter;
  readonly embeddings: Embeddings;
  /** Processes that read documents. */
  readonly reading: ReadingPool;
  /** Null where nobody reads them. */
  readonly metrics: Metrics | null;
  /** Stops background work; call this before the database is closed. */
  close(): Promise<void>;
}

/**
 * Builds all that the server is made of; nothing else does.
 *
 * @param secretsKey seals the secrets of chatbots
 * @param engine instead of the engines' defaults, in both modes
 */
export async function createServices(
  { sql, sent }: Database,
  settings: Settings,
  log: Logger,
  secretsKey: string,
  engine: Partial<EngineSettings> = {},
): Promise<Services> {
  const onError = (err: unknown) => log.error({ err }, 'news could not be passed on');
  // Other processes may have the same database: news go by Redis then.
  const isShared = settings.redisUrl !== null;
  const liveStore = isShared ? new RedisLiveStore(onError) : new MemoryLiveStore(onError);
  const metrics = await openMetrics(settings);
  const budget = new ModelBudget(settings.budgets, new PostgresModelUsage(sql), {
    warn: (details, message) => log.warn(details, message),
    onOver: (scope) => metrics?.overBudget(scope),
  });
  const turns = new Turns(settings.databaseUrl === null ? { rest: EMBEDDED_REST, sent } : {});
  const embeddings = new Embeddings(
    sql,
    (err) => log.error({ err }, 'the embeddings of a chatbot’s documents could not be made'),
    {
      embedder: embedderOf(settings, log),
      turns,
      ...(settings.embeddings && { spending: (scope, tokens) => budget.reserve(scope, tokens, 0) }),
    },
  );
  const retriever = new PostgresKnowledgeRetriever(sql, embeddings.search);
  const tokens = new GptTokenCounter();
  const egress = new EgressClient({ allow: settings.egressAllow });
  const prices = new PriceTable(settings.modelPrices);
  const audit = new AuditLog(new PostgresAuditRepository(sql));
  const box = new SecretBox(secretsKey, settings.secretsKeyPrevious);
  const signingKeys = new SigningKeys(sql, box);
  const receipts = new Receipts(sql, signingKeys);
  const chatbots = new PostgresChatbotRepository(
    sql,
    buildOf(widgetBuild()?.integrity ?? null),
    (tx, publication) => receipts.issue(tx, publication),
  );
  const publishGate: PublishGate = new PublishGate(sql, {
    obstacleOf: async ({ tenantId, chatbotId, config }) => {
      const obstacle = await obstacles.ofConfig(tenantId, chatbotId, config);
      return obstacle && `${obstacle.message} ${obstacle.action}`;
    },
    faultOf: (draft) => connectionCheck.faultOf(draft),
  });
  const revisions = new RevisionService(chatbots, liveStore, publishGate);
  const reviewLinks = new ReviewLinks(sql, secretsKey);
  const siteStore = new SiteStore(sql);
  const rateCounter = new RedisRateCounter();
  const sites = new Sites({
    store: siteStore,
    receipts,
    files: new WidgetFiles(widgetBuild(), keptBuilds()),
    liveOf: (chatbotId) => revisions.revisionFor(chatbotId, 'live'),
    tellDrift: driftWebhook({
      sql,
      keys: signingKeys,
      urlOf: (tenantId) => siteStore.webhookOf(tenantId),
      fetch: (url, init) => egress.fetch(url, init),
      onFailure: (err) => log.error({ err }, 'a webhook could not be told of a site that differs'),
      counter: rateCounter,
    }),
    log,
  });
  const secrets = new SecretService(
    new PostgresSecretRepository(sql),
    box,
    async (operator, chatbotId) => {
      const { config } = await revisions.get(operator, chatbotId);
      return originsOf(config.provider, settings.model.baseUrl)[0] ?? null;
    },
  );
  const egressOfOwn = egressTo(settings.model.baseUrl, settings);
  const providers = {
    knowledge: new KnowledgeChatbotService({ retriever, tokens }),
    model: new ModelChatbotService({
      retriever,
      tokens,
      prices,
      settings: settings.model,
      secrets,
      egress,
      ownEgress: egressOfOwn,
    }),
    http: new HttpChatbotService({
      egress,
      secrets,
      sessions: new PostgresConnectorSessions(sql, box),
      box,
      tokens,
      prices,
    }),
  };
  const reading = new ReadingPool({ msPerHour: settings.readingMsPerHour });
  const repository = new PostgresKnowledgeRepository(sql, embeddings.space, turns);
  const knowledge = new KnowledgeService(repository, embeddings.indexer, (tenantId, document) =>
    reading.index(tenantId, document),
  );
  const reader = new DocumentReader(reading);
  const websites = new PostgresWebsiteRepository(sql);
  const websiteReader = new WebsiteReader({
    ...{ websites, knowledge, reader, egress },
    languageOf: async (tenantId, chatbotId) =>
      (await revisions.revisionFor(chatbotId, 'test', tenantId))?.config.language ?? null,
    onChange: (chatbotId) => revisions.knowledgeHasChanged('test', chatbotId),
    onError: (err) => log.error({ err }, 'a site could not be read'),
  });
  // Every question to a chatbot with documents is embedded, which may cost as well.
  const costs = ({ type }: Provider) => type !== 'knowledge' || settings.embeddings !== null;
  const chatbotService = new ProviderChatbotService(providers, log, { budget, costs });
  const savedTests = new PostgresSavedTests(sql);
  const savedTestRunner = new SavedTestRunner({
    tests: savedTests,
    service: chatbotService,
    draftOf: (tenantId, chatbotId) => chatbots.find(tenantId, chatbotId),
    onError: (err) => log.error({ err }, 'a saved test could not be run'),
  });
  const connectionCheck = new ConnectionCheck({
    service: chatbotService,
    targetOf: (provider) => checkTargetOf(provider, settings.model, egress, egressOfOwn),
    configOf: async (operator, chatbotId) => (await revisions.get(operator, chatbotId)).config,
  });
  const usageJob = new UsageJob({
    rollUps: new PostgresRollUps(sql, { turns }),
    unanswered: new PostgresUnanswered(sql, embeddings.questions),
    onError: (err) => log.error({ err }, 'what has happened could not be added up'),
  });
  const telemetry = await openTelemetry(settings, log);
  const sessions = createSessions({
    sql,
    isAlone: settings.databaseUrl === null,
    liveStore,
    service: chatbotService,
    chatbots: {
      revisionFor: (chatbotId, mode, tenantId) => revisions.revisionFor(chatbotId, mode, tenantId),
      reviewed: (linkId) => revisions.reviewed(linkId),
      spend: (linkId) => reviewLinks.spend(linkId),
    },
    observer: telemetry,
    meter: metrics ?? undefined,
    log,
    test: {
      idleMs: settings.testSessionIdleMs,
      warningMs: settings.testSessionWarningMs,
      ...engine,
    },
    live: engine,
    retentionMs: settings.testSessionRetentionMs,
    liveRetentionMs: settings.liveRetentionMs,
    alsoClean: async () => {
      await budget.clean();
      await usageJob.clean();
    },
    audit,
  });
  const documents = new DocumentService(revisions, knowledge, reader, new PageFetcher(egress));
  const reports = new ReportService({
    reports: new PostgresReportRepository(sql),
    sessionOf: (operator, sessionId, replyId) =>
      sessions.testSessions.reported(operator, sessionId, replyId),
    hasChatbot: async (tenantId, chatbotId) =>
      (await revisions.revisionFor(chatbotId, 'test', tenantId)) !== null,
    send: reportSender(settings),
    log,
  });
  const obstacles: Obstacles = new Obstacles({
    list: (operator, cursor) =>
      revisions.list(operator, { limit: 100, ...(cursor !== undefined && { cursor }) }),
    revisionFor: (chatbotId, mode) => revisions.revisionFor(chatbotId, mode),
    reveal: (tenantId, chatbotId) => secrets.reveal(tenantId, chatbotId),
    model: settings.model,
    check: (url) => egress.check(url),
  });
  return {
    budget,
    limits: new AddressLimits(settings.limits, rateCounter, secretsKey, (kind) =>
      metrics?.limited(kind),
    ),
    metrics,
    rateCounter,
    chatbots,
    revisions,
    obstacles,
    secrets,
    identities: new VisitorIdentities({
      reveal: (tenantId, chatbotId) => secrets.reveal(tenantId, chatbotId),
      fetch: (address, init, limits) => egress.fetch(address, init, limits),
      log,
    }),
    revocations: new Revocations(new PostgresRevocationRepository(sql), liveStore),
    audit,
    publishGate,
    receipts,
    sites,
    reviewLinks,
    savedTests: new SavedTestService({
      chatbots: revisions,
      tests: savedTests,
      runner: savedTestRunner,
    }),
    savedTestRunner,
    compare: (operator, draft, live) => compare(sql, operator, draft, live),
    reviewComments: new ReviewComments(sql),
    signingKeys,
    fetchOperatorKeys: keysFetch(settings),
    knowledge,
    documents,
    documentQuestions: new DocumentQuestionService({
      ...{ chatbots: revisions, documents, service: chatbotService },
      repository: new PostgresDocumentQuestions(sql),
    }),
    knowledgePause: new KnowledgePause({
      ...{ sql, chatbots: revisions, knowledge, reader: websiteReader },
    }),
    websites: new WebsiteService({
      ...{ chatbots: revisions, websites, knowledge, reader: websiteReader },
      check: (address) => egress.check(address),
    }),
    websiteReader,
    chatbotService,
    connectionCheck,
    liveStore,
    sessions,
    reports,
    visitorData: new VisitorData({
      repository: new PostgresVisitorData(sql),
      end: (mode, sessionId) => sessions[mode].operations.end(sessionId, null),
      audit,
    }),
    egress,
    usage: new UsageService(new PostgresUsage(sql), settings.budgets),
    usageJob,
    embeddings,
    reading,
    close: async () => {
      await savedTestRunner.close();
      await websiteReader.close();
      reading.close();
      await Promise.all([
        telemetry?.close(),
        budget.flush(),
        sites.close(),
        embeddings.close(),
        liveStore.close(),
      ]);
    },
  };
}

/** Metrics, loaded only if somebody can read them. */
async function openMetrics({ metrics: { token, address } }: Settings): Promise<Metrics | null> {
  if (token === null && address === null) return null;
  const { Metrics } = await import('./metrics/metrics.js');
  return new Metrics();
}

/** Telemetry, loaded only if somebody collects it. */
async function openTelemetry({ otlpEndpoint }: Settings, log: Logger) {
  if (!otlpEndpoint) return undefined;
  const observability = await import('./observability/open-telemetry.js');
  return observability.openTelemetry(otlpEndpoint, (err) =>
    log.warn({ err }, 'traces could not be passed on'),
  );
}

function reportSender(settings: Settings): SendReport | null {
  const { reportWebhookUrl: url } = settings;
  if (!url) return null;
  const egress = egressTo(url, settings);
  return reportWebhook({ url, fetch: (address, init) => egress.fetch(address, init) });
}

function keysFetch(settings: Settings): Fetch {
  const { jwksUrl } = settings;
  const egress = jwksUrl === null ? null : egressTo(jwksUrl, settings);
  return (address, init, limits) =>
    egress
      ? egress.fetch(address, init, limits)
      : Promise.reject(new Error('JWT_JWKS_URL is not set.'));
}

function embedderOf(settings: Settings, log: Logger): SentenceEmbedder {
  const { embeddings } = settings;
  if (embeddings) {
    return new EndpointSentenceEmbedder(embeddings, egressTo(embeddings.baseUrl, settings));
  }
  const onEngine = (engine: Engine) => log.info({ engine }, 'the embedding model is loaded');
  return new PreparedEmbedder(new WorkerSentenceEmbedder({ onEngine }), SHOP_VECTORS);
}

/**
 * The way to an address that who runs the server has named: it may be inside. Only what asks for it
 * goes this way.
 */
function egressTo(url: string, { egressAllow }: Settings): EgressClient {
  return new EgressClient({ allow: [...egressAllow, new URL(url).host] });
}
