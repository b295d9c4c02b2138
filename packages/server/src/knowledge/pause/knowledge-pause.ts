import { audited } from '../../audit/audited.js';
import type { RevisionService } from '../../chatbots/revision-service.js';
import type { Sql } from '../../db/client.js';
import type { Operator } from '../../operators/operator.js';
import type { KnowledgeService } from '../documents/knowledge-service.js';
import type { WebsiteReader } from '../websites/website-reader.js';

export interface KnowledgePauseParts {
  readonly sql: Sql;
  readonly chatbots: Pick<RevisionService, 'get'>;
  readonly knowledge: Pick<KnowledgeService, 'requestEmbeddings'>;
  readonly reader: Pick<WebsiteReader, 'look'>;
}

/**
 * Pauses what is done for a chatbot's documents in the background, in all processes: they look for it
 * before each few passages that they embed, and with each page of a website that they read.
 */
export class KnowledgePause {
  readonly #parts: KnowledgePauseParts;

  constructor(parts: KnowledgePauseParts) {
    this.#parts = parts;
  }

  /**
   * Pauses it, or lets it go on; what is so already stays so.
   *
   * @throws CodedError `not-found`
   */
  async set(operator: Operator, chatbotId: string, paused: boolean): Promise<void> {
    const { chatbots, knowledge, reader, sql } = this.#parts;
    await chatbots.get(operator, chatbotId);
    const { tenantId } = operator;
    const action = paused ? 'knowledge.pause' : 'knowledge.resume';
    const deed = {
      actor: operator,
      entry: { action, object: { type: 'chatbot', id: chatbotId } },
    } as const;
    await audited(
      sql,
      (hasChanged: boolean) => (hasChanged ? [deed] : []),
      async (tx) => {
        const changed = await tx`
          update chatbots set knowledge_paused_at = ${paused ? tx`now()` : null}
          where id = ${chatbotId} and tenant_id = ${tenantId}
            and (knowledge_paused_at is null) = ${paused}::boolean`;
        // Whoever reads one finds out with its next page that it has it no more.
        if (paused) {
          await tx`
            update websites set state = 'waiting', owner = null, lease_until = null
            where chatbot_id = ${chatbotId} and state = 'reading'`;
        }
        return changed.count > 0;
      },
    );
    if (paused) return;
    knowledge.requestEmbeddings(tenantId, chatbotId);
    reader.look();
  }
}
