import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { and, eq } from 'drizzle-orm';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { chatbots } from '../db/schema/chatbots.js';
import { knowledgeSnapshots as snapshots } from '../db/schema/knowledge-snapshots.js';
import { freezeDraft } from '../knowledge/snapshots/freeze-draft.js';
import { holdDraft } from '../knowledge/snapshots/document-versions.js';

/**
 * Freezes the documents of a draft.
 *
 * @returns number of their snapshot
 * @throws CodedError `stale-revision` if the draft was changed since it was looked at
 */
export async function freezeAsSeen(tx: TransactionSql, draft: Chatbot): Promise<number> {
  const { tenantId, chatbotId, revision } = draft;
  await holdDraft(tx, [chatbotId]);
  const knowledge = await freezeDraft(tx, tenantId, chatbotId);
  const isSame = and(eq(snapshots.number, knowledge), eq(snapshots.root, draft.parts.knowledge));
  const [same] = await queryBuilder(tx)
    .select({ id: chatbots.id })
    .from(chatbots)
    .innerJoin(snapshots, isSame)
    .where(and(eq(chatbots.id, chatbotId), eq(chatbots.draftRevision, revision)));
  if (!same) throw new CodedError('stale-revision', { current: revision });
  return knowledge;
}
