import { and, eq, isNull, sql as fragment } from 'drizzle-orm';
import { audited } from '../audit/audited.js';
import type { DeedsOf } from '../audit/audited.js';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { chatbotRevisions as revisions, chatbots } from '../db/schema/chatbots.js';
import {
  freezeDraft,
  thawSnapshot,
  withdrawDocument,
} from '../knowledge/snapshots/freeze-draft.js';
import { holdDraft } from '../knowledge/snapshots/document-versions.js';
import type {
  Chatbot,
  ChatbotChange,
  ChatbotDeeds,
  ChatbotRepository,
  Publication,
  PublishOptions,
  NewRevision,
  RevisionDetail,
  RevisionSummary,
} from './chatbot-repository.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';
import { NO_BUILD, type Build } from './fingerprint.js';
import type { ChatbotPage, ChatbotQuery } from './list-chatbots.js';
import { listChatbots } from './postgres-chatbot-list.js';
import {
  readDetail,
  readDraft,
  readPublished,
  readReviewed,
  readRevision,
  readRevisions,
} from './stored-chatbot.js';

type OnPublish = (sql: TransactionSql, publication: Publication) => Promise<void>;

/** Chatbots in Postgres, and what of their knowledge is published. */
export class PostgresChatbotRepository implements ChatbotRepository {
  readonly #sql: Sql;
  readonly #db: QueryBuilder;
  readonly #build: Build;
  readonly #onPublish: OnPublish;

  /**
   * @param build what answers beside configuration and documents: part of each fingerprint
   * @param onPublish what belongs to a publication, in its transaction: without it there is none
   */
  constructor(sql: Sql, build: Build = NO_BUILD, onPublish: OnPublish = async () => undefined) {
    this.#sql = sql;
    this.#db = queryBuilder(sql);
    this.#build = build;
    this.#onPublish = onPublish;
  }

  async isEmpty(): Promise<boolean> {
    const rows = await this.#db.select({ id: chatbots.id }).from(chatbots).limit(1);
    return rows.length === 0;
  }

  list(
    tenantId: string,
    only: readonly string[] | null,
    query: ChatbotQuery,
  ): Promise<ChatbotPage> {
    return listChatbots(this.#db, this.#build, tenantId, only, query);
  }

  find(tenantId: string, chatbotId: string): Promise<Chatbot | null> {
    return readDraft(this.#db, this.#build, tenantId, chatbotId);
  }

  findRevision(chatbotId: string, mode: SessionMode): Promise<ChatbotRevision | null> {
    return readRevision(this.#db, this.#build, chatbotId, mode);
  }

  findReviewed(linkId: string): Promise<ChatbotRevision | null> {
    return readReviewed(this.#db, this.#build, linkId);
  }

  listRevisions(
    tenantId: string,
    chatbotId: string,
    before: number | null,
    limit: number,
  ): Promise<readonly RevisionSummary[]> {
    return readRevisions(this.#db, this.#build, { tenantId, chatbotId, before, limit });
  }

  findDetail(
    tenantId: string,
    chatbotId: string,
    revision: number,
  ): Promise<RevisionDetail | null> {
    return readDetail(this.#db, this.#build, { tenantId, chatbotId, revision });
  }

  create(first: NewRevision, deeds: ChatbotDeeds): Promise<Chatbot | null> {
    const { tenantId, chatbotId } = first;
    return this.#change(deeds, async (sql) => {
      const db = queryBuilder(sql);
      const added = await db
        .insert(chatbots)
        .values({ id: chatbotId, tenantId, draftRevision: 1 })
        .onConflictDoNothing()
        .returning({ id: chatbots.id });
      if (added.length === 0) return null;
      await addRevision(db, first, 1);
      return { before: null, after: await readDraft(db, this.#build, tenantId, chatbotId) };
    });
  }

  saveDraft(next: NewRevision, after: number, deeds: ChatbotDeeds): Promise<Chatbot | null> {
    const { tenantId, chatbotId } = next;
    return this.#change(deeds, async (sql) => {
      const db = queryBuilder(sql);
      await holdDraft(sql, [chatbotId]);
      const before = await readDraft(db, this.#build, tenantId, chatbotId);
      if (before?.revision !== after) return null;
      await addRevision(db, next, after + 1);
      return { before, after: await readDraft(db, this.#build, tenantId, chatbotId) };
    });
  }

  /** @param work resolves with null where it did nothing */
  async #change<After extends ChatbotRevision | null>(
    deeds: ChatbotDeeds,
    work: (
      sql: TransactionSql,
    ) => Promise<{ readonly before: ChatbotRevision | null; readonly after: After } | null>,
  ): Promise<After | null> {
    const told = deeds && ((change: ChatbotChange | null) => (change ? deeds(change) : []));
    return (await audited(this.#sql, told, work))?.after ?? null;
  }

  async publish(
    tenantId: string,
    chatbotId: string,
    by: string,
    deeds: ChatbotDeeds,
    { overridden = false, fingerprint }: PublishOptions = {},
  ): Promise<Chatbot | null> {
    try {
      return await this.#change(deeds, async (sql) => {
        const db = queryBuilder(sql);
        const frozen = await this.#freeze(sql, tenantId, chatbotId, by);
        if (!frozen) return null;
        const before = await readRevision(db, this.#build, chatbotId, 'live');
        const { revision: liveRevision, knowledge: liveKnowledge } = frozen;
        const isSame = fragment`${chatbots.liveRevision} = ${liveRevision}
          and ${chatbots.liveKnowledge} = ${liveKnowledge}`;
        await db
          .update(chatbots)
          .set({
            ...{ liveRevision, liveKnowledge, archivedAt: null },
            publishedAt: fragment`case when ${isSame} then ${chatbots.publishedAt} else now() end`,
          })
          .where(eq(chatbots.id, chatbotId));
        const chatbot = await readPublished(db, this.#build, chatbotId);
        if (!chatbot) return null;
        // Thrown, so that nothing of it stays: somebody has changed the draft since it was looked at.
        if (fingerprint !== undefined && chatbot.fingerprint !== fingerprint)
          throw new DraftChanged();
        await this.#onPublish(sql, { chatbot, overridden });
        return { before, after: chatbot };
      });
    } catch (error) {
      if (error instanceof DraftChanged) return null;
      throw error;
    }
  }

  restore(
    tenantId: string,
    chatbotId: string,
    revision: number,
    { after, by }: { readonly after: number; readonly by: string },
    deeds: ChatbotDeeds,
  ): Promise<Chatbot | null> {
    return this.#change(deeds, async (sql) => {
      const db = queryBuilder(sql);
      // Nothing is lost: the draft's documents stay with the draft's revision.
      const draft = await this.#freeze(sql, tenantId, chatbotId, by, after);
      if (!draft) return null;
      const before = await readDraft(db, this.#build, tenantId, chatbotId);
      const [stored] = await db
        .select()
        .from(revisions)
        .where(and(eq(revisions.chatbotId, chatbotId), eq(revisions.number, revision)));
      if (!stored) return null;
      const knowledge = stored.knowledge ?? draft.knowledge;
      if (stored.fingerprint !== draft.configuration || knowledge !== draft.knowledge) {
        if (knowledge !== draft.knowledge)
          await thawSnapshot(sql, { tenantId, chatbotId }, knowledge);
        await addRevision(db, likeBefore(stored, by), draft.revision + 1);
      }
      return { before, after: await readDraft(db, this.#build, tenantId, chatbotId) };
    });
  }

  withdrawDocument(
    tenantId: string,
    chatbotId: string,
    documentId: string,
    deeds: DeedsOf<void> | null,
  ): Promise<boolean> {
    const told = deeds && ((isGone: boolean) => (isGone ? deeds() : []));
    return audited(this.#sql, told, async (sql) => {
      await holdDraft(sql, [chatbotId]);
      return withdrawDocument(sql, { tenantId, chatbotId }, documentId);
    });
  }

  async unpublish(
    tenantId: string,
    chatbotId: string,
    deeds: ChatbotDeeds,
  ): Promise<Chatbot | null> {
    await this.#change(deeds, async (sql) => {
      await holdDraft(sql, [chatbotId]);
      const db = queryBuilder(sql);
      const before = await readRevision(db, this.#build, chatbotId, 'live');
      if (before?.tenantId !== tenantId) return null;
      await db.update(chatbots).set(NOT_LIVE).where(eq(chatbots.id, chatbotId));
      return { before, after: null };
    });
    return this.find(tenantId, chatbotId);
  }

  archive(
    tenantId: string,
    chatbotId: string,
    archived: boolean,
    deeds: ChatbotDeeds,
  ): Promise<boolean> {
    return this.#removal(tenantId, chatbotId, deeds, async (db, draft) => {
      const archivedAt = fragment`coalesce(${chatbots.archivedAt}, now())`;
      await db
        .update(chatbots)
        .set(archived ? { ...NOT_LIVE, archivedAt } : { archivedAt: null })
        .where(eq(chatbots.id, chatbotId));
      return archived ? { before: draft, after: null } : { before: null, after: draft };
    });
  }

  delete(tenantId: string, chatbotId: string, deeds: ChatbotDeeds): Promise<boolean> {
    return this.#removal(tenantId, chatbotId, deeds, async (db, before) => {
      await db.delete(chatbots).where(eq(chatbots.id, chatbotId));
      return { before, after: null };
    });
  }

  /** @returns false, and nothing is done, as for `find` */
  async #removal(
    tenantId: string,
    chatbotId: string,
    deeds: ChatbotDeeds,
    work: (db: QueryBuilder, draft: Chatbot) => Promise<ChatbotChange>,
  ): Promise<boolean> {
    let isThere = false;
    await this.#change(deeds, async (sql) => {
      await holdDraft(sql, [chatbotId]);
      const db = queryBuilder(sql);
      const draft = await readDraft(db, this.#build, tenantId, chatbotId);
      isThere = draft !== null;
      return draft && work(db, draft);
    });
    return isThere;
  }

  /**
   * Sees to it that the draft's revision has the draft's documents, as a snapshot; if it has others
   * by an earlier publication, the next revision has them.
   *
   * @param after number of the draft that it must be; left out: any
   */
  async #freeze(
    sql: TransactionSql,
    tenantId: string,
    chatbotId: string,
    by: string,
    after?: number,
  ): Promise<FrozenDraft | null> {
    const db = queryBuilder(sql);
    await holdDraft(sql, [chatbotId]);
    const [found] = await db
      .select({ draft: revisions })
      .from(chatbots)
      .innerJoin(
        revisions,
        and(eq(revisions.chatbotId, chatbots.id), eq(revisions.number, chatbots.draftRevision)),
      )
      .where(and(eq(chatbots.id, chatbotId), eq(chatbots.tenantId, tenantId)));
    if (!found || (after !== undefined && found.draft.number !== after)) return null;
    const { draft } = found;
    const knowledge = await freezeDraft(sql, tenantId, chatbotId);
    const isOwn = draft.knowledge === null || draft.knowledge === knowledge;
    const revision = isOwn ? draft.number : draft.number + 1;
    if (!isOwn) await addRevision(db, likeBefore(draft, by), revision);
    await db
      .update(revisions)
      .set({ knowledge })
      .where(
        and(
          eq(revisions.chatbotId, chatbotId),
          eq(revisions.number, revision),
          isNull(revisions.knowledge),
        ),
      );
    return { revision, configuration: draft.fingerprint, knowledge };
  }
}

/** Visitors get nothing. */
const NOT_LIVE = { liveRevision: null, liveKnowledge: null, publishedAt: null };

/** The draft is not what was to be published. */
class DraftChanged extends Error {
  override readonly name = 'DraftChanged';
}

interface FrozenDraft {
  readonly revision: number;
  /** SHA-256 of its configuration. */
  readonly configuration: string;
  /** Number of its snapshot. */
  readonly knowledge: number;
}

/** The configuration of an earlier revision, for another one. */
function likeBefore(earlier: typeof revisions.$inferSelect, createdBy: string): NewRevision {
  const { tenantId, chatbotId, config, fingerprint: configuration } = earlier;
  return { tenantId, chatbotId, config, configuration, createdBy };
}

/** Stores a revision, which is the draft from then on. */
async function addRevision(
  db: QueryBuilder,
  { configuration: fingerprint, ...next }: NewRevision,
  number: number,
): Promise<void> {
  await db.insert(revisions).values({ ...next, number, fingerprint });
  await db
    .update(chatbots)
    .set({ draftRevision: number, updatedAt: fragment`now()` })
    .where(eq(chatbots.id, next.chatbotId));
}
