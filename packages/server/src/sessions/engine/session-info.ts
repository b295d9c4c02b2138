import type { SessionInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { SessionRecord } from '../storage/session-repository.js';

/** Facts of a session that its own people may know. */
export function sessionInfo(session: SessionRecord, mode: SessionMode): SessionInfo {
  const { id, epoch, createdAt, expiresAt, expiresInMs } = session;
  return {
    id,
    mode,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expiresInMs,
    epoch,
  };
}
