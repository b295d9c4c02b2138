import { fileURLToPath } from 'node:url';
import type { ChatbotRepository } from '../chatbots/chatbot-repository.js';
import { fingerprintOf } from '../chatbots/revision-service.js';
import type { KnowledgeService } from '../knowledge/knowledge-service.js';
import { readSeedArticles } from '../knowledge/seed-articles.js';
import { SHOP_CHATBOT } from './shop-chatbot.js';

/** As far from `dist` as from `src`. */
const SHOP_ARTICLES = fileURLToPath(new URL('../../seed/shop', import.meta.url));

const TENANT = 'demo';
const SHOP = 'shop';

export interface SeedDependencies {
  readonly chatbots: ChatbotRepository;
  readonly knowledge: KnowledgeService;
  /** Told once there is something to do. */
  readonly onStart: () => void;
}

/**
 * Fills an empty database with the demo chatbot, once: what is changed or deleted later stays so.
 * It is published last, so a start that was interrupted before is completed by the next one.
 */
export async function seedDemo({ chatbots, knowledge, onStart }: SeedDependencies): Promise<void> {
  const begun = await chatbots.find(TENANT, SHOP);
  const isUnfinished = begun?.revision === 1 && begun.live === null;
  if (!isUnfinished && !(await chatbots.isEmpty())) return;
  onStart();
  if (!begun) {
    const config = SHOP_CHATBOT;
    const created = await chatbots.create({
      tenantId: TENANT,
      chatbotId: SHOP,
      config,
      fingerprint: fingerprintOf(config),
      createdBy: 'seed',
    });
    // Another process that starts at this moment was faster.
    if (!created) return;
  }
  await knowledge.put(TENANT, SHOP, await readSeedArticles(SHOP_ARTICLES, SHOP_CHATBOT.language));
  await chatbots.publish(TENANT, SHOP);
}
