import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Hit } from '@chatbot-test/shared/protocol/message.schema.js';
import { answersFromDocuments } from '../chatbot-service/answers-from-documents.js';
import { askOnce } from '../chatbot-service/ask-once.js';
import type { ChatbotService } from '../chatbot-service/chatbot-service.js';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import { operatorIn } from '../conversations/conversation-service.js';
import type { DocumentService } from '../knowledge/documents/document-service.js';
import type { Operator } from '../operators/operator.js';
import { decodeListCursor, encodeListCursor } from '../sessions/service/list-cursor.js';
import type { DocumentQuestion } from './document-question.js';
import type { PostgresDocumentQuestions } from './postgres-document-questions.js';

export interface DocumentQuestionParts {
  readonly chatbots: Pick<RevisionService, 'get'>;
  readonly documents: Pick<DocumentService, 'get'>;
  readonly repository: PostgresDocumentQuestions;
  readonly service: ChatbotService;
}

export interface DocumentQuestionFilter {
  readonly mode: SessionMode;
  readonly cursor?: string | undefined;
}

/** An answer that was made from one document alone. */
export interface DocumentAnswer {
  readonly text: string;
  /** True if the document was enough for an answer. */
  readonly isAnswered: boolean;
  /** Confidence of the best passage, 0 to 1; null if none was found. */
  readonly confidence: number | null;
  /** Least confidence that counts as an answer. */
  readonly threshold: number;
  /** Best first. */
  readonly passages: readonly Hit[];
  /** Reason of a failure, in words; null if there was none. */
  readonly problem: string | null;
}

/** Questions and one document: which ones found it, and what it says to another. */
export class DocumentQuestionService {
  readonly #parts: DocumentQuestionParts;

  constructor(parts: DocumentQuestionParts) {
    this.#parts = parts;
  }

  /**
   * Questions whose answers cite the document, or that it was looked at for: of visitors' those without an
   * answer alone.
   * Whose they may be is as for conversations.
   *
   * @throws CodedError `not-found` of the document; `forbidden` if a viewer asks for visitors’;
   *   `bad-request` of the cursor
   */
  async list(
    operator: Operator,
    chatbotId: string,
    documentId: string,
    { mode, cursor }: DocumentQuestionFilter,
  ): Promise<{ readonly questions: readonly DocumentQuestion[]; readonly cursor: string | null }> {
    const operatorId = operatorIn(operator, { mode });
    const { documents, repository } = this.#parts;
    await documents.get(operator, chatbotId, documentId);
    const { questions, next } = await repository.page({
      ...{ tenantId: operator.tenantId, chatbotId, documentId, mode, operatorId },
      after: cursor === undefined ? undefined : decodeListCursor(cursor),
    });
    return { questions, cursor: next && encodeListCursor(next) };
  }

  /**
   * Asks the draft as a test would, as if it had this document and no other.
   *
   * @throws CodedError `not-found`; `bad-request` if the chatbot does not answer from documents
   */
  async ask(
    operator: Operator,
    chatbotId: string,
    documentId: string,
    text: string,
    signal: AbortSignal,
  ): Promise<DocumentAnswer> {
    const { chatbots, documents, service } = this.#parts;
    const { config } = await chatbots.get(operator, chatbotId);
    await documents.get(operator, chatbotId, documentId);
    const { provider } = config;
    if (provider.type === 'http' || !answersFromDocuments(provider)) {
      throw new CodedError('bad-request', {
        reason: 'this chatbot does not answer from documents',
      });
    }
    const whose = { tenantId: operator.tenantId, chatbotId, documentId, epoch: 1 } as const;
    const ids = { sessionId: `document-${randomUUID()}`, replyId: randomUUID() };
    const asked = { mode: 'test', config, text, history: [], visitor: {} } as const;
    const reply = await askOnce(service, { ...whose, ...ids, ...asked }, signal);
    return {
      text: reply.text,
      isAnswered: reply.problem === null && reply.sources.length > 0,
      confidence: reply.hits[0]?.score ?? null,
      threshold: provider.threshold,
      passages: reply.hits,
      problem: reply.problem,
    };
  }
}
