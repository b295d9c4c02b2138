import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from '../plugins/app.js';

/** Time for the whole of a request to arrive; a file over a slow line takes its while, in ms. */
const REQUEST_MS = 120_000;
/** Time for a body of the usual size to arrive, in ms. */
const BODY_MS = 30_000;
/** Most of a refused body that is read all the same, in bytes. */
const REFUSED_BYTES = 64 * 1024 * 1024;
/** Status of `body-too-slow`. */
const TOO_SLOW = 408;
/** Routes that take more than this take files, in bytes. */
const USUAL_BYTES = 1024 * 1024;

/**
 * Deadlines of connections, in Fastify's words. Node cuts what has not sent its headers or its body
 * in time, and a connection on which nothing moves either way: one that reads nothing, too. Sockets
 * and streams have heartbeats, and deadlines of their own. `patientConnections` keeps those that wait
 * for us.
 */
export const SLOW_CONNECTIONS = {
  requestTimeout: REQUEST_MS,
  connectionTimeout: 150_000,
  keepAliveTimeout: 72_000,
  http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
} as const;

/**
 * Keeps a connection on which nothing moves because its request is whole and being worked at: a long
 * document may take minutes on a busy machine, and is stored in the end.
 */
export function patientConnections(app: App): void {
  app.addHook('onRequest', async (_, { raw }) => {
    raw.on('timeout', endUnlessOurs);
  });
}

/** Node ends a connection itself only where nobody listens. It looks again once something moves. */
function endUnlessOurs(this: ServerResponse, socket: Socket): void {
  if (!this.req.complete || this.headersSent) socket.destroy();
}

/**
 * Answers `408` where a body has not arrived in time, and closes the connection.
 *
 * @param ms for bodies of the usual size
 */
export function bodyDeadline(app: App, ms = BODY_MS): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    if (length === undefined && coding === undefined) return payload;
    if (request.routeOptions.bodyLimit > USUAL_BYTES) return payload;
    const timed = new PassThrough();
    const timer = setTimeout(() => {
      reply.header('connection', 'close');
      timed.destroy(new CodedError('body-too-slow', { seconds: Math.round(ms / 1_000) }));
    }, ms);
    const arrived = () => clearTimeout(timer);
    payload.once('end', arrived).once('error', (error) => timed.destroy(error));
    // Whoever answers without the body does not read it, or hear of its end.
    timed.on('error', arrived);
    reply.raw.once('close', arrived);
    return payload.pipe(timed);
  });
}

/**
 * Reads what comes of a body that nobody wants, and drops it: who is still sending does not read its
 * answer, and finds a broken connection if it is closed at once. Beyond 64 MiB it is closed.
 */
export function refusedBodies(app: App, most = REFUSED_BYTES): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    const { 'content-length': length, 'transfer-encoding': coding } = raw.headers;
    const hasBody = length !== undefined || coding !== undefined;
    if (!hasBody || raw.complete || Number(length) > most) return;
    // What has not come in time is not waited for.
    if (reply.statusCode === TOO_SLOW) return;
    // Of Fastify, which does not read on.
    reply.removeHeader('connection');
    let left = most;
    raw.unpipe();
    raw.removeAllListeners('data').on('data', (bytes: Buffer) => {
      left -= bytes.length;
      if (left < 0) raw.socket.destroy();
    });
    raw.resume();
  });
}
