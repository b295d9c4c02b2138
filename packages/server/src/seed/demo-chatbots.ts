import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { DocumentContent } from '../knowledge/documents/knowledge-repository.js';
import { DOCS_CHATBOT } from './docs-chatbot.js';
import { readProjectDocs } from './project-docs.js';
import { SHOP_CHATBOT } from './shop-chatbot.js';
import { readShopArticles } from './shop-articles.js';
import { SHOP_MODEL_CHATBOT } from './shop-model-chatbot.js';

/** A chatbot that an empty database starts with. */
export interface DemoChatbot {
  readonly chatbotId: string;
  readonly config: ChatbotConfig;
  /** Documents of the chatbot; if its files are missing there are none, and it is left out. */
  readonly documents: () => Promise<DocumentContent[]>;
  /** True if its documents follow the files at every start, not only at the first. */
  readonly followsFiles: boolean;
}

/** Chatbots of the demo, in the order of the dashboard's list. */
export const DEMO_CHATBOTS: readonly DemoChatbot[] = [
  {
    chatbotId: 'shop',
    config: SHOP_CHATBOT,
    documents: readShopArticles,
    followsFiles: false,
  },
  {
    chatbotId: 'shop-model',
    config: SHOP_MODEL_CHATBOT,
    documents: readShopArticles,
    followsFiles: false,
  },
  {
    chatbotId: 'docs',
    config: DOCS_CHATBOT,
    documents: readProjectDocs,
    followsFiles: true,
  },
];
