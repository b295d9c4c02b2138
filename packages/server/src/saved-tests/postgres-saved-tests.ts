import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, sql as fragment } from 'drizzle-orm';
import { audited, type Deed, type DeedsOf } from '../audit/audited.js';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { documents } from '../db/schema/documents.js';
import { savedTests as tests } from '../db/schema/saved-tests.js';
import { toPostgresJson } from '../sessions/storage/postgres-text.js';
import type { NewSavedTest, SavedTest, SavedTestResult } from './saved-test.js';

/** A run that is silent for longer than this has ended with its process, in seconds. */
const LEASE_S = 60;

const NO_RESULT = {
  ...{ run: null, runUntil: null, fingerprint: null, passed: null },
  ...{ faults: null, answer: null, ranBy: null, ranAt: null },
} as const;

/** Saved tests in the database. Nothing of another tenant's or chatbot's is ever found. */
export class PostgresSavedTests {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** The oldest first. @param ids these alone; left out: all */
  async list(tenantId: string, chatbotId: string, ids?: readonly string[]): Promise<SavedTest[]> {
    const isDocument = and(
      eq(documents.documentId, tests.cites),
      eq(documents.chatbotId, tests.chatbotId),
      eq(documents.tenantId, tests.tenantId),
      documents.inDraft,
    );
    const isRunning = fragment<boolean>`coalesce(${tests.runUntil} > now(), false)`;
    const rows = await queryBuilder(this.#sql)
      .select({ test: tests, citesTitle: documents.title, isRunning })
      .from(tests)
      .leftJoin(documents, isDocument)
      .where(and(isOf(tenantId, chatbotId), ids && inArray(tests.id, [...ids])))
      .orderBy(asc(tests.createdAt), asc(tests.id));
    return rows.map(({ test, ...rest }) => savedTestOf(test, rest));
  }

  async find(tenantId: string, chatbotId: string, id: string): Promise<SavedTest | null> {
    return (await this.list(tenantId, chatbotId, [id]))[0] ?? null;
  }

  /** @returns null where the chatbot has as many as it may have */
  add(
    tenantId: string,
    chatbotId: string,
    given: NewSavedTest & { readonly createdBy: string },
    most: number,
    deed: (id: string) => Deed,
  ): Promise<string | null> {
    const id = randomUUID();
    const deeds: DeedsOf<string | null> = (added) => (added === null ? [] : [deed(added)]);
    return audited(this.#sql, deeds, async (tx) => {
      // One after the other: two at once would both find room for the last one.
      await tx`select from chatbots where id = ${chatbotId} for update`;
      const [count = 0] = await queryBuilder(tx)
        .select({ count: fragment<number>`count(*)::int` })
        .from(tests)
        .where(isOf(tenantId, chatbotId))
        .then((rows) => rows.map((row) => row.count));
      if (count >= most) return null;
      await queryBuilder(tx)
        .insert(tests)
        .values({ id, tenantId, chatbotId, ...columnsOf(given), createdBy: given.createdBy });
      return id;
    });
  }

  /** A test that is changed has no result, and what runs of it counts no more. */
  async change(test: SavedTest, given: NewSavedTest, deed: Deed): Promise<void> {
    await audited(this.#sql, deed, (tx) =>
      queryBuilder(tx)
        .update(tests)
        .set({ ...columnsOf(given), ...NO_RESULT })
        .where(eq(tests.id, test.id)),
    );
  }

  async delete(test: SavedTest, deed: Deed): Promise<void> {
    await audited(this.#sql, deed, (tx) =>
      queryBuilder(tx).delete(tests).where(eq(tests.id, test.id)),
    );
  }

  /**
   * Takes tests for a run: none of them is in two.
   *
   * @param ids these alone; left out: all
   * @returns ids of those that are this run's, the oldest first
   */
  async claim(
    tenantId: string,
    chatbotId: string,
    run: string,
    ids?: readonly string[],
  ): Promise<string[]> {
    const isFree = fragment`coalesce(${tests.runUntil} < now(), true)`;
    const claimed = await queryBuilder(this.#sql)
      .update(tests)
      .set({ run, runUntil: LEASE })
      .where(and(isOf(tenantId, chatbotId), isFree, ids && inArray(tests.id, [...ids])))
      .returning({ id: tests.id, at: tests.createdAt });
    return claimed.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ id }) => id);
  }

  /** Says that a run goes on. */
  async renew(run: string): Promise<void> {
    await queryBuilder(this.#sql).update(tests).set({ runUntil: LEASE }).where(eq(tests.run, run));
  }

  /** Lets go of what a run has not asked. */
  async release(run: string): Promise<void> {
    await queryBuilder(this.#sql)
      .update(tests)
      .set({ run: null, runUntil: null })
      .where(eq(tests.run, run));
  }

  /** Keeps a result, unless the test was changed meanwhile or another run has it. */
  async keep(run: string, id: string, result: SavedTestResult): Promise<void> {
    const { by: ranBy, at: ranAt, ...told } = result;
    // Words of a service, and cut: NUL or half a character in them would leave the test without a result.
    const { faults, ...rest } = toPostgresJson(told);
    await queryBuilder(this.#sql)
      .update(tests)
      .set({ ...rest, faults: [...faults], ranBy, ranAt, run: null, runUntil: null })
      .where(and(eq(tests.id, id), eq(tests.run, run)));
  }
}

const LEASE = fragment<Date>`now() + make_interval(secs => ${LEASE_S}::int)`;

const isOf = (tenantId: string, chatbotId: string) =>
  and(eq(tests.tenantId, tenantId), eq(tests.chatbotId, chatbotId));

const columnsOf = ({ questions, expects, contains, lacks, cites }: NewSavedTest) => ({
  ...{ questions: [...questions], contains: [...contains], lacks: [...lacks], expects, cites },
});

function savedTestOf(
  row: typeof tests.$inferSelect,
  rest: Pick<SavedTest, 'citesTitle' | 'isRunning'>,
): SavedTest {
  const { id, questions, expects, contains, lacks, cites, createdBy, createdAt } = row;
  const { fingerprint, passed, faults, answer, ranBy, ranAt } = row;
  const hasRun = fingerprint !== null && passed !== null && ranBy !== null && ranAt !== null;
  const result = hasRun && {
    ...{ fingerprint, passed, faults: faults ?? [], answer: answer ?? '', by: ranBy, at: ranAt },
  };
  const wording = { questions, expects, contains, lacks, cites };
  return { id, ...wording, createdBy, createdAt, ...rest, result: result || null };
}
