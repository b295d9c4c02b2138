import type { Conversation } from './conversation.js';

/** True if nothing changed except the text of streaming replies. */
export function onlyGrew(before: Conversation, after: Conversation): boolean {
  return (
    before.messages === after.messages &&
    before.outbox === after.outbox &&
    before.hasMore === after.hasMore &&
    before.replies.length === after.replies.length &&
    before.replies.every(({ replyId: id }, index) => id === after.replies[index]?.replyId)
  );
}
