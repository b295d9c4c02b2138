import { and, eq, inArray, isNotNull, isNull, sql as fragment, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { QueryBuilder } from '../db/query-builder.js';
import { chatbotRevisions, chatbots } from '../db/schema/chatbots.js';
import { documents } from '../db/schema/documents.js';
import { knowledgeSnapshots as snapshots } from '../db/schema/knowledge-snapshots.js';
import { draftRoot } from '../knowledge/snapshots/knowledge-root.js';
import { fingerprintOf, type Build } from './fingerprint.js';
import type { ChatbotPage, ChatbotQuery, ChatbotSort, ChatbotState } from './list-chatbots.js';
import { rootOr } from './stored-chatbot.js';

const draft = alias(chatbotRevisions, 'draft');
const live = alias(chatbotRevisions, 'live');

/** Reads a page of a tenant's chatbots. @param only these ids; null for all */
export async function listChatbots(
  db: QueryBuilder,
  build: Build,
  tenantId: string,
  only: readonly string[] | null,
  { q, state, archived = false, sort, after, limit }: ChatbotQuery,
): Promise<ChatbotPage> {
  const key = sortKey(sort);
  const [beyond, order] = sort.startsWith('-')
    ? [fragment`<`, fragment`desc`]
    : [fragment`>`, fragment`asc`];
  const type = sort.endsWith('name') ? fragment`text` : fragment`bigint`;
  const rows = await db
    .select({
      id: chatbots.id,
      name: fragment<string>`${draft.config}->>'name'`,
      avatar: fragment<string>`${draft.config}#>>'{appearance,avatar}'`,
      primary: fragment<string>`${draft.config}#>>'{appearance,light,primary}'`,
      draft: { revision: draft.number, configuration: draft.fingerprint, root: draftRoot() },
      live: { revision: live.number, configuration: live.fingerprint },
      liveRoot: rootOr(snapshots.root),
      publishedAt: chatbots.publishedAt,
      updatedAt: chatbots.updatedAt,
      archivedAt: chatbots.archivedAt,
      key: fragment<string>`(${key})::text`,
      documents: fragment<number>`(select count(*)::int from ${documents}
        where ${documents.tenantId} = ${chatbots.tenantId}
          and ${documents.chatbotId} = ${chatbots.id} and ${documents.inDraft})`,
    })
    .from(chatbots)
    .innerJoin(
      draft,
      and(eq(draft.chatbotId, chatbots.id), eq(draft.number, chatbots.draftRevision)),
    )
    .leftJoin(live, and(eq(live.chatbotId, chatbots.id), eq(live.number, chatbots.liveRevision)))
    .leftJoin(snapshots, eq(snapshots.number, chatbots.liveKnowledge))
    .where(
      and(
        eq(chatbots.tenantId, tenantId),
        archived ? isNotNull(chatbots.archivedAt) : isNull(chatbots.archivedAt),
        only === null ? undefined : inArray(chatbots.id, [...only]),
        q
          ? fragment`position(lower(${q}::text) in lower(${draft.config}->>'name')) > 0`
          : undefined,
        state && isIn(state),
        after
          ? fragment`(${key}, ${chatbots.id}) ${beyond} (${after.key}::${type}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(fragment`${key} ${order}`, fragment`${chatbots.id} ${order}`)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const named = (configuration: string, knowledge: string) =>
    fingerprintOf({ configuration, knowledge, ...build });
  return {
    chatbots: page.map(({ key: _key, liveRoot, publishedAt, ...row }) => ({
      ...row,
      draft: {
        revision: row.draft.revision,
        fingerprint: named(row.draft.configuration, row.draft.root),
      },
      live:
        row.live && publishedAt
          ? {
              revision: row.live.revision,
              fingerprint: named(row.live.configuration, liveRoot),
              publishedAt,
            }
          : null,
    })),
    next: last ? { key: last.key, id: last.id } : null,
  };
}

/** Moments in microseconds, as Postgres has them; names by code point, the same everywhere. */
function sortKey(sort: ChatbotSort): SQL {
  switch (sort) {
    case 'name':
    case '-name':
      return fragment`lower(${draft.config}->>'name') collate "C"`;
    case 'updated':
    case '-updated':
      return fragment`(extract(epoch from ${chatbots.updatedAt}) * 1000000)::bigint`;
    case 'created':
    case '-created':
      return fragment`(extract(epoch from ${chatbots.createdAt}) * 1000000)::bigint`;
  }
}

function isIn(state: ChatbotState): SQL {
  switch (state) {
    case 'draft':
      return isNull(live.number);
    case 'changed':
      return fragment`${live.number} is not null and not ${isDraftLive()}`;
    case 'live':
      return isDraftLive();
  }
}

/** Configuration and documents: a draft that was saved back to what is published is no change. */
const isDraftLive = () =>
  fragment`(${live.fingerprint} = ${draft.fingerprint} and ${rootOr(snapshots.root)} = ${draftRoot()})`;
