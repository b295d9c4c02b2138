import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { LogController, type FastifyRequest } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { App } from './app.js';

const SECRETS = ['authorization', 'cookie', 'token', 'password', 'secret', 'apiKey'];

/** JSON lines. Nothing named like a secret is logged, and of addresses not the query. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: {
        err: pino.stdSerializers.err,
        req: (request: FastifyRequest) => ({
          method: request.method,
          path: request.url.split('?')[0],
          origin: request.headers.origin,
          remoteAddress: request.ip,
        }),
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** Every request has a correlation id of ours, never one that somebody sent. */
export const requestIds = {
  genReqId: () => randomUUID(),
  requestIdHeader: false,
  logController: new LogController({
    requestIdLogLabel: 'correlationId',
    // Asked every few seconds, and of no interest as long as they answer.
    disableRequestLogging: (request) => request.url.startsWith('/health/'),
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
