import type { Conversation } from './conversation.js';

/** Whether nothing but the text of replies on the way is another. */
export function onlyGrew(before: Conversation, after: Conversation): boolean {
  return (
    before.messages === after.messages &&
    before.outbox === after.outbox &&
    before.hasMore === after.hasMore &&
    before.replies.length === after.replies.length &&
    before.replies.every(({ replyId: id }, index) => id === after.replies[index]?.replyId)
  );
}
