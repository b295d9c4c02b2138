import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
import { sessionOrigins } from './session-origins.js';
import type { WebSocketLiveHandler } from './websocket-live-handler.js';
import type { WebSocketTestHandler } from './websocket-test-handler.js';

export interface SocketRoutesOptions {
  readonly test: WebSocketTestHandler;
  readonly live: WebSocketLiveHandler;
  readonly chatbots: ChatbotDirectory;
}

/**
 * Where sockets connect. Who may is decided twice: by the page's origin before the upgrade, by the
 * first frame after it.
 */
export async function socketRoutes(
  app: App,
  { test, live, chatbots }: SocketRoutesOptions,
): Promise<void> {
  const origins = sessionOrigins(app, chatbots);
  app.get(
    '/v1/chatbots/:chatbotId/test',
    {
      websocket: true,
      schema: socketDocs('Connect to a test session', 'an operator’s token'),
      preValidation: origins.test,
    },
    (socket, request) => test.handle(socket, request.params.chatbotId),
  );

  app.get(
    '/v1/chatbots/:chatbotId/live',
    {
      websocket: true,
      schema: socketDocs('Connect to a live conversation', 'a visitor’s token, or none'),
      preHandler: origins.live,
    },
    (socket, request) => live.handle(socket, request.params.chatbotId),
  );
}

const socketDocs = (summary: string, token: string) =>
  documented(
    {
      tag: 'Sockets',
      summary,
      description: `Is upgraded to a WebSocket that speaks ${SUBPROTOCOL}: docs/protocol.md. The first frame has ${token}; here there is none.`,
      answers: { 101: null },
      errors: ['origin-not-allowed'],
      signedIn: false,
    },
    { params: Type.Object({ chatbotId: Id }) },
  );
