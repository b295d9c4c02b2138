import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import { SLOW_CONNECTIONS } from '../limits/slow-connections.js';
import type { App } from './app.js';
import type { ErrorBody } from './errors.js';

/** Address for requests whose own cannot be decoded; nothing is there. */
const UNREADABLE = '/unreadable-address';
/** Node takes no more of a request's headers, its address included, in bytes. */
const HEADER_BYTES = 16_384;

/**
 * Requests that the router would answer by itself, or Node before it: to be passed to Fastify. They take
 * the way of all others, so that they are counted, logged and answered with a code of the catalogue.
 */
export const UNROUTED = {
  rewriteUrl: ({ url = '/' }: { readonly url?: string }) => (canBeDecoded(url) ? url : UNREADABLE),
  // A name that is too long is one of nothing.
  routerOptions: { maxParamLength: HEADER_BYTES },
  http: { requireHostHeader: false },
  clientErrorHandler: (error: Error & { readonly code?: string }, socket: Duplex) =>
    refuse(socket, errorOf(error.code)),
} as const;

/** Refuses, as all else is refused, what is no request as HTTP has it. */
export function unrouted(app: App): void {
  app.addHook('onRequest', async ({ originalUrl, raw, url }) => {
    if (url !== originalUrl)
      throw new CodedError('bad-request', { reason: 'its address cannot be decoded' });
    if (raw.headers.host === undefined && raw.httpVersion === '1.1')
      throw new CodedError('bad-request', { reason: 'its header host is missing' });
  });
  // What a client expects, beyond to be told to go on, is not done: it gets its answer all the same.
  app.server.on('checkExpectation', (request: IncomingMessage, response) =>
    app.server.emit('request', request, response),
  );
  app.websocketServer.on('wsClientError', ({ message }, socket) =>
    refuse(socket, new CodedError('bad-request', { reason: message }), {
      'sec-websocket-version': '13',
    }),
  );
}

function canBeDecoded(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

function errorOf(code: string | undefined): CodedError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new CodedError('body-too-large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      // Its headers, or all of it: Node does not tell. Within the shorter time neither has come.
      return new CodedError('body-too-slow', {
        seconds: SLOW_CONNECTIONS.http.headersTimeout / 1_000,
      });
    default:
      return new CodedError('bad-request', { reason: 'it is not as HTTP has it' });
  }
}

/** Answers on a connection of which no more is read. */
function refuse(
  socket: Duplex,
  error: CodedError,
  headers: Readonly<Record<string, string>> = {},
): void {
  const id = randomUUID();
  const body: ErrorBody = { error: toProblem(error, id) };
  const text = JSON.stringify(body);
  const head = {
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'cache-control': 'no-store',
    'x-correlation-id': id,
    ...headers,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  // The status' words are for people, and may be left out (RFC 9112, section 4).
  const start = `HTTP/1.1 ${ERRORS[error.code].status} \r\n`;
  if (socket.writable) socket.write(`${start}${lines.join('')}\r\n${text}`);
  socket.destroy();
}
