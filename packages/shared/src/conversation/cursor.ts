import type { Cursor } from '../protocol/client-frames.schema.js';
import type { Conversation } from './conversation.js';

/**
 * Makes this client's cursor for `hello` and `recover`. A reply of which nothing has arrived needs no
 * entry: the server starts at its beginning.
 */
export function cursorOf(conversation: Conversation): Cursor {
  return {
    epoch: conversation.epoch,
    seq: conversation.seq,
    replies: conversation.replies
      .filter(({ text }) => text !== '')
      .slice(-32)
      .map(({ replyId, gen, text }) => ({ replyId, gen, offset: text.length })),
  };
}
