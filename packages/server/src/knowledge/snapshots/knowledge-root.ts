import { sql as fragment, type SQL } from 'drizzle-orm';
import { chatbots } from '../../db/schema/chatbots.js';
import { documents } from '../../db/schema/documents.js';

/**
 * SHA-256 of content hashes, sorted, one a line: what a knowledge base says as a whole. An aggregate
 * of rows with `content_hash`.
 */
export const knowledgeRoot = (): SQL<string> => fragment<string>`
  encode(sha256(convert_to(coalesce(string_agg(content_hash, E'\\n'
    order by content_hash collate "C"), ''), 'UTF8')), 'hex')`;

/** The root of the draft of the chatbot that a query reads. */
export const draftRoot = (): SQL<string> => fragment<string>`
  (select ${knowledgeRoot()} from ${documents}
    where ${documents.tenantId} = ${chatbots.tenantId}
      and ${documents.chatbotId} = ${chatbots.id} and ${documents.inDraft})`;
