import { DEFAULT_CONFIG, toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { CHATBOT_EXAMPLE } from './chatbot-responses.schema.js';
import { toChatbotInfo } from './chatbot-revision.js';
import type { RevisionService } from './revision-service.js';

/** Routes for embeds before they connect: the published chatbot, as far as visitors may know it. */
export async function publicRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  app.get(
    '/v1/chatbots/:chatbotId/public',
    {
      schema: documented(
        {
          tag: 'Chatbots',
          operationId: 'getPublicChatbot',
          summary: 'Read the public part of a chatbot',
          description:
            'The published chatbot with its signed receipt, for embeds. Needs an allowed `Origin`, or none. The response has an etag.',
          answers: {
            200: {
              description: 'The published revision',
              schema: ChatbotInfo,
              example: {
                id: CHATBOT_EXAMPLE.id,
                revision: 2,
                fingerprint: CHATBOT_EXAMPLE.fingerprint,
                config: toPublicConfig(DEFAULT_CONFIG),
              },
            },
            304: null,
          },
          errors: ['not-found', 'origin-not-allowed'],
          signedIn: false,
        },
        { params: Type.Object({ chatbotId: Id }) },
      ),
    },
    async (request, reply) => {
      const revision = await revisions.revisionFor(request.params.chatbotId, 'live');
      if (!revision) throw new CodedError('not-found', { what: 'chatbot' });
      const { origin } = request.headers;
      reply.header('vary', 'Origin');
      // Pages ask without one where they are on the server's own origin.
      if (origin !== undefined) {
        if (!app.origins.mayEmbed(origin, revision.config.allowedOrigins)) {
          throw new CodedError('origin-not-allowed', { origin });
        }
        reply.header('access-control-allow-origin', origin);
      }
      const { fingerprint, receipt } = revision;
      const parts = [revision.revision, fingerprint.slice(0, 16), receipt?.id.slice(0, 16)];
      const etag = `"${parts.join('-')}"`;
      reply.headers({
        'cache-control': 'no-cache',
        'cross-origin-resource-policy': 'cross-origin',
        etag,
      });
      if (knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return toChatbotInfo(revision);
    },
  );
}

/** Tells whether the client has a copy with this tag; proxies that compress mark tags as weak. */
function knows(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
