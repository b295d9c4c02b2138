/** State of one conversation, as told by its service and its setup. */
export interface ConversationState {
  /** Id of the conversation at the service; empty as long as it has none. */
  readonly conversation: string;
  /** Variables captured by the setup. */
  readonly vars: Readonly<Record<string, string>>;
  /** Origins of the service that told this state, and alone may be sent it again. */
  readonly service: string;
}

export const NEW_CONVERSATION: ConversationState = { conversation: '', vars: {}, service: '' };

/** Keeps what services call our conversations, across restarts and processes. */
export interface ConnectorSessions {
  /** Null for a conversation that is not known. */
  load(chatbotId: string, sessionId: string): Promise<ConversationState | null>;
  save(chatbotId: string, sessionId: string, state: ConversationState): Promise<void>;
}
