import { and, asc, count, eq, inArray, isNotNull, sql as fragment } from 'drizzle-orm';
import { audited, type DeedsOf } from '../audit/audited.js';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { errorReports } from '../db/schema/error-reports.js';
import { liveConversations, liveMessages } from '../db/schema/live-conversations.js';
import { connectorSessions } from '../db/schema/secrets.js';
import { testMessages, testSessions } from '../db/schema/test-sessions.js';
import { unansweredQuestions } from '../db/schema/usage.js';
import type {
  KeptConversation,
  KeptMessage,
  VisitorDataRepository,
  Whose,
} from './visitor-data.js';

type Mode = KeptConversation['mode'];
type Sessions = typeof testSessions | typeof liveConversations;

const TABLES = {
  live: { sessions: liveConversations, messages: liveMessages },
  test: { sessions: testSessions, messages: testMessages },
} as const;

/** Most of one part: conversations with the visitor's inputs, and messages of 8,000 letters. */
const PART = 50;

/** Visitor data in Postgres. */
export class PostgresVisitorData implements VisitorDataRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async count(whose: Whose): Promise<number> {
    let sum = 0;
    for (const mode of modesOf(whose)) {
      const { sessions } = TABLES[mode];
      const [row] = await queryBuilder(this.#sql)
        .select({ number: count() })
        .from(sessions as typeof liveConversations)
        .where(isOf(sessions, whose));
      sum += row?.number ?? 0;
    }
    return sum;
  }

  async *conversations(whose: Whose): AsyncIterable<readonly KeptConversation[]> {
    for (const mode of modesOf(whose)) {
      const { sessions } = TABLES[mode];
      const { id, chatbotId, visitor, createdAt, lastActiveAt } = sessions;
      // As the database has it: a Date has no microseconds.
      const place = fragment<string>`${createdAt}::text`;
      for (let last: { id: string; place: string } | undefined; ;) {
        const rows = await queryBuilder(this.#sql)
          .select({ id, chatbotId, visitor, createdAt, lastActiveAt, place })
          .from(sessions as typeof liveConversations)
          .where(
            and(
              isOf(sessions, whose),
              last &&
                fragment`(${createdAt}, ${id}) > (${last.place}::text::timestamptz, ${last.id})`,
            ),
          )
          .orderBy(asc(createdAt), asc(id))
          .limit(PART);
        yield rows.map(({ place: _, ...conversation }) => ({ ...conversation, mode }));
        last = rows.length === PART ? rows.at(-1) : undefined;
        if (!last) break;
      }
    }
  }

  async *messages({ id, mode }: KeptConversation): AsyncIterable<readonly KeptMessage[]> {
    const { messages } = TABLES[mode];
    const { role, text, epoch, seq } = messages;
    for (let last: { epoch: number; seq: number | null } | undefined; ;) {
      const rows = await queryBuilder(this.#sql)
        .select({ role, text, createdAt: messages.createdAt, epoch, seq })
        .from(messages as typeof liveMessages)
        .where(
          and(
            eq(messages.sessionId, id),
            // A reply on its way has no place yet.
            isNotNull(seq),
            last && fragment`(${epoch}, ${seq}) > (${last.epoch}, ${last.seq})`,
          ),
        )
        .orderBy(asc(epoch), asc(seq))
        .limit(PART);
      if (rows.length > 0)
        yield rows.map((row) => ({
          ...{ role: row.role, text: row.text },
          createdAt: row.createdAt.toISOString(),
        }));
      last = rows.length === PART ? rows.at(-1) : undefined;
      if (!last) break;
    }
  }

  async delete(
    whose: Whose,
    deeds: DeedsOf<number>,
  ): Promise<readonly Pick<KeptConversation, 'id' | 'mode'>[]> {
    const told = (deleted: readonly unknown[]) => deeds(deleted.length);
    return audited(this.#sql, told, async (tx) => {
      const db = queryBuilder(tx);
      const deleted: { id: string; mode: Mode }[] = [];
      for (const mode of modesOf(whose)) {
        const sessions = TABLES[mode].sessions as typeof liveConversations;
        // Messages go with their conversations.
        const rows = await db
          .delete(sessions)
          .where(isOf(sessions, whose))
          .returning({ id: sessions.id });
        deleted.push(...rows.map(({ id }) => ({ id, mode })));
      }
      const ids = deleted.map(({ id }) => id);
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE);
        await db.delete(errorReports).where(inArray(errorReports.sessionId, some));
        await db.delete(connectorSessions).where(inArray(connectorSessions.sessionId, some));
        await db.delete(unansweredQuestions).where(inArray(unansweredQuestions.sessionId, some));
      }
      return deleted;
    });
  }
}

/** Parameters of one statement: Postgres takes 65,535. */
const AT_ONCE = 10_000;

/** A conversation that its visitor opens is a live one. */
const modesOf = (whose: Whose): readonly Mode[] =>
  'visitorId' in whose ? ['live', 'test'] : ['live'];

function isOf({ id, tenantId, chatbotId, visitor }: Sessions, whose: Whose) {
  return 'visitorId' in whose
    ? and(eq(tenantId, whose.tenantId), eq(fragment`${visitor}->>'id'`, whose.visitorId))
    : and(eq(chatbotId, whose.chatbotId), eq(id, whose.sessionId));
}
