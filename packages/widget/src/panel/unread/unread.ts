import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';

/** The last message that the visitor has seen. */
export interface Seen {
  readonly epoch: number;
  readonly seq: number;
}

/** @returns how many replies have ended since; all of them where the conversation is another one */
export function unreadReplies({ epoch, messages }: Conversation, seen: Seen): number {
  const after = epoch === seen.epoch ? seen.seq : 0;
  return messages.filter(({ role, seq }) => role === 'bot' && seq > after).length;
}
