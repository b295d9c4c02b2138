import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifyReply } from 'fastify';
import type { App } from '../../plugins/app.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';

/** Parts of a request that opens or continues a session. */
interface FromPage {
  readonly headers: { readonly origin?: string | undefined };
  readonly params: { readonly chatbotId: string };
}

/** Hooks of the routes of sessions, over sockets and over HTTP: which pages may. */
export interface SessionOrigins {
  /** @throws CodedError `origin-not-allowed` */
  readonly test: (request: FromPage) => Promise<void>;
  /** Reads the chatbot, so it has to come after the validation. @throws CodedError `origin-not-allowed` */
  readonly live: (request: FromPage) => Promise<void>;
}

export function sessionOrigins(app: App, chatbots: ChatbotDirectory): SessionOrigins {
  return {
    test: async ({ headers: { origin } }) => {
      if (!app.origins.mayManage(origin)) throw notAllowed(origin);
    },
    live: async ({ headers: { origin }, params: { chatbotId } }) => {
      // Of a chatbot that does not exist no page is told more than that it is not welcome.
      const chatbot = await chatbots.revisionFor(chatbotId, 'live');
      const allowed = chatbot?.config.allowedOrigins ?? [];
      if (!app.origins.mayEmbed(origin, allowed)) throw notAllowed(origin);
    },
  };
}

/** Lets the page read the answer; only for one whose origin was found to be allowed. */
export function allowToRead(reply: FastifyReply, origin: string | undefined): void {
  reply.header('vary', 'Origin');
  if (origin !== undefined) reply.header('access-control-allow-origin', origin);
}

function notAllowed(origin: string | undefined): CodedError {
  return new CodedError('origin-not-allowed', { origin: origin ?? 'which it does not tell' });
}
