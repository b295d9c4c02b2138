import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import { NO_BUILD } from '../../src/chatbots/fingerprint.js';
import type { ChatbotRevision } from '../../src/chatbots/chatbot-revision.js';
import type { ChatbotDirectory } from '../../src/sessions/engine/chatbot-directory.js';

export const FIXED_PARTS = { configuration: 'c', knowledge: 'k', ...NO_BUILD };

/** Chatbots that a test names; the same revision in both modes. */
export class FixedDirectory implements ChatbotDirectory {
  readonly #chatbots = new Map<string, ChatbotRevision>();

  set(chatbotId: string, tenantId: string, revision = 1): ChatbotRevision {
    const config = buildChatbotConfig();
    const fingerprint = `fingerprint-${revision}`;
    const chatbot = {
      chatbotId,
      tenantId,
      revision,
      fingerprint,
      config,
      knowledge: null,
      parts: FIXED_PARTS,
    };
    this.#chatbots.set(chatbotId, chatbot);
    return chatbot;
  }

  /** Origins that may embed it. */
  allow(chatbotId: string, allowedOrigins: string[]): void {
    this.change(chatbotId, { allowedOrigins });
  }

  change(chatbotId: string, changes: Partial<ChatbotConfig>): void {
    const chatbot = this.#chatbots.get(chatbotId);
    if (!chatbot) throw new Error(`There is no ${chatbotId}.`);
    const config = { ...chatbot.config, ...changes };
    this.#chatbots.set(chatbotId, { ...chatbot, config });
  }

  remove(chatbotId: string): void {
    this.#chatbots.delete(chatbotId);
  }

  revisionFor(chatbotId: string, _mode: string, tenantId?: string) {
    const chatbot = this.#chatbots.get(chatbotId);
    const isTheirs = tenantId === undefined || chatbot?.tenantId === tenantId;
    return Promise.resolve(chatbot && isTheirs ? chatbot : null);
  }
}
