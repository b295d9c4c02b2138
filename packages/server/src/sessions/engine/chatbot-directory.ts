import type { ChatbotRevision, SessionMode } from '../../chatbots/chatbot-revision.js';

/** Source of chatbots for sessions. */
export interface ChatbotDirectory {
  /**
   * Finds the chatbot of this mode at the moment: its draft in tests, else what was published.
   *
   * @param tenantId null is given for the chatbot of another tenant, if this is named
   */
  revisionFor(
    chatbotId: string,
    mode: SessionMode,
    tenantId?: string,
  ): Promise<ChatbotRevision | null>;
  /** Finds the revision of a review link that is open. */
  reviewed?(linkId: string): Promise<ChatbotRevision | null>;
  /** Takes one reply of what a review link may cost; false: nothing is left. */
  spend?(linkId: string): Promise<boolean>;
}

/** A session, as far as it decides which revision answers. */
interface OfChatbot {
  readonly chatbotId: string;
  readonly reviewLink?: string | null | undefined;
}

/** Finds the revision that answers a session: of a review link its own, else the mode's. */
export function revisionOf(
  chatbots: ChatbotDirectory,
  { chatbotId, reviewLink }: OfChatbot,
  mode: SessionMode,
): Promise<ChatbotRevision | null> {
  if (!reviewLink) return chatbots.revisionFor(chatbotId, mode);
  return chatbots.reviewed?.(reviewLink) ?? Promise.resolve(null);
}
