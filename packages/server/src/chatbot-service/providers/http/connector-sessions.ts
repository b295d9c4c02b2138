import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import Type from 'typebox';
import { originsOf } from '../../../secrets/service-origins.js';

/** State of one conversation, as told by its service and its setup. */
export const ConversationState = Type.Object({
  /** Id of the conversation at the service; empty as long as it has none. */
  conversation: Type.String(),
  /** Variables captured by the setup. */
  vars: Type.Record(Type.String(), Type.String()),
  /** Texts that the service is sent for quick replies that it has offered, by what is shown of them. */
  payloads: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Origins of the service that told this state, and alone may be sent it again. */
  service: Type.String(),
});
export type ConversationState = Readonly<Type.Static<typeof ConversationState>>;

export const NEW_CONVERSATION: ConversationState = { conversation: '', vars: {}, service: '' };

/** Keeps what services call our conversations, across restarts and processes. */
export interface ConnectorSessions {
  /** Null for a conversation that is not known. */
  load(chatbotId: string, sessionId: string): Promise<ConversationState | null>;
  save(chatbotId: string, sessionId: string, state: ConversationState): Promise<void>;
}

/** Names every origin that a conversation with it may involve. */
export const serviceOf = (provider: HttpProvider): string => originsOf(provider, '').join(' ');
