import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
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
  const schema = { params: Type.Object({ chatbotId: Id }) };

  app.get(
    '/v1/chatbots/:chatbotId/test',
    {
      websocket: true,
      schema,
      preValidation: async ({ headers: { origin } }) => {
        if (!app.origins.mayManage(origin)) throw notAllowed(origin);
      },
    },
    (socket, request) => test.handle(socket, request.params.chatbotId),
  );

  app.get(
    '/v1/chatbots/:chatbotId/live',
    {
      websocket: true,
      schema,
      preHandler: async ({ headers: { origin }, params: { chatbotId } }) => {
        // Of a chatbot that does not exist no page is told more than that it is not welcome.
        const chatbot = await chatbots.revisionFor(chatbotId, 'live');
        const allowed = chatbot?.config.allowedOrigins ?? [];
        if (!app.origins.mayEmbed(origin, allowed)) throw notAllowed(origin);
      },
    },
    (socket, request) => live.handle(socket, request.params.chatbotId),
  );
}

function notAllowed(origin: string | undefined): CodedError {
  return new CodedError('origin-not-allowed', { origin: origin ?? 'which it does not tell' });
}
