import type { TransactionSql } from 'postgres';
import type { IndexedDocument } from '../documents/knowledge-repository.js';

/** Names what a document says: a version that is brought again is the one that is there. */
export const versionIdOf = ({ id, contentHash }: IndexedDocument) =>
  `${id}.${contentHash.slice(0, 16)}`;

export const versionKey = ({ id, contentHash }: Pick<IndexedDocument, 'id' | 'contentHash'>) =>
  `${id} ${contentHash}`;

/** Keeps others from changing or freezing the drafts of chatbots until the transaction ends. */
export async function holdDraft(sql: TransactionSql, chatbotIds: readonly string[]): Promise<void> {
  const ids = [...new Set(chatbotIds)].sort();
  await sql`select 1 from chatbots where id = any(${ids}::text[]) order by id for no key update`;
}

/** Tells whether any of these documents has versions. */
export async function hasVersions(
  sql: TransactionSql,
  documents: readonly IndexedDocument[],
): Promise<boolean> {
  const given = sql.json(
    documents.map(({ id, tenantId, chatbotId }) => ({
      ...{ id, tenant_id: tenantId, chatbot_id: chatbotId },
    })),
  );
  const [row] = await sql<{ isForeign: boolean | null }[]>`
    select bool_or(d.tenant_id <> g.tenant_id or d.chatbot_id <> g.chatbot_id) as "isForeign"
    from jsonb_to_recordset(${given}) as g(id text, tenant_id text, chatbot_id text)
    join documents d on d.document_id = g.id`;
  if (row?.isForeign) throw new Error('A document has the id of another tenant’s or chatbot’s.');
  return row?.isForeign === false;
}

/**
 * Takes the versions that the draft has of these documents out of it, and puts those of the given
 * texts in that are there already.
 *
 * @returns their keys
 */
export async function adopt(
  sql: TransactionSql,
  documents: readonly IndexedDocument[],
): Promise<ReadonlySet<string>> {
  const given = sql.json(
    documents.map((document) => ({
      id: document.id,
      content_hash: document.contentHash,
    })),
  );
  await sql`
    update documents d set in_draft = false
    from jsonb_to_recordset(${given}) as g(id text) where d.document_id = g.id and d.in_draft`;
  const known = await sql<{ id: string; contentHash: string }[]>`
    update documents d set in_draft = true, withdrawn_at = null, updated_at = now()
    from jsonb_to_recordset(${given}) as g(id text, content_hash text)
    where d.document_id = g.id and d.content_hash = g.content_hash
    returning d.document_id as id, d.content_hash as "contentHash"`;
  return new Set(known.map(versionKey));
}

/** Deletes the versions of documents that neither the draft nor a snapshot has, index and all. */
export async function forgetUnused(
  sql: TransactionSql,
  documentIds: readonly string[],
): Promise<void> {
  await sql`
    delete from documents d
    where d.document_id = any(${[...documentIds]}::text[]) and not d.in_draft
      and not exists (select 1 from knowledge_snapshot_documents s where s.version_id = d.id)`;
}
