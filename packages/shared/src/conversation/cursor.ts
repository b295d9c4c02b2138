import type { Cursor } from '../protocol/client-frames.schema.js';
import type { Conversation } from './conversation.js';

/** Where this client is, for `hello` and `recover`. */
export function cursorOf(conversation: Conversation): Cursor {
  return {
    epoch: conversation.epoch,
    seq: conversation.seq,
    replies: conversation.replies
      .slice(-32)
      .map(({ replyId, gen, text }) => ({ replyId, gen, offset: text.length })),
  };
}
