import type {
  ChatbotFrame,
  PublishedFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { LiveStore } from '../live-store/live-store.js';
import { toChatbotInfo, type ChatbotRevision, type SessionMode } from './chatbot-revision.js';

/** Where the sessions of a mode hear that their chatbot has changed. */
export function chatbotTopic(chatbotId: string, mode: SessionMode): string {
  return `chatbot:${chatbotId}:${mode}`;
}

/** What every process has to know of a change: that what it remembers is old. */
export interface RevisionNews {
  readonly chatbotId: string;
  readonly mode: SessionMode;
}

/** Where every process hears of every change of a chatbot. */
export const REVISIONS_TOPIC = 'revisions';

/** Tells every process, and every open session of that mode in the form that sockets are sent. */
export function announce(liveStore: LiveStore, mode: SessionMode, revision: ChatbotRevision): void {
  const { chatbotId } = revision;
  liveStore.publish(REVISIONS_TOPIC, JSON.stringify({ chatbotId, mode } satisfies RevisionNews));
  const frame: ChatbotFrame = { type: 'chatbot', chatbot: toChatbotInfo(revision) };
  liveStore.publish(chatbotTopic(chatbotId, mode), JSON.stringify(frame));
}

/** Tells every open test session that visitors get this revision from now on. */
export function announcePublished(
  liveStore: LiveStore,
  { chatbotId, revision }: ChatbotRevision,
): void {
  const frame: PublishedFrame = { type: 'published', revision };
  liveStore.publish(chatbotTopic(chatbotId, 'test'), JSON.stringify(frame));
}
