import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { toChatbotInfo } from '../chatbots/chatbot-revision.js';
import type { RevisionService } from '../chatbots/revision-service.js';
import { placeOf } from '../limits/limit-requests.js';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { freeOfRequest } from '../plugins/websocket.js';
import { WebSocketHandler } from '../sessions/transport/websocket-handler.js';
import type { SessionEngine } from '../sessions/engine/session-engine.js';
import { guessesOf } from './link-key.js';
import { ReviewAccess, type ReviewAccessParts } from './review-access.js';
import type { ReviewComments } from './review-comments.js';
import type { ReviewLinks } from './review-links.js';
import { gonePage, lockedPage, REVIEW_STYLES, reviewFrame, reviewPage } from './review-page.js';

export interface ReviewPageOptions {
  readonly links: ReviewLinks;
  readonly comments: ReviewComments;
  /** Address of the server for browsers; null: that of the request. */
  readonly publicUrl: string | null;
  readonly revisions: Pick<RevisionService, 'reviewed'>;
  readonly engine: SessionEngine;
  readonly access: ReviewAccessParts;
}

const Key = Type.String({ maxLength: 120 });
const params = Type.Object({ key: Key });
const chatbotParams = Type.Object({ key: Key, chatbotId: Id });

/**
 * Pages of review links, for whoever has one: the real widget, whose server is the link's own
 * address, and forms that work without scripts.
 */
export async function reviewPageRoutes(app: App, options: ReviewPageOptions): Promise<void> {
  const { links, revisions, engine, access } = options;
  const hide = { schema: { hide: true, params } } as const;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  });
  const page = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(html);
  /** Address of the server as browsers know it. */
  const serverOf = (protocol: string, host: string) =>
    (options.publicUrl ?? `${protocol}://${host}`).replace(/\/$/, '');
  /** Refuses forms that other pages send. */
  const refuseForeign = (origin: string | undefined) => {
    if (!app.origins.isOwn(origin)) {
      throw new CodedError('origin-not-allowed', { origin: origin ?? 'which it does not tell' });
    }
  };

  app.get('/review.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REVIEW_STYLES),
  );

  app.get('/review/:key', hide, async ({ params: { key }, protocol, host }, reply) => {
    try {
      const { link, isLocked } = await links.open(key);
      if (link.isComparison) return page(reply, gonePage(), 404);
      if (isLocked) return page(reply, lockedPage(key, false));
      const [revision, messages, comments] = await Promise.all([
        revisions.reviewed(link.id),
        options.comments.messages(link.id),
        options.comments.list(link.id),
      ]);
      if (!revision) return page(reply, gonePage(), 404);
      return page(
        reply,
        reviewPage(key, serverOf(protocol, host), {
          link,
          name: revision.config.name,
          messages,
          comments,
        }),
      );
    } catch (error) {
      if (error instanceof CodedError && error.code === 'not-found') {
        return page(reply, gonePage(), 404);
      }
      throw error;
    }
  });

  app.get('/review/:key/frame', hide, async ({ params: { key }, protocol, host }, reply) => {
    const link = await links.enter(key);
    const revision = await revisions.reviewed(link.id);
    if (!revision) throw new CodedError('not-found', { what: 'chatbot' });
    return page(reply, reviewFrame(key, serverOf(protocol, host), revision));
  });

  app.post(
    '/review/:key/unlock',
    {
      schema: {
        hide: true,
        params,
        body: Type.Object({ passphrase: Type.String({ maxLength: 200 }) }),
      },
    },
    async (request, reply) => {
      refuseForeign(request.headers.origin);
      const { key } = request.params;
      const { address, limits } = placeOf(app, request);
      // Counted before it is looked at, for the link too, whoever guesses: beyond a limit the right one
      // is refused like any other.
      await limits.count('badTokens', address);
      await limits.count('badTokens', guessesOf(key));
      try {
        const unlocked = await links.unlock(key, request.body.passphrase);
        return reply.redirect(`../${unlocked}`, 303);
      } catch (error) {
        if (error instanceof CodedError && error.code === 'unauthorized') {
          return page(reply, lockedPage(`../${key}`, true), 401);
        }
        throw error;
      }
    },
  );

  app.post(
    '/review/:key/comments',
    {
      schema: {
        hide: true,
        params,
        body: Type.Object({
          author: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
          text: Type.String({ maxLength: 2_000 }),
          messageId: Type.Optional(Type.String({ maxLength: 64 })),
          verdict: Type.Optional(
            Type.Union([Type.Literal('approve'), Type.Literal('changes'), Type.Literal('')]),
          ),
        }),
      },
    },
    async (request, reply) => {
      refuseForeign(request.headers.origin);
      const { key } = request.params;
      const { author, text, messageId, verdict } = request.body;
      const link = await links.enterToJudge(key);
      const said = {
        author: author.trim(),
        text: text.trim(),
        ...(messageId && { messageId }),
        ...(verdict && { verdict }),
      };
      await options.comments.add(link, said, request.ip);
      return reply.redirect(`../${key}#said`, 303);
    },
  );

  app.get(
    '/review/:key/v1/chatbots/:chatbotId/public',
    { schema: { hide: true, params: chatbotParams } },
    async ({ params: { key, chatbotId } }) => {
      const link = await links.enter(key);
      const revision = link.chatbotId === chatbotId ? await revisions.reviewed(link.id) : null;
      if (!revision) throw new CodedError('not-found', { what: 'chatbot' });
      return toChatbotInfo(revision);
    },
  );

  app.get(
    '/review/:key/v1/chatbots/:chatbotId/live',
    {
      websocket: true,
      schema: documented(
        {
          tag: 'Sockets',
          operationId: 'connectReview',
          summary: 'Connect to a conversation by a review link',
          description:
            'Upgrades to a WebSocket, as for a live conversation; only from the server’s own pages.',
          answers: { 101: null },
          errors: ['origin-not-allowed'],
          signedIn: false,
        },
        { params: chatbotParams },
      ),
      preValidation: async ({ headers }) => refuseForeign(headers.origin),
    },
    (socket, request) => {
      freeOfRequest(app, socket);
      const { key, chatbotId } = request.params;
      const handler = new WebSocketHandler(engine, new ReviewAccess(access, key));
      handler.handle(socket, request.socket, chatbotId, placeOf(app, request));
    },
  );

  // Pictures are named by paths of the server, which the widget looks for beside its API. The rest of
  // the path has no schema: as a name, `*` is no pattern that TypeBox can read.
  app.get<{ Params: { '*': string } }>(
    '/review/:key/*',
    { schema: { hide: true } },
    async ({ params: { '*': path } }, reply) =>
      reply.redirect(`${'../'.repeat(path.split('/').length + 1)}${path}`, 302),
  );

  // A review is no publication: there is no site to note.
  app.post(
    '/review/:key/v1/chatbots/:chatbotId/witness',
    { schema: { hide: true } },
    async (_request, reply) => reply.code(204).send(),
  );
}
