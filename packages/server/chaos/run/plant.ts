import { PostgresMessageLog } from '../../src/sessions/storage/postgres-message-log.js';

/** Puts a fault into this process that the suites have to find: a test that cannot fail is none. */
export function plant(fault: string): void {
  if (fault !== 'ack-before-commit') throw new Error(`There is no fault named ${fault}.`);
  PostgresMessageLog.prototype.append = ({ messageId }) =>
    Promise.resolve({ outcome: 'appended', epoch: 1, seq: 1, messageId, createdAt: new Date() });
}
