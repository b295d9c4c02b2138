import { audited, type Deed } from '../../audit/audited.js';
import type { Sql } from '../../db/client.js';
import { TEST_TABLES } from '../storage/session-tables.js';
import { PostgresSessionCleaning, type CleanedPart } from './postgres-session-cleaning.js';
import type { Deleted } from './session-cleaning.js';

/** Messages that a step deletes. */
const BATCH = 500;

/**
 * Deletes the test sessions that have ended or expired, however long ago. That somebody does is kept
 * first: the steps are transactions of their own, and there may be thousands.
 */
export async function deleteOver(sql: Sql, of: CleanedPart, deed: Deed): Promise<Deleted> {
  await audited(sql, deed, () => Promise.resolve());
  const cleaning = new PostgresSessionCleaning(sql, TEST_TABLES, of);
  const sum = { sessions: 0, messages: 0 };
  for (;;) {
    const { sessions, messages } = await cleaning.deleteOld(0, BATCH);
    if (sessions + messages === 0) return sum;
    sum.sessions += sessions;
    sum.messages += messages;
  }
}
