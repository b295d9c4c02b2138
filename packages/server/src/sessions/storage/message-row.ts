import type {
  BotMessage,
  Feedback,
  Message,
  Problem,
  ReplyDebug,
  Source,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { Sql } from '../../db/client.js';
import type { Fragment, SessionTables } from './session-tables.js';

/** A message's row; fields as {@link messageColumns} names them. Null where a role has none. */
export interface MessageRow {
  id: string;
  seq: number;
  role: Message['role'];
  cid: string | null;
  replyTo: string | null;
  text: string;
  state: BotMessage['state'] | null;
  gen: number;
  sources: Source[] | null;
  revision: number | null;
  fingerprint: string | null;
  problem: Problem | null;
  replaces: string | null;
  feedback: Feedback | null;
  feedbackReason: string | null;
  quickReplies: string[] | null;
  debug: ReplyDebug | null;
  createdAt: Date;
}

export function messageColumns(sql: Sql, tables: SessionTables): Fragment {
  return sql`m.id, m.seq, m.role, m.cid, m.reply_to as "replyTo", m.text, m.state, m.gen, m.sources,
    m.revision, m.fingerprint, m.problem, m.replaces, m.feedback,
    m.feedback_reason as "feedbackReason", m.quick_replies as "quickReplies",
    ${tables.debug ? sql`m.debug` : sql`null::jsonb as debug`},
    m.created_at as "createdAt"`;
}

export function messageOf(row: MessageRow): Message {
  const { id, seq, text } = row;
  const createdAt = row.createdAt.toISOString();
  if (row.role === 'user')
    return { role: 'user', id, seq, cid: required(row.cid), text, createdAt };
  return {
    role: 'bot',
    id,
    seq,
    replyTo: required(row.replyTo),
    gen: row.gen,
    state: required(row.state),
    text,
    sources: row.sources ?? [],
    revision: required(row.revision),
    ...(row.fingerprint && { fingerprint: row.fingerprint }),
    createdAt,
    ...(row.replaces && { replaces: row.replaces }),
    ...(row.feedback && { feedback: row.feedback }),
    ...(row.feedbackReason && { feedbackReason: row.feedbackReason }),
    ...(row.quickReplies?.length && { quickReplies: row.quickReplies }),
    ...(row.problem && { problem: row.problem }),
    ...(row.debug && { debug: row.debug }),
  };
}

/** The table's own checks see to it. */
function required<T>(value: T | null): T {
  if (value === null) throw new Error('A message in the database lacks what its role needs.');
  return value;
}
