/** What a service and its setup have told of one conversation. */
export interface ConversationState {
  /** What the service calls it; empty as long as it has no name. */
  readonly conversation: string;
  /** What the setup has captured. */
  readonly vars: Readonly<Record<string, string>>;
  /** Who has told it, and alone may hear it again: the origins of the service. */
  readonly service: string;
}

export const NEW_CONVERSATION: ConversationState = { conversation: '', vars: {}, service: '' };

/** Keeps what services call our conversations, across restarts and processes. */
export interface ConnectorSessions {
  /** Null for a conversation that is not known. */
  load(chatbotId: string, sessionId: string): Promise<ConversationState | null>;
  save(chatbotId: string, sessionId: string, state: ConversationState): Promise<void>;
}
