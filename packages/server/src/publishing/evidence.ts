import { and, desc, eq, sql as fragment } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import {
  approvals as approved,
  receipts,
  receiptTests as kept,
  testedFingerprints as tested,
} from '../db/schema/publishing.js';
import { testMessages, testSessions } from '../db/schema/test-sessions.js';

/** Evidence for whether something may be published. */
export interface Evidence {
  /** Replies that tests got of exactly this. */
  readonly replies: number;
  /** Operators who asked for the tests. */
  readonly testedBy: readonly string[];
  readonly testedAt: Date | null;
  readonly approvals: readonly {
    readonly by: string;
    readonly comment: string;
    readonly at: Date;
  }[];
}

/** Finds the tests and approvals of one fingerprint. */
export async function evidenceFor(
  sql: Sql | TransactionSql,
  chatbotId: string,
  fingerprint: string,
): Promise<Evidence> {
  const db = queryBuilder(sql);
  const tests = await db
    .select({ by: tested.operatorId, replies: tested.replies, at: tested.lastAt })
    .from(tested)
    .where(and(eq(tested.chatbotId, chatbotId), eq(tested.fingerprint, fingerprint)))
    .orderBy(desc(tested.lastAt));
  const approvals = await db
    .select({ by: approved.approvedBy, comment: approved.comment, at: approved.createdAt })
    .from(approved)
    .where(and(eq(approved.chatbotId, chatbotId), eq(approved.fingerprint, fingerprint)))
    .orderBy(approved.createdAt);
  return {
    replies: tests.reduce((sum, { replies }) => sum + replies, 0),
    testedBy: tests.map(({ by }) => by).sort(),
    testedAt: tests[0]?.at ?? null,
    approvals,
  };
}

/** Questions that a review shows, the newest. */
const SHOWN_TESTS = 20;

/** A question of a test, with the session that it was asked in. */
export interface LatestTest extends KeptTest {
  readonly sessionId: string;
}

/** Lists what tests asked of one fingerprint, the newest first: of sessions that are still there. */
export function latestTests(
  sql: Sql,
  chatbotId: string,
  fingerprint: string,
): Promise<LatestTest[]> {
  const m = testMessages;
  const q = alias(testMessages, 'q');
  const isOf = and(eq(testSessions.chatbotId, chatbotId), eq(m.fingerprint, fingerprint));
  return queryBuilder(sql)
    .select({
      question: fragment<string>`left(coalesce(${q.text}, ''), ${KEPT_CHARACTERS}::int)`,
      answer: fragment<string>`left(${m.text}, ${KEPT_CHARACTERS}::int)`,
      by: testSessions.operatorId,
      at: m.createdAt,
      sessionId: testSessions.id,
    })
    .from(testSessions)
    .innerJoin(m, eq(m.sessionId, testSessions.id))
    .leftJoin(q, eq(q.id, m.replyTo))
    .where(and(isOf, eq(m.state, 'done')))
    .orderBy(desc(m.createdAt), desc(m.id))
    .limit(SHOWN_TESTS);
}

/** Keeps an approval; of who has approved the same before the comment is replaced. */
export async function keepApproval(
  sql: TransactionSql,
  approval: typeof approved.$inferInsert & { readonly comment: string },
): Promise<void> {
  const { chatbotId, fingerprint, approvedBy } = approved;
  await queryBuilder(sql)
    .insert(approved)
    .values(approval)
    .onConflictDoUpdate({
      target: [chatbotId, fingerprint, approvedBy],
      set: { comment: approval.comment },
    });
}

/** Questions of a test that are kept with a receipt, and how much of each. */
const [KEPT_TESTS, KEPT_CHARACTERS] = [200, 2_000] as const;

/** A question of a test, and what was answered. */
export interface KeptTest {
  readonly question: string;
  readonly answer: string;
  readonly by: string;
  readonly at: Date;
}

/** Keeps with a receipt what was tested: clean-up deletes the messages themselves. */
export async function keepTests(
  sql: TransactionSql,
  receiptId: string,
  chatbotId: string,
  fingerprint: string,
): Promise<void> {
  await sql`
    insert into receipt_tests (receipt_id, number, question, answer, asked_by, asked_at)
    select ${receiptId}, row_number() over (order by m.created_at, m.id),
           left(coalesce(q.text, ''), ${KEPT_CHARACTERS}), left(m.text, ${KEPT_CHARACTERS}),
           s.operator_id, m.created_at
      from test_sessions s
      join test_messages m on m.session_id = s.id
      left join test_messages q on q.id = m.reply_to
     where s.chatbot_id = ${chatbotId} and m.fingerprint = ${fingerprint} and m.state = 'done'
     order by m.created_at, m.id limit ${KEPT_TESTS}`;
}

/** Lists what was tested of a publication, in the order in which it was asked. */
export async function keptTests(
  sql: Sql,
  tenantId: string,
  chatbotId: string,
  revision: number,
): Promise<KeptTest[]> {
  const published = fragment`(${receipts.body}::jsonb->>'revision')::int`;
  const isOf = and(eq(receipts.tenantId, tenantId), eq(receipts.chatbotId, chatbotId));
  return queryBuilder(sql)
    .select({ question: kept.question, answer: kept.answer, by: kept.askedBy, at: kept.askedAt })
    .from(kept)
    .innerJoin(receipts, eq(receipts.id, kept.receiptId))
    .where(and(isOf, eq(published, revision)))
    .orderBy(receipts.number, kept.number);
}
