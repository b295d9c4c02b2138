import type { Logger } from 'pino';
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
import { RevisionService } from './chatbots/revision-service.js';
import type { Database } from './db/client.js';
import type { Settings } from './env.js';
import { EgressClient } from './egress/egress-client.js';
import { DocumentService } from './knowledge/document-service.js';
import { Embeddings } from './knowledge/embeddings/embeddings.js';
import { EndpointSentenceEmbedder } from './knowledge/embeddings/endpoint/endpoint-sentence-embedder.js';
import type { SentenceEmbedder } from './knowledge/embeddings/sentence-embedder.js';
import { PreparedEmbedder } from './knowledge/embeddings/prepared-embedder.js';
import { WorkerSentenceEmbedder } from './knowledge/embeddings/worker-sentence-embedder.js';
import { DocumentReader } from './knowledge/files/document-reader.js';
import type { SendReport } from './errors-log/report-service.js';
import { reportWebhook } from './errors-log/report-webhook.js';
import { PageFetcher } from './knowledge/files/page-fetcher.js';
import { KnowledgeService } from './knowledge/knowledge-service.js';
import { PostgresKnowledgeRetriever } from './knowledge/postgres-knowledge-retriever.js';
import { PostgresKnowledgeRepository } from './knowledge/postgres-knowledge-repository.js';
import type { LiveStore } from './live-store/live-store.js';
import { MemoryLiveStore } from './live-store/memory-live-store.js';
import { PostgresSecretRepository } from './secrets/postgres-secret-repository.js';
import { SHOP_VECTORS } from './seed/shop-vectors.js';
import { SecretBox } from './secrets/secret-box.js';
import { SecretService } from './secrets/secret-service.js';
import { originsOf } from './secrets/service-origins.js';
import { RedisLiveStore } from './live-store/redis-live-store.js';

/** Everything that routes and sockets work with, over one database. */
export interface Services {
  readonly chatbots: ChatbotRepository;
  readonly revisions: RevisionService;
  readonly secrets: SecretService;
  readonly knowledge: KnowledgeService;
  readonly documents: DocumentService;
  readonly chatbotService: ChatbotService;
  readonly connectionCheck: ConnectionCheck;
  readonly liveStore: LiveStore;
  /** Hands errors that operators report to the integrator; null: nobody wants them. */
  readonly sendReport: SendReport | null;
  /** The one way out to addresses that a person typed. */
  readonly egress: EgressClient;
  /** To be closed before the database. */
  readonly embeddings: Embeddings;
}

/** @param secretsKey seals the secrets of chatbots */
export function createServices(
  { sql }: Database,
  settings: Settings,
  log: Logger,
  secretsKey: string,
): Services {
  const onError = (err: unknown) => log.error({ err }, 'news could not be passed on');
  // Other processes may have the same database: news go by Redis then.
  const isShared = settings.redisUrl !== null;
  const liveStore = isShared ? new RedisLiveStore(onError) : new MemoryLiveStore(onError);
  const embeddings = new Embeddings(
    sql,
    (err) => log.error({ err }, 'the embeddings of a chatbot’s documents could not be made'),
    { embedder: embedderOf(settings) },
  );
  const chatbots = new PostgresChatbotRepository(sql);
  const retriever = new PostgresKnowledgeRetriever(sql, embeddings.search);
  const tokens = new GptTokenCounter();
  const egress = new EgressClient({ allow: settings.egressAllow });
  const prices = new PriceTable(settings.modelPrices);
  const revisions = new RevisionService(chatbots, liveStore);
  const box = new SecretBox(secretsKey);
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
      tokens,
      prices,
    }),
  };
  const repository = new PostgresKnowledgeRepository(sql, embeddings.space);
  const knowledge = new KnowledgeService(repository, embeddings.indexer);
  const chatbotService = new ProviderChatbotService(providers, log);
  const connectionCheck = new ConnectionCheck({
    service: chatbotService,
    targetOf: (provider) => checkTargetOf(provider, settings.model, egress, egressOfOwn),
    configOf: async (operator, chatbotId) => (await revisions.get(operator, chatbotId)).config,
  });
  return {
    chatbots,
    revisions,
    secrets,
    knowledge,
    documents: new DocumentService(
      revisions,
      knowledge,
      new DocumentReader(),
      new PageFetcher(egress),
    ),
    chatbotService,
    connectionCheck,
    liveStore,
    sendReport: reportSender(settings),
    egress,
    embeddings,
  };
}

function reportSender(settings: Settings): SendReport | null {
  const { reportWebhookUrl: url } = settings;
  if (!url) return null;
  const egress = egressTo(url, settings);
  return reportWebhook({ url, fetch: (address, init) => egress.fetch(address, init) });
}

function embedderOf(settings: Settings): SentenceEmbedder {
  const { embeddings } = settings;
  return embeddings
    ? new EndpointSentenceEmbedder(embeddings, egressTo(embeddings.baseUrl, settings))
    : new PreparedEmbedder(new WorkerSentenceEmbedder(), SHOP_VECTORS);
}

/**
 * The way to an address that who runs the server has named: it may be inside. Only what asks for it
 * goes this way.
 */
function egressTo(url: string, { egressAllow }: Settings): EgressClient {
  return new EgressClient({ allow: [...egressAllow, new URL(url).host] });
}
