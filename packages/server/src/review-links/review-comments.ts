import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { and, count, desc, eq, inArray, ne, sql as fragment } from 'drizzle-orm';
import { audited, type Deed } from '../audit/audited.js';
import type { Sql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import {
  liveConversations as conversations,
  liveMessages as messages,
} from '../db/schema/live-conversations.js';
import { approvals } from '../db/schema/publishing.js';
import { reviewComments as comments, reviewLinks as links } from '../db/schema/review-links.js';
import { keepApproval } from '../publishing/evidence.js';
import type { ReviewLink } from './review-links.js';

type MessageRow = typeof messages.$inferSelect;

export interface ReviewComment extends Omit<typeof comments.$inferSelect, 'linkId'> {
  /** Conversation of the message; null: the comment is about none, or it is deleted. */
  readonly conversationId: string | null;
}

/** A message of the conversations by a link. */
export type ReviewMessage = Pick<MessageRow, 'id' | 'role' | 'text'>;

export interface NewComment {
  readonly author: string;
  readonly text: string;
  readonly messageId?: string | undefined;
  readonly verdict?: 'approve' | 'changes' | undefined;
}

/** Comments of one link, so that nobody fills the database by it. */
const MOST_COMMENTS = 500;
/** Comments of all links of a chatbot that are listed at once. */
const MOST_LISTED = 1_000;
/** Characters of a message that a comment keeps. */
const EXCERPT = 200;
/** Messages that are shown; the newest. */
const MOST_MESSAGES = 100;

const COMMENT = {
  number: comments.number,
  author: comments.author,
  text: comments.text,
  messageId: comments.messageId,
  conversationId: messages.sessionId,
  excerpt: comments.excerpt,
  verdict: comments.verdict,
  createdAt: comments.createdAt,
};

/** Conversations by review links, comments on them, and verdicts. */
export class ReviewComments {
  readonly #sql: Sql;
  readonly #db: QueryBuilder;

  constructor(sql: Sql) {
    this.#sql = sql;
    this.#db = queryBuilder(sql);
  }

  /** The comments by a link, oldest first. */
  async list(linkId: string): Promise<ReviewComment[]> {
    return this.#db
      .select(COMMENT)
      .from(comments)
      .leftJoin(messages, eq(messages.id, comments.messageId))
      .where(eq(comments.linkId, linkId))
      .orderBy(comments.number);
  }

  /** The newest comments by these links, by link and oldest first. */
  async listNewest(linkIds: readonly string[]): Promise<Map<string, ReviewComment[]>> {
    const rows = await this.#db
      .select({ ...COMMENT, linkId: comments.linkId })
      .from(comments)
      .leftJoin(messages, eq(messages.id, comments.messageId))
      .where(inArray(comments.linkId, [...linkIds]))
      .orderBy(desc(comments.createdAt), desc(comments.number))
      .limit(MOST_LISTED);
    const found = new Map<string, ReviewComment[]>(linkIds.map((id) => [id, []]));
    for (const { linkId, ...comment } of rows.reverse()) found.get(linkId)?.push(comment);
    return found;
  }

  /**
   * Keeps a comment. A verdict counts for the gate: the last one by a link is its verdict.
   *
   * @throws CodedError `too-many-comments`
   */
  async add(link: ReviewLink, said: NewComment, address: string): Promise<void> {
    const { author, text, messageId = null, verdict = null } = said;
    const { id, tenantId, chatbotId, fingerprint } = link;
    const by = `link:${id}`;
    const object = { type: 'chatbot', id: chatbotId } as const;
    const after = { fingerprint, link: id, author, comment: text };
    const deed: Deed | null =
      verdict === 'approve'
        ? {
            actor: { tenantId, operatorId: by, address },
            entry: { action: 'chatbot.approve', object, after },
          }
        : null;
    await audited(this.#sql, deed, async (tx) => {
      const db = queryBuilder(tx);
      await db.select({ id: links.id }).from(links).where(eq(links.id, id)).for('update');
      const [row] = await db
        .select({ there: count() })
        .from(comments)
        .where(eq(comments.linkId, id));
      const there = row?.there ?? 0;
      if (there >= MOST_COMMENTS)
        throw new CodedError('too-many-comments', { most: MOST_COMMENTS });
      const about = messageId === null ? null : await excerptOf(db, id, messageId);
      await db
        .insert(comments)
        .values({ linkId: id, number: there + 1, author, text, verdict, ...about });
      if (verdict === 'changes') {
        const given = and(eq(approvals.fingerprint, fingerprint), eq(approvals.approvedBy, by));
        await db.delete(approvals).where(and(eq(approvals.chatbotId, chatbotId), given));
      } else if (verdict === 'approve') {
        const approval = { chatbotId, fingerprint, approvedBy: by, comment: `${author}: ${text}` };
        await keepApproval(tx, approval);
      }
    });
  }

  /** The latest messages of the conversations by a link, oldest first. */
  async messages(linkId: string): Promise<readonly ReviewMessage[]> {
    const { id, role, text, createdAt, epoch } = messages;
    const isShown = and(ne(text, ''), eq(epoch, conversations.epoch));
    const rows = await this.#db
      .select({ id, role, text })
      .from(messages)
      .innerJoin(conversations, eq(conversations.id, messages.sessionId))
      .where(and(eq(conversations.reviewLink, linkId), isShown))
      .orderBy(desc(createdAt), id)
      .limit(MOST_MESSAGES);
    return rows.reverse();
  }
}

/** The beginning of a message, if it is one of the conversations by this link; else null. */
async function excerptOf(db: QueryBuilder, linkId: string, messageId: string) {
  const excerpt = fragment<string>`left(${messages.text}, ${EXCERPT}::int)`;
  const [found] = await db
    .select({ messageId: messages.id, excerpt })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.sessionId))
    .where(and(eq(messages.id, messageId), eq(conversations.reviewLink, linkId)));
  return found ?? null;
}
