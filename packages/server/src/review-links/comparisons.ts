import { randomUUID } from 'node:crypto';
import { and, eq, lt, sql as fragment } from 'drizzle-orm';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { chatbots } from '../db/schema/chatbots.js';
import { reviewLinks as links } from '../db/schema/review-links.js';
import type { Operator } from '../operators/operator.js';
import { freezeAsSeen } from './freeze-as-seen.js';
import { hashOfLinkToken, newLinkToken } from './link-key.js';

/** One side of a comparison: a frozen revision, and what its address ends with. */
export interface ComparedSide {
  readonly revision: number;
  readonly key: string;
}

export interface Comparison {
  /** The version that visitors get; null: nothing is published. */
  readonly before: ComparedSide | null;
  /** The draft. */
  readonly after: ComparedSide;
  readonly expiresAt: Date;
}

/** Replies that each side may cost. */
const REPLIES = 50;
/** Time for which a comparison stays open, in ms. */
const OPEN_MS = 60 * 60 * 1000;

/**
 * Makes what is live and the draft, both frozen, open side by side for an hour: each answers from its
 * own documents, in the real widget.
 *
 * @param live what visitors get; null: nothing
 * @throws CodedError `stale-revision` if the draft was changed in this very moment
 */
export async function compare(
  sql: Sql,
  operator: Operator,
  draft: Chatbot,
  live: ChatbotRevision | null,
): Promise<Comparison> {
  const { tenantId, chatbotId } = draft;
  const expiresAt = new Date(Date.now() + OPEN_MS);
  const open = async (
    tx: TransactionSql,
    { revision, fingerprint }: Pick<Chatbot, 'revision' | 'fingerprint'>,
    knowledge: number,
  ): Promise<ComparedSide> => {
    const key = newLinkToken();
    await queryBuilder(tx)
      .insert(links)
      .values({
        ...{ id: randomUUID(), tenantId, chatbotId, revision, knowledge, fingerprint, expiresAt },
        ...{ label: '', isComparison: true, repliesLeft: REPLIES },
        createdBy: operator.operatorId,
        tokenHash: hashOfLinkToken(key),
      });
    return { revision, key };
  };
  return sql.begin(async (tx) => {
    const isOver = and(links.isComparison, lt(links.expiresAt, fragment`now()`));
    const db = queryBuilder(tx);
    await db.delete(links).where(and(eq(links.chatbotId, chatbotId), isOver));
    const drafted = await freezeAsSeen(tx, draft);
    const [published] = await db
      .select({ knowledge: chatbots.liveKnowledge })
      .from(chatbots)
      .where(eq(chatbots.id, chatbotId));
    // What was published before documents belonged to revisions answers from those of the draft.
    const before = live && (await open(tx, live, published?.knowledge ?? drafted));
    return { before, after: await open(tx, draft, drafted), expiresAt };
  });
}
