import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { mayUse, type Operator } from '../../operators/operator.js';
import type { ClientPlace } from './client-place.js';
import type { OpenedSession } from '../engine/connection/open-session.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import type { SessionOperations } from '../engine/session-operations.js';
import {
  identityError,
  type VisitorIdentities,
} from '../../visitor-identity/visitor-identities.js';
import type { TestSessionService } from '../service/test-session-service.js';
import type { SessionRecord } from '../storage/session-repository.js';
import type { SessionAccess } from './session-access.js';

export interface OperatorAccessParts {
  readonly sessions: TestSessionService;
  readonly operations: Pick<SessionOperations, 'prove'>;
  /** @throws CodedError `unauthorized`; `forbidden` for who may only read */
  readonly verifyOperator: (token: string) => Promise<Operator>;
  readonly chatbots: ChatbotDirectory;
  readonly identities: VisitorIdentities;
  /** @returns why an operator may not use a chatbot any more; null if they may */
  readonly checkAccess: (operator: Operator, chatbotId: string) => Promise<CodedError | null>;
}

/** Test sessions: an operator's token opens one of their own, and a new token keeps it open. */
export class OperatorAccess implements SessionAccess {
  readonly #parts: OperatorAccessParts;

  constructor(parts: OperatorAccessParts) {
    this.#parts = parts;
  }

  /** @throws CodedError `unauthorized`, `not-found`, `session-ended`, `address-limited` */
  async open(chatbotId: string, hello: HelloFrame, place: ClientPlace): Promise<OpenedSession> {
    const operator = await this.#parts.verifyOperator(hello.token ?? '');
    const session = await this.#parts.sessions.open(operator, chatbotId, hello, () =>
      place.limits.count('newSessions', place.address),
    );
    const identity = await this.#identityOf(chatbotId, hello.identity);
    return {
      session: await this.#parts.operations.prove(session, identity),
      problem: hello.identity === undefined || identity ? null : identityError(hello.identity),
      ...this.#rightOf(operator, chatbotId),
      renew: (token) => this.#renew(operator, chatbotId, token),
    };
  }

  /** Nobody has to prove who the visitor is that an operator plays: the operator is known. */
  async #identityOf(chatbotId: string, token: string | undefined) {
    if (token === undefined) return null;
    const chatbot = await this.#parts.chatbots.revisionFor(chatbotId, 'test');
    return chatbot && this.#parts.identities.read(chatbot, token);
  }

  #rightOf(operator: Operator, chatbotId: string) {
    const { tenantId, operatorId, issuedAt, expiresAt } = operator;
    const key = JSON.stringify([tenantId, operatorId, issuedAt, chatbotId]);
    const check = () => this.#parts.checkAccess(operator, chatbotId);
    return { expiresAt, access: { key, check } };
  }

  async #renew({ tenantId, operatorId }: Operator, chatbotId: string, token: string) {
    const next = await this.#parts.verifyOperator(token);
    const isSame = next.tenantId === tenantId && next.operatorId === operatorId;
    if (!isSame || !mayUse(next, chatbotId)) throw new CodedError('unauthorized');
    return this.#rightOf(next, chatbotId);
  }

  /**
   * A session of their own that is open elsewhere. Admins may read others’, and write in none of them.
   *
   * @throws CodedError `unauthorized`, `not-found`, `forbidden`
   */
  async enter(chatbotId: string, token = '', sessionId = ''): Promise<SessionRecord> {
    const operator = await this.#parts.verifyOperator(token);
    const session = await this.#parts.sessions.get(operator, sessionId);
    if (session.chatbotId !== chatbotId)
      throw new CodedError('not-found', { what: 'chatbot or session' });
    if (session.operatorId !== operator.operatorId) throw new CodedError('forbidden');
    return session;
  }
}
