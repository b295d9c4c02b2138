import { configChanges, type ConfigChange } from '@chatbot-test/shared/config/config-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { withLaterFields } from '@chatbot-test/shared/config/later-fields.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { Sql } from '../db/client.js';

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
  const [live] = await sql<
    { revision: number; config: ChatbotConfig; knowledge: number | null; at: Date }[]
  >`
    select r.number as revision, r.config, c.live_knowledge as knowledge, c.published_at as at
      from chatbots c
      join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.live_revision
     where c.id = ${draft.chatbotId} and c.tenant_id = ${draft.tenantId}`;
  if (!live) return null;
  const { revision, at, knowledge } = live;
  return {
    revision,
    at,
    fields: configChanges(withLaterFields(live.config), draft.config),
    documents: knowledge === null ? [] : await documentChanges(sql, draft.chatbotId, knowledge),
  };
}

/**
 * Compares a draft with what was tested last. Of documents it tells those that were saved since; one
 * that was removed since is told by the fingerprint alone.
 *
 * @returns null where nothing was tested
 */
export async function changesSinceTest(sql: Sql, draft: Chatbot): Promise<DraftChanges | null> {
  const { chatbotId, tenantId } = draft;
  const [tested] = await sql<
    { revision: number; config: ChatbotConfig; at: Date; fingerprint: string }[]
  >`
    select r.number as revision, r.config, t.last_at as at, t.fingerprint
      from tested_fingerprints t
      join chatbot_revisions r on r.chatbot_id = t.chatbot_id and r.number = t.revision
     where t.chatbot_id = ${chatbotId} and r.tenant_id = ${tenantId}
     order by t.last_at desc limit 1`;
  if (!tested) return null;
  const { revision, at } = tested;
  const isSame = tested.fingerprint === draft.fingerprint;
  const saved = isSame
    ? []
    : await sql<{ documentId: string; title: string; isNew: boolean }[]>`
        select d.document_id as "documentId", d.title,
               not exists (select from documents o
                 where o.document_id = d.document_id and o.created_at <= ${at}) as "isNew"
          from documents d
         where d.chatbot_id = ${chatbotId} and d.tenant_id = ${tenantId} and d.in_draft
           and d.updated_at > ${at}
         order by d.title limit ${MOST_DOCUMENTS}`;
  const documents = saved.map(({ documentId, title, isNew }) => ({
    ...{ documentId, title },
    kind: isNew ? ('added' as const) : ('changed' as const),
    what: [],
  }));
  return {
    ...{ revision, at, documents },
    fields: configChanges(withLaterFields(tested.config), draft.config),
  };
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

/** Questions of tests of exactly this that got no answer, and why. */
export async function unansweredTests(
  sql: Sql,
  chatbotId: string,
  fingerprint: string,
): Promise<{ readonly question: string; readonly code: string | null }[]> {
  return sql<{ question: string; code: string | null }[]>`
    select distinct left(q.text, 120) as question, m.problem->>'code' as code
      from test_sessions s
      join test_messages m on m.session_id = s.id
      join test_messages q on q.id = m.reply_to
     where s.chatbot_id = ${chatbotId} and m.fingerprint = ${fingerprint} and not m.replaced
       and (m.state = 'failed' or (m.state = 'done' and m.sources = '[]'))
     order by 1 limit 20`;
}

/** Reviewers by link whose last verdict on exactly this is that they want changes. */
export async function changesAskedFor(
  sql: Sql,
  chatbotId: string,
  fingerprint: string,
): Promise<{ readonly author: string; readonly text: string }[]> {
  return sql<{ author: string; text: string }[]>`
    select author, text from (
      select distinct on (c.link_id) c.author, left(c.text, 300) as text, c.verdict
        from review_links l join review_comments c on c.link_id = l.id
       where l.chatbot_id = ${chatbotId} and l.fingerprint = ${fingerprint}
         and c.verdict is not null
       order by c.link_id, c.number desc) last
     where verdict = 'changes'`;
}
