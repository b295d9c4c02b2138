import type { MessageLog } from './message-log.js';
import type { ReplyQueue } from './reply-queue.js';
import type { ReplyRecords } from './reply-records.js';
import type { SessionRepository } from './session-repository.js';

/** Storage of the sessions of one mode, by what it is used for. */
export interface SessionStorage {
  readonly sessions: SessionRepository;
  readonly messages: MessageLog;
  readonly queue: ReplyQueue;
  readonly records: ReplyRecords;
}
