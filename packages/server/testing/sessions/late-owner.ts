import type { EndedReply } from '../../src/sessions/storage/reply-queue.js';
import type { SessionStorage } from '../../src/sessions/storage/session-storage.js';
import { newEnd, newMessage, newSession } from './sessions.js';

/**
 * An owner is paused for longer than its lease, another one takes over, and the first wakes up.
 *
 * @returns what the first could store, and the text that is stored in the end
 */
export async function lateOwner(
  storage: SessionStorage,
): Promise<{ readonly late: EndedReply | null; readonly text: string | undefined }> {
  const { id } = await storage.sessions.create(newSession());
  await storage.messages.append(newMessage(id));
  const first = await storage.queue.claimNext(id, 'paused', 0);
  const second = await storage.queue.claimNext(id, 'took-over', 30_000);
  if (!first || !second) throw new Error('Both were to have it, one after the other.');
  const late = await storage.queue.endReply(newEnd(first, { text: 'of the first' }));
  await storage.queue.endReply(newEnd(second, { text: 'of the second' }));
  const read = await storage.messages.readLog(id, { epoch: 0, seq: 0 }, 10);
  return { late, text: read?.page.messages[1]?.text };
}
