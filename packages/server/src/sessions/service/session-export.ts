import type { Message, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ChatbotRevision, SessionMode } from '../../chatbots/chatbot-revision.js';
import type { SessionRecord } from '../storage/session-repository.js';

/** A session with all that is known of its replies. Secrets were taken out when it was stored. */
export interface SessionExport {
  readonly mode: SessionMode;
  readonly session: SessionRecord;
  /** The draft, or what is live, as it is now; each reply says which one answered it. Null if it is gone. */
  readonly chatbot: ChatbotRevision | null;
  readonly messages: readonly Message[];
  /** Details of replies, by their ids. */
  readonly details: ReadonlyMap<string, ReplyDetails>;
  readonly at: Date;
}
