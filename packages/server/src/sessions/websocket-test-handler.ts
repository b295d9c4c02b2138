import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { WebSocket } from 'ws';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { mayUse, type Operator } from '../operators/operator.js';
import { attachSocket } from './attach-socket.js';
import type { OpenedSession } from './engine/client-connection.js';
import type { SessionEngine } from './engine/session-engine.js';
import type { SessionRecord } from './session-repository.js';
import type { TestSessionService } from './test-session-service.js';

export interface WebSocketTestHandlerParts {
  readonly engine: SessionEngine;
  readonly sessions: TestSessionService;
  /** @throws CodedError `unauthorized` */
  readonly verifyOperator: (token: string) => Operator;
}

/** Sockets of test sessions: an operator's token in the first frame opens one. */
export class WebSocketTestHandler {
  readonly #parts: WebSocketTestHandlerParts;

  constructor(parts: WebSocketTestHandlerParts) {
    this.#parts = parts;
  }

  handle(socket: WebSocket, chatbotId: string): void {
    attachSocket(this.#parts.engine, socket, (hello) => this.open(chatbotId, hello));
  }

  /** @throws CodedError `unauthorized`, `not-found`, `session-ended` */
  async open(chatbotId: string, hello: HelloFrame): Promise<OpenedSession> {
    const operator = this.#parts.verifyOperator(hello.token ?? '');
    return {
      session: await this.#parts.sessions.open(operator, chatbotId, hello),
      expiresAt: operator.expiresAt,
      renew: (token) => this.#renew(operator, chatbotId, token),
    };
  }

  #renew({ tenantId, operatorId }: Operator, chatbotId: string, token: string): Date | null {
    const next = this.#parts.verifyOperator(token);
    const isSame = next.tenantId === tenantId && next.operatorId === operatorId;
    if (!isSame || !mayUse(next, chatbotId)) throw new CodedError('unauthorized');
    return next.expiresAt;
  }

  /** A session that is open elsewhere. @throws CodedError `unauthorized`, `not-found` */
  async find(chatbotId: string, token = '', sessionId = ''): Promise<SessionRecord> {
    const operator = this.#parts.verifyOperator(token);
    const session = await this.#parts.sessions.get(operator, sessionId);
    if (session.chatbotId === chatbotId) return session;
    throw new CodedError('not-found', { what: 'chatbot or session' });
  }
}
