import type {
  ChatbotFrame,
  PublishedFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { LiveStore } from '../live-store/live-store.js';
import { toChatbotInfo, type ChatbotRevision, type SessionMode } from './chatbot-revision.js';

/** Topic on which the sessions of a mode hear that their chatbot has changed. */
export function chatbotTopic(chatbotId: string, mode: SessionMode): string {
  return `chatbot:${chatbotId}:${mode}`;
}

/** Message to every process: its memory of a chatbot is out of date. */
export interface RevisionNews {
  readonly chatbotId: string;
  readonly mode: SessionMode;
}

/** Topic of every change of a chatbot, heard by every process. */
export const REVISIONS_TOPIC = 'revisions';

/** Tells every process, and every open session of that mode in the form that sockets are sent. */
export function announce(liveStore: LiveStore, mode: SessionMode, revision: ChatbotRevision): void {
  const { chatbotId } = revision;
  liveStore.publish(REVISIONS_TOPIC, JSON.stringify({ chatbotId, mode } satisfies RevisionNews));
  const frame: ChatbotFrame = { type: 'chatbot', chatbot: toChatbotInfo(revision) };
  liveStore.publish(chatbotTopic(chatbotId, mode), JSON.stringify(frame));
}

/** Tells every process that these sessions have no chatbot any more: their sockets are closed. */
export function announceGone(
  liveStore: LiveStore,
  chatbotId: string,
  modes: readonly SessionMode[],
): void {
  for (const mode of modes) {
    liveStore.publish(REVISIONS_TOPIC, JSON.stringify({ chatbotId, mode } satisfies RevisionNews));
  }
}

/** Tells every open test session that visitors get this revision from now on. */
export function announcePublished(
  liveStore: LiveStore,
  { chatbotId, revision }: ChatbotRevision,
): void {
  const frame: PublishedFrame = { type: 'published', revision };
  liveStore.publish(chatbotTopic(chatbotId, 'test'), JSON.stringify(frame));
}
