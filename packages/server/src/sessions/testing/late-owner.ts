import type { EndedReply, SessionRepository } from '../session-repository.js';
import { newEnd, newMessage, newSession } from './sessions.js';

/**
 * An owner is paused for longer than its lease, another one takes over, and the first wakes up.
 *
 * @returns what the first could store, and the text that is stored in the end
 */
export async function lateOwner(
  repository: SessionRepository,
): Promise<{ readonly late: EndedReply | null; readonly text: string | undefined }> {
  const { id } = await repository.create(newSession());
  await repository.append(newMessage(id));
  const first = await repository.claimNext(id, 'paused', 0);
  const second = await repository.claimNext(id, 'took-over', 30_000);
  if (!first || !second) throw new Error('Both were to have it, one after the other.');
  const late = await repository.endReply(newEnd(first, { text: 'of the first' }));
  await repository.endReply(newEnd(second, { text: 'of the second' }));
  const read = await repository.readLog(id, { epoch: 0, seq: 0 }, 10);
  return { late, text: read?.page.messages[1]?.text };
}
