import type { ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  and,
  desc,
  eq,
  gte,
  gt,
  inArray,
  isNotNull,
  lt,
  sql as fragment,
  type SQL,
} from 'drizzle-orm';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { Sql } from '../db/client.js';
import { named, queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { chatbotRevisions, chatbots } from '../db/schema/chatbots.js';
import { liveConversations, liveMessages } from '../db/schema/live-conversations.js';
import { testMessages, testSessions } from '../db/schema/test-sessions.js';
import type { NearestDocument } from '../sessions/engine/reply/nearest-documents.js';
import type { SessionState } from '../sessions/storage/session-repository.js';
import { LIVE_TABLES, TEST_TABLES } from '../sessions/storage/session-tables.js';
import {
  KINDS,
  type Conversation,
  type ConversationQuery,
  type ConversationRepository,
  type Kind,
} from './conversation.js';

/** Characters of a first message in a list. */
const OPENING = 200;

type Table = typeof TEST_TABLES.table;

/**
 * Conversations in Postgres. A page begins behind a row and not at a number, and each kind has an index
 * of its own: how many conversations there are decides nothing. Names and first messages are read for
 * the rows of a page alone.
 */
export class PostgresConversations implements ConversationRepository {
  readonly #db: QueryBuilder;

  constructor(sql: Sql) {
    this.#db = queryBuilder(sql);
  }

  async list(query: ConversationQuery) {
    const { tenantId, mode, chatbotIds, operatorId, origin, kind, state } = query;
    const { since, until, after, limit } = query;
    const s = tableOf(mode);
    const rows = await this.#read(
      mode,
      and(
        eq(s.tenantId, tenantId),
        gt(s.seq, 0),
        chatbotIds === null ? undefined : inArray(s.chatbotId, [...chatbotIds]),
        operatorId === undefined ? undefined : eq(testSessions.operatorId, operatorId),
        origin === undefined ? undefined : eq(liveConversations.origin, origin),
        kind && and(isNotNull(s[`${kind}Epoch`]), isOf(s, kind)),
        state && stateIs(s, state),
        since && gte(s.createdAt, since),
        until && lt(s.createdAt, until),
        after &&
          fragment`(${s.createdAt}, ${s.id}) < (
            timestamptz 'epoch' + ${after.createdMicros}::bigint * interval '1 microsecond',
            ${after.id})`,
      ),
      limit + 1,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      conversations: page.map(({ createdMicros: _, ...conversation }) => conversation),
      next: rows.length > limit && last ? { createdMicros: last.createdMicros, id: last.id } : null,
    };
  }

  async find(tenantId: string, mode: SessionMode, id: string): Promise<Conversation | null> {
    const s = tableOf(mode);
    const [row] = await this.#read(mode, and(eq(s.tenantId, tenantId), eq(s.id, id)), 1);
    if (!row) return null;
    const { createdMicros: _, ...conversation } = row;
    return conversation;
  }

  async unansweredOf(sessionId: string): Promise<ReadonlyMap<string, readonly NearestDocument[]>> {
    const m = liveMessages;
    const rows = await this.#db
      .select({ id: m.id, totals: m.totals })
      .from(m)
      .where(and(eq(m.sessionId, sessionId), fragment`(${m.totals}->>'isUnanswered')::boolean`));
    return new Map(rows.map(({ id, totals }) => [id, totals?.nearest ?? []]));
  }

  async tracesOf(sessionId: string): Promise<ReadonlyMap<string, ReplyDebug>> {
    const { id, sessionId: of, totals } = liveMessages;
    const trace = fragment<ReplyDebug>`${totals}->'trace'`;
    const rows = await this.#db
      .select({ id, trace })
      .from(liveMessages)
      .where(and(eq(of, sessionId), isNotNull(trace)));
    return new Map(rows.map((row) => [row.id, row.trace]));
  }

  async #read(mode: SessionMode, where: SQL | undefined, limit: number) {
    const s = tableOf(mode);
    const m = mode === 'test' ? testMessages : liveMessages;
    const rows = await this.#db
      .select({
        ...{ id: s.id, chatbotId: s.chatbotId, epoch: s.epoch, messages: s.seq },
        ...{ createdAt: s.createdAt, lastActiveAt: s.lastActiveAt, endedAt: s.endedAt },
        operatorId: mode === 'test' ? testSessions.operatorId : fragment<null>`null::text`,
        origin: mode === 'live' ? liveConversations.origin : fragment<null>`null::text`,
        isReview: fragment<boolean>`${s.reviewLink} is not null`,
        visitorName: fragment<string | null>`${s.visitor}->>'name'`,
        isOpen: fragment<boolean>`${stateIs(s, 'active')}`,
        chatbotName: fragment<string>`coalesce((
          select r.config->>'name' from ${chatbots} c
          join ${chatbotRevisions} r on r.chatbot_id = c.id and r.number = c.draft_revision
          where c.id = ${named(s.chatbotId)}), ${s.chatbotId})`,
        opening: fragment<string>`coalesce((
          select left(m.text, ${OPENING}) from ${m} m
          where m.session_id = ${named(s.id)} and m.epoch = ${named(s.epoch)} and m.seq = 1), '')`,
        kinds: fragment<Kind[]>`to_jsonb(array_remove(array[${fragment.join(
          KINDS.map((kind) => fragment`case when ${isOf(s, kind)} then ${kind}::text end`),
          fragment`, `,
        )}], null))`,
        createdMicros: fragment<string>`(extract(epoch from ${s.createdAt}) * 1000000)::bigint::text`,
      })
      .from(s)
      .where(where)
      .orderBy(desc(s.createdAt), desc(s.id))
      .limit(limit);
    return rows.map(({ isOpen, ...row }) => ({
      ...row,
      mode,
      state: isOpen ? ('active' as const) : row.endedAt ? ('ended' as const) : ('expired' as const),
    }));
  }
}

const tableOf = (mode: SessionMode): Table => (mode === 'test' ? TEST_TABLES : LIVE_TABLES).table;

const isOf = (s: Table, kind: Kind): SQL => fragment`${s[`${kind}Epoch`]} = ${s.epoch}`;

function stateIs(s: Table, state: SessionState): SQL {
  switch (state) {
    case 'active':
      return fragment`${s.endedAt} is null and ${s.expiresAt} > now()`;
    case 'ended':
      return fragment`${s.endedAt} is not null`;
    case 'expired':
      return fragment`${s.endedAt} is null and ${s.expiresAt} <= now()`;
  }
}
