import type { Cursor, EarlierFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  OpenReply,
  PageFrame,
  Recovery,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { PendingReply } from '../../storage/message-log.js';
import type { EngineParts } from '../engine-parts.js';

/**
 * Reads what brings a client from its cursor to now: all that it misses, or the last page. Bounded
 * in messages and in bytes. Null if there is no such session any more.
 *
 * The log is read first: a reply that ends between the two reads is then told of by news.
 */
export async function readRecovery(
  parts: EngineParts,
  sessionId: string,
  cursor: Cursor,
): Promise<Recovery | null> {
  const { storage, settings } = parts;
  const read = await storage.messages.readLog(sessionId, cursor, settings.snapshotMessages);
  if (!read) return null;
  const { epoch, seq, pending, hasMore, messages: all } = read.page;
  const messages = lastThatFit(all, settings.snapshotBytes);
  const cut = messages.length < all.length;
  const replies = await Promise.all(
    pending.map((reply) => openReply(parts, sessionId, reply, cursor)),
  );
  const complete = read.complete && !cut;
  const recovery = { epoch, seq, complete, hasMore: hasMore || cut, messages, replies };
  const oldest = messages[0]?.seq;
  // Only operators see numbers of questions: visitors’ conversations are spared the counting.
  const isNumbered = parts.mode === 'test' && !complete && recovery.hasMore;
  if (!isNumbered || oldest === undefined) return recovery;
  const earlierQuestions = await storage.messages.countQuestions(sessionId, epoch, oldest);
  return { ...recovery, earlierQuestions };
}

/** The page that a client asks for, bounded as a recovery is. */
export async function readEarlier(
  { storage, settings }: EngineParts,
  sessionId: string,
  { epoch, before }: EarlierFrame,
): Promise<PageFrame> {
  const page = await storage.messages.readPage(sessionId, epoch, before, settings.snapshotMessages);
  const messages = lastThatFit(page.messages, settings.snapshotBytes);
  const hasMore = page.hasMore || messages.length < page.messages.length;
  return { type: 'page', epoch, before, messages, hasMore };
}

/** The last messages that take no more bytes than that together; the very last in any case. */
function lastThatFit(messages: readonly Message[], bytes: number): Message[] {
  let size = 0;
  let start = messages.length;
  for (const message of [...messages].reverse()) {
    size += Buffer.byteLength(JSON.stringify(message));
    if (size > bytes && start < messages.length) break;
    start -= 1;
  }
  return messages.slice(start);
}

async function openReply(
  { liveStore }: EngineParts,
  sessionId: string,
  { replyId, replyTo, gen, replaces }: PendingReply,
  cursor: Cursor,
): Promise<OpenReply> {
  const common = { replyId, replyTo, ...(replaces && { replaces }) };
  const live = await liveStore.getReply(sessionId, replyId);
  // The log may know of a later generation than has said anything, or the other way round.
  if (!live || live.gen < gen) return { ...common, gen, offset: 0, text: '' };
  const known = cursor.replies.find((reply) => reply.replyId === replyId && reply.gen === live.gen);
  const offset = known && known.offset <= live.text.length ? known.offset : 0;
  return { ...common, gen: live.gen, offset, text: live.text.slice(offset) };
}
