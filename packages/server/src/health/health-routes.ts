import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { within } from '../within.js';
import { databaseFault } from './database-fault.js';

const ANSWER_MS = 1_000;

export interface HealthOptions {
  /** Rejects if the database takes no changes. */
  readonly isDatabaseReady: () => Promise<unknown>;
  /** Requests are answered, but news do not reach other processes. */
  readonly isDegraded: () => boolean;
  /** Requests are still answered, but new ones are better sent elsewhere. */
  readonly isStopping: () => boolean;
}

const live = documented({
  tag: 'Service',
  operationId: 'getLiveness',
  summary: 'Check that the process runs',
  answers: {
    200: {
      description: 'The process runs',
      schema: Type.Object({ status: Type.String() }, { title: 'Liveness' }),
      example: { status: 'live' },
    },
  },
  signedIn: false,
});

const ready = documented({
  tag: 'Service',
  operationId: 'getReadiness',
  summary: 'Check that the server can take requests',
  description:
    'Succeeds if the database confirms within a second that it accepts writes, and the server is not shutting down. `degraded` means that news do not reach other processes at the moment. `checks` says what is wrong. For the database this is `read-only`, `full`, `no answer`, `too many connections`, `password refused` or `away`.',
  answers: {
    200: {
      description: 'The server can take requests',
      schema: Type.Object(
        {
          status: Type.String(),
          checks: Type.Object({ database: Type.String(), liveStore: Type.String() }),
        },
        { title: 'Readiness' },
      ),
      example: { status: 'ready', checks: { database: 'ok', liveStore: 'ok' } },
    },
  },
  errors: ['stopping'],
  signedIn: false,
});

/** Each has two addresses, by their operations: ours, and the one that supervisors are used to. */
const PATHS = {
  live: { getLiveness: '/health/live', getHealthz: '/healthz' },
  ready: { getReadiness: '/health/ready', getReadyz: '/readyz' },
} as const;
const ALL = new Set<string>(Object.values(PATHS).flatMap((paths) => Object.values(paths)));

/** Tells whether a path is one that supervisors request every few seconds. */
export function isHealthPath(url: string): boolean {
  return ALL.has(url.split('?')[0] ?? '');
}

/** Routes for load balancers and supervisors: whether the process lives, and whether it takes requests. */
export async function healthRoutes(
  app: App,
  { isDatabaseReady, isDegraded, isStopping }: HealthOptions,
): Promise<void> {
  const answerReady = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    if (isStopping()) throw new CodedError('stopping');
    const liveStore = isDegraded() ? 'away' : 'ok';
    try {
      await within(ANSWER_MS, isDatabaseReady());
      return {
        status: isDegraded() ? 'degraded' : 'ready',
        checks: { database: 'ok', liveStore },
      };
    } catch (err) {
      const database = databaseFault(err);
      request.log.error({ err, database }, 'not ready');
      const error = toProblem(new CodedError('database-unavailable'), request.id);
      return reply
        .code(503)
        .send({ status: 'unavailable', checks: { database, liveStore }, error });
    }
  };
  for (const [operationId, path] of Object.entries(PATHS.live)) {
    app.get(path, { schema: { ...live, operationId } }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { status: 'live' };
    });
  }
  for (const [operationId, path] of Object.entries(PATHS.ready)) {
    app.get(path, { schema: { ...ready, operationId } }, answerReady);
  }
}
