import { and, eq, inArray, isNull, ne, notInArray, sql as fragment, type SQL } from 'drizzle-orm';
import type { TransactionSql } from '../../db/client.js';
import { queryBuilder, type QueryBuilder } from '../../db/query-builder.js';
import { chatbots } from '../../db/schema/chatbots.js';
import { documents } from '../../db/schema/documents.js';
import {
  knowledgeSnapshotDocuments as members,
  knowledgeSnapshots as snapshots,
} from '../../db/schema/knowledge-snapshots.js';
import { reviewLinks } from '../../db/schema/review-links.js';
import { knowledgeRoot } from './knowledge-root.js';

interface Owner {
  readonly tenantId: string;
  readonly chatbotId: string;
}

/**
 * Makes a snapshot of the draft's documents, or finds the one that has the same. The caller holds the
 * draft.
 *
 * @returns its number
 */
export function freezeDraft(
  sql: TransactionSql,
  tenantId: string,
  chatbotId: string,
): Promise<number> {
  return snapshotOf(queryBuilder(sql), { tenantId, chatbotId }, documents.inDraft);
}

/**
 * Takes a document out of what visitors are answered from, and out of the draft, for good: no
 * snapshot is restored with it.
 *
 * @returns whether the chatbot had it at all
 */
export async function withdrawDocument(
  sql: TransactionSql,
  { tenantId, chatbotId }: Owner,
  documentId: string,
): Promise<boolean> {
  const db = queryBuilder(sql);
  const withdrawn = await db
    .update(documents)
    .set({ withdrawnAt: fragment`now()`, inDraft: false })
    .where(
      and(
        ofChatbot({ tenantId, chatbotId }),
        eq(documents.documentId, documentId),
        isNull(documents.withdrawnAt),
      ),
    )
    .returning({ id: documents.id });
  if (withdrawn.length === 0) return false;
  const live = db
    .select({ knowledge: chatbots.liveKnowledge })
    .from(chatbots)
    .where(and(eq(chatbots.id, chatbotId), eq(chatbots.tenantId, tenantId)));
  const reviewed = db
    .select({ knowledge: reviewLinks.knowledge })
    .from(reviewLinks)
    .where(and(eq(reviewLinks.chatbotId, chatbotId), isNull(reviewLinks.revokedAt)));
  // Who reviews gets no more than visitors do.
  for (const { knowledge } of await live.union(reviewed)) {
    if (knowledge === null) continue;
    const left = await snapshotOf(
      db,
      { tenantId, chatbotId },
      and(inArray(documents.id, versionsOf(db, knowledge)), ne(documents.documentId, documentId)),
    );
    await db
      .update(chatbots)
      .set({ liveKnowledge: left })
      .where(and(eq(chatbots.id, chatbotId), eq(chatbots.liveKnowledge, knowledge)));
    await db
      .update(reviewLinks)
      .set({ knowledge: left })
      .where(and(eq(reviewLinks.chatbotId, chatbotId), eq(reviewLinks.knowledge, knowledge)));
  }
  return true;
}

/** Makes the draft what a snapshot has, but for documents that were withdrawn. */
export async function thawSnapshot(
  sql: TransactionSql,
  owner: Owner,
  snapshot: number,
): Promise<void> {
  const db = queryBuilder(sql);
  const isMember = versionsOf(db, snapshot);
  // One after the other: a slug is in the draft once.
  await db
    .update(documents)
    .set({ inDraft: false })
    .where(and(ofChatbot(owner), documents.inDraft, notInArray(documents.id, isMember)));
  await db
    .update(documents)
    .set({ inDraft: true })
    .where(
      and(
        ofChatbot(owner),
        eq(documents.inDraft, false),
        isNull(documents.withdrawnAt),
        inArray(documents.id, isMember),
      ),
    );
}

/** @param which of the chatbot's versions */
async function snapshotOf(
  db: QueryBuilder,
  owner: Owner,
  which: SQL | typeof documents.inDraft | undefined,
): Promise<number> {
  const where = and(ofChatbot(owner), fragment`${which}`);
  const [summed] = await db.select({ root: knowledgeRoot() }).from(documents).where(where);
  const root = summed?.root ?? '';
  const [made] = await db
    .insert(snapshots)
    .values({ ...owner, root })
    .onConflictDoNothing()
    .returning({ number: snapshots.number });
  if (made) {
    const snapshot = fragment<number>`${made.number}::int`.as('snapshot');
    await db
      .insert(members)
      .select(db.select({ snapshot, versionId: documents.id }).from(documents).where(where));
    return made.number;
  }
  const [known] = await db
    .select({ number: snapshots.number })
    .from(snapshots)
    .where(and(eq(snapshots.chatbotId, owner.chatbotId), eq(snapshots.root, root)));
  if (!known) throw new Error('A snapshot that is there already was not found.');
  return known.number;
}

const versionsOf = (db: QueryBuilder, snapshot: number) =>
  db.select({ id: members.versionId }).from(members).where(eq(members.snapshot, snapshot));

const ofChatbot = ({ tenantId, chatbotId }: Owner) =>
  and(eq(documents.tenantId, tenantId), eq(documents.chatbotId, chatbotId));
