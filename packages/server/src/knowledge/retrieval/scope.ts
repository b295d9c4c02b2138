import type { Sql } from 'postgres';

/** Documents that are searched, and their versions: part of every query. */
export interface Scope {
  readonly tenantId: string;
  readonly chatbotId: string;
  /** Number of a knowledge snapshot. Default: the draft. */
  readonly snapshot?: number | undefined;
  /** The one document that is searched. Default: all. */
  readonly documentId?: string | undefined;
  /** The reply that it is for: in the database's log each query then names it. */
  readonly replyId?: string | undefined;
}

/** Names the tables by what queries call them: documents, chunks, words, embeddings. */
type Alias = 'd' | 'c' | 'w' | 'e';

/**
 * The condition that a row of one of these tables is of the scope, its draft or its snapshot. The
 * planner drops what names the reply: it costs nothing.
 */
export function within(sql: Sql, scope: Scope, alias: Alias) {
  const { tenantId, chatbotId, snapshot, documentId, replyId = null } = scope;
  const column = (name: string) => sql(`${alias}.${name}`);
  const version = column(alias === 'd' ? 'id' : 'document_id');
  const versions =
    snapshot === undefined
      ? sql`select id from documents
          where tenant_id = ${tenantId} and chatbot_id = ${chatbotId} and in_draft`
      : sql`select version_id from knowledge_snapshot_documents where snapshot = ${snapshot}::int`;
  const alone =
    documentId === undefined
      ? sql``
      : sql`and ${version} in (select id from documents where document_id = ${documentId})`;
  return sql`${column('tenant_id')} = ${tenantId} and ${column('chatbot_id')} = ${chatbotId}
    and ${version} in (${versions}) ${alone} and (${replyId}::text is null or true)`;
}
