import type { Sql } from '../../db/client.js';
import { PostgresMessageLog } from './postgres-message-log.js';
import { PostgresReplyQueue } from './postgres-reply-queue.js';
import { PostgresReplyRecords } from './postgres-reply-records.js';
import { PostgresSessionRepository } from './postgres-session-repository.js';
import type { SessionStorage } from './session-storage.js';
import type { SessionTables } from './session-tables.js';

/**
 * Sessions in Postgres. A change of a log locks its session's row first and any message after it,
 * so that no two wait for each other. Almost all are one statement: the embedded database has one
 * connection for everybody. Rows are found by bounded ranges of keys, so that no cost grows with
 * the length of the history.
 */
export function postgresSessionStorage(sql: Sql, tables: SessionTables): SessionStorage {
  return {
    sessions: new PostgresSessionRepository(sql, tables),
    messages: new PostgresMessageLog(sql, tables),
    queue: new PostgresReplyQueue(sql, tables),
    records: new PostgresReplyRecords(sql, tables),
  };
}
