import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Sql } from '../db/client.js';
import { LIVE_TABLES, TEST_TABLES } from '../sessions/storage/session-tables.js';
import { isUnanswered } from '../usage/usage-event.js';
import type {
  DocumentQuestion,
  DocumentQuestionPage,
  DocumentQuestionQuery,
} from './document-question.js';

/** Conversations that one page looks through, and the last messages of each. */
const CONVERSATIONS = 100;
const MESSAGES = 100;
/** Characters of a question. */
const QUESTION = 500;

interface Looked {
  readonly conversationId: string;
  readonly createdMicros: string;
}
/** A conversation without such a question is there once, with nulls. */
type Row = Looked & {
  readonly [Field in keyof Omit<DocumentQuestion, 'conversationId' | 'isUnanswered'>]:
    DocumentQuestion[Field] | null;
} & { readonly unanswered: boolean | null; readonly warnings: readonly Warning[] | null };

/**
 * Looks for questions in what conversations keep of their replies. No index leads from a document to its
 * replies: every reply would have to write to it. Instead a page looks through a number of conversations,
 * the newest first, however many there are.
 */
export class PostgresDocumentQuestions {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async page(query: DocumentQuestionQuery): Promise<DocumentQuestionPage> {
    const rows = await this.#look(query);
    const looked = [...new Map(rows.map((row) => [row.conversationId, row])).values()];
    const last = looked[CONVERSATIONS - 1];
    const isMore = looked.length > CONVERSATIONS && last !== undefined;
    const beyond = isMore ? looked[CONVERSATIONS]?.conversationId : undefined;
    return {
      questions: rows.flatMap((row) => (row.conversationId === beyond ? [] : questionOf(row))),
      next: isMore ? { createdMicros: last.createdMicros, id: last.conversationId } : null,
    };
  }

  #look(query: DocumentQuestionQuery): Promise<Row[]> {
    const sql = this.#sql;
    const { tenantId, chatbotId, documentId, mode, operatorId, after } = query;
    const { sessions, messages, debug } = mode === 'test' ? TEST_TABLES : LIVE_TABLES;
    const named = sql.json([{ documentId }]);
    const isCited = sql`coalesce(r.sources @> ${named}, false)`;
    const lookedAt = debug ? sql`r.debug->'hits'` : sql`r.totals->'nearest'`;
    const found = sql`(${isCited} or ${lookedAt} @> ${named})`;
    const confidence = sql`(select max((hit->>'score')::float8)
      from jsonb_array_elements(${lookedAt}) hit where hit->>'documentId' = ${documentId})`;
    const trace = debug
      ? sql`${confidence} as confidence, false as unanswered, r.debug->'warnings' as warnings`
      : sql`${confidence} as confidence, (r.totals->>'isUnanswered')::boolean as unanswered,
          null::jsonb as warnings`;
    return sql<Row[]>`
      select s.id as "conversationId", s."createdMicros", q.*
      from (
        select id, epoch, seq, created_at,
          (extract(epoch from created_at) * 1000000)::bigint::text as "createdMicros"
        from ${sql(sessions)}
        where tenant_id = ${tenantId} and chatbot_id = ${chatbotId} and seq > 0
          ${operatorId === undefined ? sql`` : sql`and operator_id = ${operatorId}`}
          ${
            after === undefined
              ? sql``
              : sql`and (created_at, id) < (timestamptz 'epoch'
                  + ${after.createdMicros}::bigint * interval '1 microsecond', ${after.id})`
          }
        order by created_at desc, id desc limit ${CONVERSATIONS + 1}::int
      ) s
      left join lateral (
        select r.id as "replyId", r.seq, left(m.text, ${QUESTION}::int) as question,
          m.created_at as "askedAt", ${isCited} as "isCited", r.feedback, ${trace}
        from ${sql(messages)} r join ${sql(messages)} m on m.id = r.reply_to
        where r.session_id = s.id and r.epoch = s.epoch and r.seq > s.seq - ${MESSAGES}::int
          and r.state = 'done' and not r.replaced and ${found}
      ) q on true
      order by s.created_at desc, s.id desc, q.seq desc`;
  }
}

function questionOf(row: Row): DocumentQuestion[] {
  const { conversationId, replyId, question, askedAt, isCited, confidence, feedback } = row;
  if (replyId === null || askedAt === null) return [];
  return [
    {
      ...{ conversationId, replyId, askedAt, confidence, feedback },
      question: question ?? '',
      isCited: isCited === true,
      isUnanswered: row.unanswered === true || isUnanswered(row.warnings ?? []),
    },
  ];
}
