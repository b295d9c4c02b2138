import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { pino, type DestinationStream, type Logger, type SerializedError } from 'pino';
import { isHealthPath } from '../health/health-routes.js';
import type { App } from './app.js';

const SECRETS = ['authorization', 'cookie', 'token', 'password', 'secret', 'apiKey'];

/** JSON lines. Nothing named like a secret is logged, and of addresses not the query. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: {
        err: withoutRows,
        req: (request: FastifyRequest) => ({
          method: request.method,
          path: request.url.split('?')[0],
          origin: request.headers.origin,
          remoteAddress: request.socket.remoteAddress,
          // Whom a trusted proxy asks for.
          ...(request.ip !== request.socket.remoteAddress && { forwardedFor: request.ip }),
        }),
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** Removes the details that databases add to an error: they repeat rows and values, so what people said. */
function withoutRows(error: Error): SerializedError {
  const { detail: _, where: __, parameters: ___, ...rest } = pino.stdSerializers.err(error);
  return rest;
}

/** One line a request, when it is answered: with what was asked, the answer, and how long it took. */
class OneLineARequest extends LogController {
  override incomingRequest(): void {
    // Said in the end.
  }

  override requestCompleted(
    err: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (this.isLogDisabled(request)) return;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const details = { req: request, status: reply.statusCode, ms };
    if (err) request.log.error({ ...details, err }, 'request failed');
    else request.log.info(details, 'request');
  }
}

/** The line of a request that became a socket: it has no answer that would be logged. */
export function logUpgrade(request: Pick<FastifyRequest, 'log'>): void {
  request.log.info({ req: request, status: 101 }, 'request');
}

/** Every request has a correlation id of ours, never one that somebody sent. */
export const requestIds = {
  genReqId: () => randomUUID(),
  requestIdHeader: false,
  logController: new OneLineARequest({
    requestIdLogLabel: 'correlationId',
    // Asked every few seconds, and of no interest as long as they answer.
    disableRequestLogging: ({ url }) => isHealthPath(url) || url.startsWith('/metrics'),
  }),
} as const;

/** Proxies and browsers keep addresses, so a token in one is refused rather than read. */
export function refuseTokensInAddresses(app: App): void {
  app.addHook('onRequest', async (request) => {
    const query = request.url.split('?')[1];
    if (query === undefined) return;
    for (const name of new URLSearchParams(query).keys()) {
      if (/^(access_?|id_?|auth_?)?token$|^jwt$|^authorization$/i.test(name)) {
        throw new CodedError('token-in-address');
      }
    }
  });
}
