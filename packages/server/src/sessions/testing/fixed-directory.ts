import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import type { ChatbotRevision } from '../../chatbots/chatbot-revision.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';

/** Chatbots that a test names; the same revision in both modes. */
export class FixedDirectory implements ChatbotDirectory {
  readonly #chatbots = new Map<string, ChatbotRevision>();

  set(chatbotId: string, tenantId: string, revision = 1): ChatbotRevision {
    const config = buildChatbotConfig();
    const fingerprint = `fingerprint-${revision}`;
    const chatbot = { chatbotId, tenantId, revision, fingerprint, config };
    this.#chatbots.set(chatbotId, chatbot);
    return chatbot;
  }

  revisionFor(chatbotId: string, _mode: string, tenantId?: string) {
    const chatbot = this.#chatbots.get(chatbotId);
    const isTheirs = tenantId === undefined || chatbot?.tenantId === tenantId;
    return Promise.resolve(chatbot && isTheirs ? chatbot : null);
  }
}
