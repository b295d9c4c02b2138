import type { Sql, TransactionSql } from '../db/client.js';

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
  const tests = await sql<{ by: string; replies: number; at: Date }[]>`
    select operator_id as by, replies, last_at as at from tested_fingerprints
    where chatbot_id = ${chatbotId} and fingerprint = ${fingerprint} order by last_at desc`;
  const approvals = await sql<{ by: string; comment: string; at: Date }[]>`
    select approved_by as by, comment, created_at as at from approvals
    where chatbot_id = ${chatbotId} and fingerprint = ${fingerprint} order by created_at`;
  return {
    replies: tests.reduce((sum, { replies }) => sum + replies, 0),
    testedBy: tests.map(({ by }) => by).sort(),
    testedAt: tests[0]?.at ?? null,
    approvals: [...approvals],
  };
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
  return sql<KeptTest[]>`
    select t.question, t.answer, t.asked_by as by, t.asked_at as at
      from receipt_tests t join receipts r on r.id = t.receipt_id
     where r.tenant_id = ${tenantId} and r.chatbot_id = ${chatbotId}
       and (r.body::jsonb->>'revision')::int = ${revision}
     order by r.number, t.number`;
}
