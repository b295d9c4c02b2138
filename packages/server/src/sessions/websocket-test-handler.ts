import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { WebSocket } from 'ws';
import type { Operator } from '../operators/operator.js';
import { attachSocket } from './attach-socket.js';
import type { OpenedSession } from './engine/client-connection.js';
import type { SessionEngine } from './engine/session-engine.js';
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
    attachSocket(this.#parts.engine, socket, (hello) => this.#open(chatbotId, hello));
  }

  async #open(chatbotId: string, hello: HelloFrame): Promise<OpenedSession> {
    const operator = this.#parts.verifyOperator(hello.token ?? '');
    return { session: await this.#parts.sessions.open(operator, chatbotId, hello) };
  }
}
