import type { ChatbotRevision, SessionMode } from '../../chatbots/chatbot-revision.js';

/** Where sessions get their chatbots from. */
export interface ChatbotDirectory {
  /**
   * What a chatbot is at the moment in this mode: its draft in tests, else what was published.
   *
   * @param tenantId null is given for the chatbot of another tenant, if this is named
   */
  revisionFor(
    chatbotId: string,
    mode: SessionMode,
    tenantId?: string,
  ): Promise<ChatbotRevision | null>;
}
