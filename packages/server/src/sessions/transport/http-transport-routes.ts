import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { App } from '../../plugins/app.js';
import { placeOf } from '../../limits/limit-requests.js';
import { documented } from '../../plugins/route-docs.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { HttpSessions } from './http-sessions.js';
import { allowToRead, sessionOrigins } from '../access/session-origins.js';

export interface HttpTransportOptions {
  readonly test: HttpSessions;
  readonly live: HttpSessions;
  readonly chatbots: ChatbotDirectory;
}

const Chatbot = Type.Object({ chatbotId: Id });
/** Read and checked as the `hello` that it stands for. */
const Hello = Type.Record(Type.String(), Type.Unknown(), {
  title: 'HelloRequest',
  examples: [{ cursor: { epoch: 1, seq: 2, replies: [] } }],
});
const Once = Type.Object({
  once: Type.Optional(
    Type.Boolean({
      description:
        'True: the response ends after the `welcome`, for proxies that hold back a stream until it is complete.',
    }),
  ),
});
/** Each frame is read and checked as if it had come over a socket. */
const Batch = Type.Object(
  {
    sessionId: Type.Optional(Id),
    frames: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 64 }),
  },
  {
    title: 'FrameBatch',
    examples: [{ frames: [{ type: 'send', cid: 'c-5f0a2b', text: 'Can I return boots?' }] }],
  },
);

const Answered = Type.Object(
  {
    frames: Type.Array(Type.Unknown()),
    close: Type.Optional(Type.Object({ code: Type.Integer(), reason: Type.String() })),
  },
  { title: 'FrameAnswers' },
);

/**
 * Sessions where WebSockets are blocked: frames of the server as server-sent events, frames of the
 * client by POST, to any instance. Origins, tokens and limits as for sockets.
 */
export async function httpTransportRoutes(
  app: App,
  { test, live, chatbots }: HttpTransportOptions,
): Promise<void> {
  const origins = sessionOrigins(app, chatbots);
  add(app, 'test', test, { preValidation: origins.test });
  add(app, 'live', live, {
    preHandler: async (request, reply) => {
      await origins.live(request);
      allowToRead(reply, request.headers.origin);
    },
  });

  // What a browser asks before it sends a visitor's token from a page elsewhere. For dashboards
  // that is answered before it comes here.
  for (const what of ['stream', 'frames']) {
    app.options(
      `/v1/chatbots/:chatbotId/live/${what}`,
      { schema: { params: Chatbot, hide: true } },
      async (request, reply) => {
        await origins.live(request);
        allowToRead(reply, request.headers.origin);
        reply.headers({
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': '600',
        });
        return reply.code(204).send();
      },
    );
  }
}

type Asked = FastifyRequest<{ Params: { chatbotId: string } }>;
interface Hooks {
  readonly preValidation?: (request: Asked) => Promise<void>;
  readonly preHandler?: (request: Asked, reply: FastifyReply) => Promise<void>;
}

function add(app: App, mode: SessionMode, sessions: HttpSessions, hooks: Hooks): void {
  app.post(
    `/v1/chatbots/:chatbotId/${mode}/stream`,
    {
      schema: documented(
        {
          tag: 'Sockets',
          operationId: mode === 'test' ? 'streamTestSession' : 'streamConversation',
          summary: mode === 'test' ? 'Listen to a test session' : 'Listen to a live conversation',
          description:
            'For networks that block WebSockets: the server’s frames as server-sent events (docs/protocol.md). The body is the `hello`, without a token. Send the token in the header.',
          answers: { 200: { description: 'Frames', media: 'text/event-stream' } },
          errors: ['origin-not-allowed', 'not-found'],
          signedIn: false,
        },
        { params: Chatbot, body: Hello, querystring: Once },
      ),
      ...hooks,
    },
    (request, reply) => {
      const { body, headers, params, query } = request;
      const token = tokenOf(headers.authorization);
      // Without what a client may have put there: it comes by the header alone.
      const hello = { ...body, type: 'hello', token };
      const admitted = sessions.admit(params.chatbotId, placeOf(app, request));
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Of proxies that gather answers before they pass them on, the most common one.
        'x-accel-buffering': 'no',
      });
      sessions.stream(admitted, JSON.stringify(hello), reply.raw, query.once === true);
    },
  );

  app.post(
    `/v1/chatbots/:chatbotId/${mode}/frames`,
    {
      schema: documented(
        {
          tag: 'Sockets',
          operationId: mode === 'test' ? 'sendTestFrames' : 'sendFrames',
          summary:
            mode === 'test'
              ? 'Send frames to a test session'
              : 'Send frames to a live conversation',
          description:
            'For networks that block WebSockets: frames of the client, to any instance. Send the token in the header.',
          answers: {
            200: {
              description: 'The response frames, and the reason why a socket would be closed',
              schema: Answered,
              example: { frames: [{ type: 'pong' }] },
            },
          },
          errors: ['origin-not-allowed', 'unauthorized', 'not-found'],
          signedIn: false,
        },
        { params: Chatbot, body: Batch },
      ),
      ...hooks,
    },
    async (request, reply) => {
      const { sessionId, frames } = request.body;
      const batch = {
        token: tokenOf(request.headers.authorization),
        sessionId,
        texts: frames.map((frame) => JSON.stringify(frame)),
        requestId: request.id,
      };
      const answer = await sessions.carryOut(request.params.chatbotId, batch);
      reply.header('cache-control', 'no-store');
      return answer;
    },
  );
}

/** The token of an `Authorization` header; undefined where there is none. */
function tokenOf(header: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(header ?? '')?.[1];
}
