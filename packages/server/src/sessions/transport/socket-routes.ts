import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import Type from 'typebox';
import type { App } from '../../plugins/app.js';
import { placeOf } from '../../limits/limit-requests.js';
import { logUpgrade } from '../../plugins/logging.js';
import { freeOfRequest } from '../../plugins/websocket.js';
import { documented } from '../../plugins/route-docs.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import { sessionOrigins } from '../access/session-origins.js';
import type { WebSocketHandler, WebSocketTestHandler } from './websocket-handler.js';

export interface SocketRoutesOptions {
  readonly test: WebSocketTestHandler;
  readonly live: WebSocketHandler;
  readonly chatbots: ChatbotDirectory;
}

/**
 * Routes where sockets connect. Who may is decided twice: by the page's origin before the upgrade,
 * by the first frame after it.
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
      schema: socketDocs('connectTestSession', 'Connect to a test session', 'an operator’s token'),
      preValidation: origins.test,
    },
    (socket, request) => {
      freeOfRequest(app, socket);
      logUpgrade(request);
      test.handle(socket, request.socket, request.params.chatbotId, placeOf(app, request));
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/live',
    {
      websocket: true,
      schema: socketDocs(
        'connectConversation',
        'Connect to a live conversation',
        'a visitor’s token, or none',
      ),
      preHandler: origins.live,
    },
    (socket, request) => {
      freeOfRequest(app, socket);
      logUpgrade(request);
      live.handle(socket, request.socket, request.params.chatbotId, placeOf(app, request));
    },
  );
}

const socketDocs = (operationId: string, summary: string, token: string) =>
  documented(
    {
      tag: 'Sockets',
      operationId,
      summary,
      description: `Upgrades to a WebSocket with the subprotocol ${SUBPROTOCOL}: docs/protocol.md. The first frame has ${token}; this request has no token.`,
      answers: { 101: null },
      errors: ['origin-not-allowed'],
      signedIn: false,
    },
    { params: Type.Object({ chatbotId: Id }) },
  );
