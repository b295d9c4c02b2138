import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { placeOf } from '../limits/limit-requests.js';
import { addressKey } from '../limits/client-address.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { HttpSessions } from '../sessions/transport/http-sessions.js';
import type { Sessions } from '../sessions/sessions.js';
import { ChangeStream } from './change-stream.js';
import {
  CleanUp,
  EndedSessions,
  WATCHED_EXAMPLE,
  WatchedSessionPage,
  WatchedSessionRow,
  watchedSessionRow,
} from './monitor-responses.schema.js';
import { ReadingAccess } from './reading-access.js';
import { SORTS } from './watched-session.js';

const tag = 'Monitoring';
/** Time after which a stream is renewed, in ms: proxies close those that never end. */
const STREAM_MS = 10 * 60_000;
/** Interval of checking that the right to listen is still there, in ms. */
const CHECK_MS = 2_000;

const mode = Type.Optional(
  Type.Union([Type.Literal('test'), Type.Literal('live')], {
    default: 'test',
    description: '`test`: sessions of operators; `live`: sessions of visitors.',
  }),
);
const params = Type.Object({ sessionId: Id });
const Hello = Type.Record(Type.String(), Type.Unknown(), {
  title: 'ReadRequest',
  examples: [{ cursor: { epoch: 1, seq: 2, replies: [] } }],
});

export interface MonitorRoutesOptions {
  readonly sessions: Pick<Sessions, 'monitor' | 'test' | 'live'>;
}

/** Sessions as they happen, for admins, on whatever instance they are. */
export async function monitorRoutes(app: App, { sessions }: MonitorRoutesOptions): Promise<void> {
  const { monitor } = sessions;
  const streams = new Set<ChangeStream>();
  forOperators(app);
  app.drain.add(async () => {
    for (const stream of streams) stream.close(null);
  });
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.close(null);
  });

  app.get(
    '/v1/admin/sessions',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'watchSessions',
          summary: 'List sessions with their activity',
          description:
            'Sessions of all operators, or of visitors. Sessions that begin while you read pages do not shift them.',
          answers: {
            200: {
              description: 'A page',
              schema: WatchedSessionPage,
              example: {
                sessions: [WATCHED_EXAMPLE],
                cursor: null,
                now: '2026-03-02T09:33:00.000Z',
              },
            },
          },
          errors: ['forbidden', 'not-found'],
        },
        {
          querystring: Type.Object({
            mode,
            chatbot: Type.Optional(Id),
            operator: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
            state: Type.Optional(
              Type.Union([Type.Literal('active'), Type.Literal('ended'), Type.Literal('expired')]),
            ),
            sort: Type.Optional(
              Type.Union(
                SORTS.map((sort) => Type.Literal(sort)),
                { default: 'created' },
              ),
            ),
            order: Type.Optional(
              Type.Union([Type.Literal('asc'), Type.Literal('desc')], { default: 'desc' }),
            ),
            cursor: Type.Optional(
              Type.String({ maxLength: 1_000, description: '`cursor` of the previous page.' }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
          }),
        },
      ),
    },
    async ({ operator, query }) => {
      const { mode: of = 'test', chatbot, operator: operatorId, order, ...rest } = query;
      const page = await monitor.list(operator, {
        ...rest,
        ...{ mode: of, chatbotId: chatbot, operatorId, descending: order !== 'asc' },
      });
      return {
        sessions: page.sessions.map(watchedSessionRow),
        cursor: page.cursor,
        now: new Date().toISOString(),
      };
    },
  );

  app.get(
    '/v1/admin/sessions/changes',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'streamSessionChanges',
          summary: 'Listen to changes of sessions',
          description:
            'Server-sent events: `sessions` has changed rows of the list; `missed` means that you must read the list again; `close` comes before the end.',
          answers: { 200: { description: 'Events', media: 'text/event-stream' } },
          errors: ['forbidden', 'address-limited'],
        },
        { querystring: Type.Object({ mode }) },
      ),
    },
    async (request, reply) => {
      const { operator } = request;
      const letGo = app.limits.hold('streams', addressKey(request.ip));
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Of proxies that gather answers before they pass them on, the most common one.
        'x-accel-buffering': 'no',
      });
      const stream = new ChangeStream(reply.raw);
      streams.add(stream);
      const leave = await monitor.watch(
        operator,
        request.query.mode ?? 'test',
        (changes) => stream.tell(changes),
        () => stream.missed(),
      );
      const renew = setTimeout(() => stream.close(null), STREAM_MS);
      const check = setInterval(() => {
        const isOver = operator.expiresAt !== null && operator.expiresAt <= new Date();
        if (isOver) stream.close('unauthorized');
        else {
          app.isRevoked(operator).then(
            (revoked) => revoked && stream.close('unauthorized'),
            () => undefined, // Nobody is sent away for our failure.
          );
        }
      }, CHECK_MS);
      const end = () => {
        clearTimeout(renew);
        clearInterval(check);
        streams.delete(stream);
        leave();
        letGo();
      };
      if (reply.raw.destroyed) end();
      else reply.raw.on('close', end);
    },
  );

  app.post(
    '/v1/admin/sessions/:sessionId/stream',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'readSession',
          summary: 'Read a session in real time',
          description:
            'The server’s frames as server-sent events (docs/protocol.md), read-only. The body is the `hello`, without a token. The audit log records who reads it.',
          answers: { 200: { description: 'Frames', media: 'text/event-stream' } },
          errors: ['forbidden', 'not-found', 'address-limited'],
        },
        {
          params,
          body: Type.Optional(
            Type.Union([Hello, Type.Null()], {
              title: 'ReadingHello',
              examples: [{ epoch: 1, seq: 4 }],
            }),
          ),
          querystring: Type.Object({
            mode,
            once: Type.Optional(
              Type.Boolean({ description: 'True: the response ends after the `welcome`.' }),
            ),
          }),
        },
      ),
    },
    async (request, reply) => {
      const { operator, body, params: named, query } = request;
      const { mode: of = 'test', once = false } = query;
      const hello = { ...body, type: 'hello', sessionId: named.sessionId };
      // An answer that is none says so by its status, before the stream begins.
      const session = await monitor.open(operator, of, named.sessionId);
      const isRevoked = app.isRevoked.bind(app);
      const access = new ReadingAccess({ operator, session, isRevoked });
      const reader = new HttpSessions(sessions[of], access, STREAM_MS);
      const admitted = reader.admit(session.chatbotId, placeOf(app, request));
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reader.stream(admitted, JSON.stringify(hello), reply.raw, once);
    },
  );

  app.post(
    '/v1/admin/sessions/:sessionId/extend',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'extendAnySession',
          summary: 'Extend a session',
          description: 'Restarts the idle time of any session. Its operator sees this.',
          answers: {
            200: {
              description: 'The session',
              schema: WatchedSessionRow,
              example: WATCHED_EXAMPLE,
            },
          },
          errors: ['forbidden', 'not-found', 'session-ended', 'session-expired'],
        },
        { params, querystring: Type.Object({ mode }) },
      ),
    },
    async ({ operator, params: { sessionId }, query }) =>
      watchedSessionRow(await monitor.extend(operator, query.mode ?? 'test', sessionId)),
  );

  app.post(
    '/v1/admin/sessions/end',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'endSessions',
          summary: 'End sessions',
          description: 'Ends them permanently, for everybody who has them open.',
          answers: {
            200: {
              description: 'The sessions that were found',
              schema: EndedSessions,
              example: { ended: [WATCHED_EXAMPLE.id], notFound: [] },
            },
          },
          errors: ['forbidden'],
        },
        {
          body: Type.Object(
            { mode, ids: Type.Array(Id, { minItems: 1, maxItems: 100 }) },
            { title: 'EndRequest', examples: [{ ids: [WATCHED_EXAMPLE.id] }] },
          ),
        },
      ),
    },
    async ({ operator, body }) => {
      const { ended, notFound } = await monitor.end(operator, body.mode ?? 'test', body.ids);
      return { ended: [...ended], notFound: [...notFound] };
    },
  );

  app.post(
    '/v1/admin/sessions/clean-up',
    {
      config: { role: 'admin' },
      schema: documented({
        tag,
        operationId: 'cleanUpSessions',
        summary: 'Delete test sessions that are over',
        description:
          'Deletes test sessions that have ended or expired, with their messages and traces, without waiting for their retention time.',
        answers: {
          200: {
            description: 'Numbers of deleted sessions and messages',
            schema: CleanUp,
            example: { sessions: 12, messages: 96 },
          },
        },
        errors: ['forbidden'],
      }),
    },
    async ({ operator }) => monitor.clean(operator),
  );
}
