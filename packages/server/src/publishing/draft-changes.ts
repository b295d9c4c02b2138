import { configChanges, type ConfigChange } from '@chatbot-test/shared/config/config-changes.js';
import { withLaterFields } from '@chatbot-test/shared/config/later-fields.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { and, desc, eq, exists, gt, isNotNull, lte, not, or, sql as fragment } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { chatbotRevisions as revisions, chatbots } from '../db/schema/chatbots.js';
import { documents } from '../db/schema/documents.js';
import { testedFingerprints as tests } from '../db/schema/publishing.js';
import { reviewComments as comments, reviewLinks as links } from '../db/schema/review-links.js';
import { testMessages as messages, testSessions as sessions } from '../db/schema/test-sessions.js';

/** A document that is not the same on both sides. */
export interface DocumentChange {
  readonly documentId: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Parts that differ, in words; of a changed one alone. */
  readonly what: readonly string[];
}

/** Differences of a draft from something earlier. */
export interface DraftChanges {
  readonly revision: number;
  readonly at: Date;
  readonly fields: readonly ConfigChange[];
  readonly documents: readonly DocumentChange[];
}

/** Documents that are named one by one. */
const MOST_DOCUMENTS = 200;

const PARTS: Readonly<Record<string, string>> = {
  title: 'its title',
  slug: 'its slug',
  source_url: 'its source',
  language: 'its language',
  content: 'its text',
  asked_as: 'other ways to ask for it',
};

/** Compares a draft with what is live. @returns null where nothing is */
export async function changesSinceLive(sql: Sql, draft: Chatbot): Promise<DraftChanges | null> {
  const { number: revision, config } = revisions;
  const { liveKnowledge: knowledge, publishedAt: at } = chatbots;
  const isLive = and(eq(revisions.chatbotId, chatbots.id), eq(revision, chatbots.liveRevision));
  const [live] = await queryBuilder(sql)
    .select({ revision, config, knowledge, at })
    .from(chatbots)
    .innerJoin(revisions, isLive)
    .where(and(eq(chatbots.id, draft.chatbotId), eq(chatbots.tenantId, draft.tenantId)));
  if (!live?.at) return null;
  return {
    revision: live.revision,
    at: live.at,
    fields: configChanges(withLaterFields(live.config), draft.config),
    documents:
      live.knowledge === null ? [] : await documentChanges(sql, draft.chatbotId, live.knowledge),
  };
}

/**
 * Compares a draft with what was tested last. Of documents it tells those that were saved since; one
 * that was removed since is told by the fingerprint alone.
 *
 * @returns null where nothing was tested
 */
export async function changesSinceTest(sql: Sql, draft: Chatbot): Promise<DraftChanges | null> {
  const { number: revision, config } = revisions;
  const { lastAt: at, fingerprint } = tests;
  const isTested = and(eq(revisions.chatbotId, tests.chatbotId), eq(revision, tests.revision));
  const [tested] = await queryBuilder(sql)
    .select({ revision, config, at, fingerprint })
    .from(tests)
    .innerJoin(revisions, isTested)
    .where(and(eq(tests.chatbotId, draft.chatbotId), eq(revisions.tenantId, draft.tenantId)))
    .orderBy(desc(at))
    .limit(1);
  if (!tested) return null;
  const isSame = tested.fingerprint === draft.fingerprint;
  return {
    ...{ revision: tested.revision, at: tested.at },
    documents: isSame ? [] : await documentsSavedSince(sql, draft, tested.at),
    fields: configChanges(withLaterFields(tested.config), draft.config),
  };
}

async function documentsSavedSince(
  sql: Sql,
  { chatbotId, tenantId }: Chatbot,
  at: Date,
): Promise<DocumentChange[]> {
  const db = queryBuilder(sql);
  const { documentId, title } = documents;
  const older = alias(documents, 'older');
  const wasThere = db
    .select({ id: older.id })
    .from(older)
    .where(and(eq(older.documentId, documentId), lte(older.createdAt, at)));
  const isOf = and(eq(documents.chatbotId, chatbotId), eq(documents.tenantId, tenantId));
  const saved = await db
    .select({ documentId, title, isNew: fragment<boolean>`${not(exists(wasThere))}` })
    .from(documents)
    .where(and(isOf, documents.inDraft, gt(documents.updatedAt, at)))
    .orderBy(title)
    .limit(MOST_DOCUMENTS);
  return saved.map(({ isNew, ...document }) => ({
    ...document,
    kind: isNew ? 'added' : 'changed',
    what: [],
  }));
}

/** Compares the draft's documents with those of a snapshot, by title. */
async function documentChanges(
  sql: Sql,
  chatbotId: string,
  snapshot: number,
): Promise<DocumentChange[]> {
  const rows = await sql<
    { documentId: string; title: string; kind: DocumentChange['kind']; parts: string[] | null }[]
  >`
    with live as (
      select d.* from knowledge_snapshot_documents s join documents d on d.id = s.version_id
       where s.snapshot = ${snapshot}
    ), draft as (
      select * from documents where chatbot_id = ${chatbotId} and in_draft
    )
    select coalesce(n.document_id, o.document_id) as "documentId",
           coalesce(n.title, o.title) as title,
           case when o.id is null then 'added' when n.id is null then 'removed'
             else 'changed' end as kind,
           array_remove(array[
             case when o.title <> n.title then 'title' end,
             case when o.slug <> n.slug then 'slug' end,
             case when o.source_url is distinct from n.source_url then 'source_url' end,
             case when o.language <> n.language then 'language' end,
             case when o.content <> n.content then 'content' end,
             case when o.asked_as <> n.asked_as then 'asked_as' end], null) as parts
      from live o full join draft n on n.document_id = o.document_id
     where n.content_hash is distinct from o.content_hash
     order by 2, 1 limit ${MOST_DOCUMENTS}`;
  return rows.map(({ documentId, title, kind, parts }) => ({
    ...{ documentId, title, kind },
    what: (parts ?? []).map((part) => PARTS[part] ?? part),
  }));
}

/** Characters that are told of a question, and of a comment. */
const TOLD = { question: 120, comment: 300 } as const;
const MOST_QUESTIONS = 20;

/** Questions of tests of exactly this that got no answer, and why. */
export async function unansweredTests(
  sql: Sql,
  chatbotId: string,
  fingerprint: string,
): Promise<{ readonly question: string; readonly code: string | null }[]> {
  const asked = alias(messages, 'asked');
  const question = fragment<string>`left(${asked.text}, ${TOLD.question}::int)`;
  const code = fragment<string | null>`${messages.problem}->>'code'`;
  const foundNothing = and(eq(messages.state, 'done'), fragment`${messages.sources} = '[]'`);
  const isOf = and(eq(sessions.chatbotId, chatbotId), eq(messages.fingerprint, fingerprint));
  return queryBuilder(sql)
    .selectDistinct({ question, code })
    .from(sessions)
    .innerJoin(messages, eq(messages.sessionId, sessions.id))
    .innerJoin(asked, eq(asked.id, messages.replyTo))
    .where(and(isOf, not(messages.replaced), or(eq(messages.state, 'failed'), foundNothing)))
    .orderBy(fragment`1`)
    .limit(MOST_QUESTIONS);
}

/** Reviewers by link whose last verdict on exactly this is that they want changes. */
export async function changesAskedFor(
  sql: Sql,
  chatbotId: string,
  fingerprint: string,
): Promise<{ readonly author: string; readonly text: string }[]> {
  const { linkId, author, verdict, number } = comments;
  const text = fragment<string>`left(${comments.text}, ${TOLD.comment}::int)`;
  const isOf = and(eq(links.chatbotId, chatbotId), eq(links.fingerprint, fingerprint));
  const last = await queryBuilder(sql)
    .selectDistinctOn([linkId], { author, text, verdict })
    .from(links)
    .innerJoin(comments, eq(linkId, links.id))
    .where(and(isOf, isNotNull(verdict)))
    .orderBy(linkId, desc(number));
  return last
    .filter((comment) => comment.verdict === 'changes')
    .map((comment) => ({ author: comment.author, text: comment.text }));
}
