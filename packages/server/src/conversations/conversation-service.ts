import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { ChatbotRevision, SessionMode } from '../chatbots/chatbot-revision.js';
import { hasRole, mayUse, type Operator } from '../operators/operator.js';
import { decodeListCursor, encodeListCursor } from '../sessions/service/list-cursor.js';
import type { SessionExport } from '../sessions/service/session-export.js';
import type { SessionState } from '../sessions/storage/session-repository.js';
import type { SessionStorage } from '../sessions/storage/session-storage.js';
import {
  nearestDocuments,
  type NearestDocument,
} from '../sessions/engine/reply/nearest-documents.js';
import { isUnanswered } from '../usage/usage-event.js';
import type { Conversation, ConversationRepository, Kind } from './conversation.js';

const PAGE = 50;
/** Conversations of an export at most: more are a job for whoever has the database. */
const MOST_EXPORTED = 1_000;
/** Position after the end of any log: gives the last page. */
const END = 2_147_483_647;

export interface ConversationParts {
  readonly repository: ConversationRepository;
  readonly storage: Readonly<Record<SessionMode, SessionStorage>>;
  readonly audit: Pick<AuditLog, 'add'>;
  readonly chatbotOf: (chatbotId: string, mode: SessionMode) => Promise<ChatbotRevision | null>;
}

export interface ConversationFilter {
  readonly mode: SessionMode;
  readonly chatbotId?: string | undefined;
  /** Only tests of this operator; only admins may name another than themselves. */
  readonly operatorId?: string | undefined;
  readonly origin?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly state?: SessionState | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
}

/** A message; of a reply it is known whether the chatbot had no answer, and which documents came nearest. */
export type ReadMessage = Message & {
  readonly isUnanswered?: boolean;
  readonly nearest?: readonly NearestDocument[];
};

/**
 * Conversations to read, of visitors and of tests. Visitors' are for operators and admins of the
 * chatbot, tests for whoever made them and for admins. Whatever else there is, is the same `not-found` as
 * what does not exist. That somebody reads a visitor's conversation, or takes one away, is audited.
 */
export class ConversationService {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /**
   * A page, newest first; none in which nothing was said.
   *
   * @throws CodedError `not-found` of the chatbot; `forbidden` if a viewer asks for visitors’, or an
   *   operator for somebody else's tests; `bad-request` of the cursor
   */
  async list(
    operator: Operator,
    filter: ConversationFilter,
  ): Promise<{ readonly conversations: readonly Conversation[]; readonly cursor: string | null }> {
    const { chatbotId, cursor, limit = PAGE, origin, ...rest } = filter;
    if (chatbotId !== undefined && !mayUse(operator, chatbotId)) throw notFound();
    const { conversations, next } = await this.#parts.repository.list({
      ...rest,
      limit,
      tenantId: operator.tenantId,
      operatorId: operatorIn(operator, filter),
      origin: filter.mode === 'live' ? origin : undefined,
      chatbotIds: chatbotId === undefined ? operator.chatbots : [chatbotId],
      after: cursor === undefined ? undefined : decodeListCursor(cursor),
    });
    return { conversations, cursor: next && encodeListCursor(next) };
  }

  /** Finds a conversation to read. @throws CodedError `not-found` */
  async open(operator: Operator, id: string): Promise<Conversation> {
    const conversation = await this.#get(operator, id);
    const { mode, chatbotId, operatorId } = conversation;
    if (operatorId !== operator.operatorId) {
      await this.#parts.audit.add(operator, {
        action: 'session.read',
        object: { type: 'session', id },
        after: { mode, chatbotId, operatorId },
      });
    }
    return conversation;
  }

  /** The page of the log that ends before `before`. @throws CodedError `not-found` */
  async messages(
    operator: Operator,
    id: string,
    before = END,
  ): Promise<{ readonly messages: readonly ReadMessage[]; readonly hasMore: boolean }> {
    return this.#page(await this.#get(operator, id), before);
  }

  /** A conversation with all that was said. @throws CodedError `not-found` */
  async export(operator: Operator, id: string): Promise<SessionExport> {
    const conversation = await this.#get(operator, id);
    const { mode, chatbotId } = conversation;
    const { sessions, records } = this.#parts.storage[mode];
    const session = await sessions.find(operator.tenantId, id);
    if (!session) throw notFound();
    await this.#parts.audit.add(operator, {
      action: 'session.export',
      object: { type: 'session', id },
    });
    const pages: (readonly ReadMessage[])[] = [];
    for (let before = END, more = true; more;) {
      const page = await this.#page(conversation, before);
      pages.unshift(page.messages);
      before = page.messages[0]?.seq ?? 1;
      more = page.hasMore;
    }
    const [chatbot, details] = await Promise.all([
      this.#parts.chatbotOf(chatbotId, mode),
      records.listDetails(id),
    ]);
    return { mode, session, chatbot, messages: pages.flat(), details, at: new Date() };
  }

  /**
   * The conversations that a filter finds, the newest 1,000 of them, without what was said but for how
   * each began.
   *
   * @throws CodedError as `list`
   */
  async exportList(operator: Operator, filter: ConversationFilter): Promise<Conversation[]> {
    const found: Conversation[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.list(operator, { ...filter, cursor, limit: 100 });
      found.push(...page.conversations);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined && found.length < MOST_EXPORTED);
    await this.#parts.audit.add(operator, {
      action: 'session.export',
      object: { type: 'tenant', id: operator.tenantId },
      after: { ...filter, conversations: found.length },
    });
    return found;
  }

  async #page({ id, mode, epoch, isReview }: Conversation, before: number) {
    const page = await this.#parts.storage[mode].messages.readPage(
      id,
      epoch,
      before,
      LIMITS.snapshotMessages,
    );
    const unanswered =
      mode === 'live'
        ? await this.#parts.repository.unansweredOf(id)
        : new Map(page.messages.flatMap(withoutAnswer));
    const traces = isReview ? await this.#parts.repository.tracesOf(id) : null;
    return {
      hasMore: page.hasMore,
      messages: page.messages.map((message) => {
        const nearest = unanswered.get(message.id);
        const debug = traces?.get(message.id);
        return {
          ...message,
          ...(nearest && { isUnanswered: true, nearest }),
          ...(debug && message.role === 'bot' && { debug }),
        };
      }),
    };
  }

  async #get(operator: Operator, id: string): Promise<Conversation> {
    const { repository } = this.#parts;
    for (const mode of ['test', 'live'] as const) {
      const found = await repository.find(operator.tenantId, mode, id);
      if (found && mayRead(operator, found)) return found;
    }
    throw notFound();
  }
}

/** Id and nearest documents of a test's reply that is no answer. */
function withoutAnswer(message: Message): [string, readonly NearestDocument[]][] {
  if (message.role !== 'bot' || message.state !== 'done') return [];
  const { warnings, hits } = message.debug ?? { warnings: [], hits: [] };
  return isUnanswered(warnings) ? [[message.id, nearestDocuments(hits)]] : [];
}

function mayRead(operator: Operator, { mode, chatbotId, operatorId }: Conversation): boolean {
  if (!mayUse(operator, chatbotId)) return false;
  if (operator.role === 'admin') return true;
  return mode === 'live' ? hasRole(operator, 'operator') : operatorId === operator.operatorId;
}

/**
 * @returns whose tests are looked for; undefined: everybody's, or visitors' conversations
 * @throws CodedError `forbidden`
 */
export function operatorIn(
  operator: Operator,
  { mode, operatorId }: Pick<ConversationFilter, 'mode' | 'operatorId'>,
): string | undefined {
  if (mode === 'live') {
    if (!hasRole(operator, 'operator')) throw new CodedError('forbidden');
    return undefined;
  }
  if (operator.role === 'admin') return operatorId;
  if (operatorId !== undefined && operatorId !== operator.operatorId) {
    throw new CodedError('forbidden');
  }
  return operator.operatorId;
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot or conversation' });
}
