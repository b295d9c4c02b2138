import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { mayUse, type Operator } from '../operators/operator.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
import type { SessionOperations } from './engine/session-operations.js';
import type { SessionRecord, SessionRepository } from './session-repository.js';
import { newVisitor } from './visitor.js';

/** Sessions that a list has at most. */
const LISTED = 100;

export interface TestSessionParts {
  readonly repository: SessionRepository;
  readonly operations: SessionOperations;
  readonly chatbots: ChatbotDirectory;
  /** A session without a message for so long expires, in ms. */
  readonly idleMs: number;
}

/**
 * Test sessions of operators. Each is its operator's own: anybody else's, another tenant's and one
 * that does not exist are the same `not-found`.
 */
export class TestSessionService {
  readonly #parts: TestSessionParts;

  constructor(parts: TestSessionParts) {
    this.#parts = parts;
  }

  /** @throws CodedError `not-found` */
  async create(
    operator: Operator,
    chatbotId: string,
    visitor: Visitor = {},
  ): Promise<SessionRecord> {
    await this.#chatbot(operator, chatbotId);
    return this.#create(operator, chatbotId, visitor);
  }

  /**
   * The session of this id; without one the operator's latest of this chatbot, or a new one.
   *
   * @throws CodedError `not-found`, `session-ended`
   */
  async open(
    operator: Operator,
    chatbotId: string,
    wish: { sessionId?: string; fresh?: boolean; visitor?: Visitor },
  ): Promise<SessionRecord> {
    if (wish.sessionId !== undefined && !wish.fresh) {
      const session = await this.get(operator, wish.sessionId);
      if (session.chatbotId !== chatbotId) throw notFound();
      if (!session.open) throw new CodedError('session-ended');
      return session;
    }
    await this.#chatbot(operator, chatbotId);
    const { tenantId, operatorId } = operator;
    const latest = wish.fresh
      ? null
      : await this.#parts.repository.findLatest(tenantId, chatbotId, operatorId);
    return latest ?? this.#create(operator, chatbotId, wish.visitor ?? {});
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const session = await this.#parts.repository.find(operator.tenantId, sessionId);
    const isTheirs = session?.operatorId === operator.operatorId;
    if (!session || !isTheirs || !mayUse(operator, session.chatbotId)) throw notFound();
    return session;
  }

  /** The operator's sessions of a chatbot, newest first. @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string): Promise<readonly SessionRecord[]> {
    await this.#chatbot(operator, chatbotId);
    const { tenantId, operatorId } = operator;
    return this.#parts.repository.list(tenantId, chatbotId, operatorId, LISTED);
  }

  /** The page of the log that ends before `before`. @throws CodedError `not-found` */
  async messages(
    operator: Operator,
    sessionId: string,
    epoch: number,
    before: number,
  ): Promise<{ readonly messages: readonly Message[]; readonly hasMore: boolean }> {
    const session = await this.get(operator, sessionId);
    const { repository } = this.#parts;
    return repository.readPage(session.id, epoch, before, LIMITS.snapshotMessages);
  }

  /**
   * Clears the conversation for everybody in the session; the visitor stays who they are.
   *
   * @returns the epoch that is current now
   * @throws CodedError `not-found`, `session-ended`
   */
  async reset(operator: Operator, sessionId: string): Promise<number> {
    const session = await this.get(operator, sessionId);
    if (!session.open) throw new CodedError('session-ended');
    const epoch = await this.#parts.operations.reset(session.id, session.epoch);
    // Somebody else's reset was faster, and has done the same.
    return epoch ?? (await this.get(operator, sessionId)).epoch;
  }

  /** The idle time starts again. @throws CodedError `not-found`, `session-ended` */
  async extend(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const { id } = await this.get(operator, sessionId);
    const session = await this.#parts.repository.extend(id, this.#parts.idleMs);
    if (!session) throw new CodedError('session-ended');
    return session;
  }

  /** Closes the session for good. Idempotent. @throws CodedError `not-found` */
  async end(operator: Operator, sessionId: string): Promise<void> {
    const { id } = await this.get(operator, sessionId);
    await this.#parts.operations.end(id);
  }

  async #chatbot(operator: Operator, chatbotId: string): Promise<void> {
    if (!mayUse(operator, chatbotId)) throw notFound();
    const { chatbots } = this.#parts;
    if (!(await chatbots.revisionFor(chatbotId, 'test', operator.tenantId))) throw notFound();
  }

  #create(operator: Operator, chatbotId: string, visitor: Visitor): Promise<SessionRecord> {
    const { tenantId, operatorId } = operator;
    return this.#parts.repository.create({
      id: randomUUID(),
      tenantId,
      chatbotId,
      operatorId,
      tokenHash: null,
      visitor: newVisitor(visitor),
      idleMs: this.#parts.idleMs,
    });
  }
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot or session' });
}
