import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { WebSocket } from 'ws';
import { attachSocket } from './attach-socket.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
import type { OpenedSession } from './engine/client-connection.js';
import type { SessionEngine } from './engine/session-engine.js';
import type { SessionRecord, SessionRepository } from './session-repository.js';
import { hashOfToken, newVisitor, newVisitorToken } from './visitor.js';

export interface WebSocketLiveHandlerParts {
  readonly engine: SessionEngine;
  readonly repository: SessionRepository;
  readonly chatbots: ChatbotDirectory;
  /** A conversation without a message for so long is not continued, in ms. */
  readonly idleMs: number;
}

/** Sockets of visitors: anybody may begin a conversation, its token opens it again. */
export class WebSocketLiveHandler {
  readonly #parts: WebSocketLiveHandlerParts;

  constructor(parts: WebSocketLiveHandlerParts) {
    this.#parts = parts;
  }

  handle(socket: WebSocket, chatbotId: string): void {
    attachSocket(this.#parts.engine, socket, (hello) => this.open(chatbotId, hello));
  }

  /** @throws CodedError `not-found` */
  async open(chatbotId: string, hello: HelloFrame): Promise<OpenedSession> {
    const known = hello.fresh ? null : await this.#find(chatbotId, hello.token);
    return known ?? this.#create(chatbotId, hello);
  }

  /** The conversation that a token opens. @throws CodedError `not-found` */
  async find(chatbotId: string, token = ''): Promise<SessionRecord> {
    const session = await this.#parts.repository.findByTokenHash(chatbotId, hashOfToken(token));
    if (!session) throw new CodedError('not-found', { what: 'chatbot or session' });
    return session;
  }

  /** A token that nobody knows, or whose conversation is over, is as good as none. */
  async #find(chatbotId: string, token: string | undefined): Promise<OpenedSession | null> {
    if (!token) return null;
    const session = await this.#parts.repository.findByTokenHash(chatbotId, hashOfToken(token));
    return session?.open ? { session } : null;
  }

  async #create(chatbotId: string, { visitor = {} }: HelloFrame): Promise<OpenedSession> {
    const { repository, chatbots, idleMs } = this.#parts;
    const chatbot = await chatbots.revisionFor(chatbotId, 'live');
    if (!chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    const token = newVisitorToken();
    const session = await repository.create({
      id: randomUUID(),
      tenantId: chatbot.tenantId,
      chatbotId,
      operatorId: null,
      tokenHash: hashOfToken(token),
      visitor: newVisitor(visitor),
      idleMs,
    });
    return { session, token };
  }
}
