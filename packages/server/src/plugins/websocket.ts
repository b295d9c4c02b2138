import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import fastifyWebsocket from '@fastify/websocket';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import type { WebSocket } from 'ws';
import type { FastifyRequest } from 'fastify';
import type { App } from './app.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Connections that asked to become sockets, for as long as they are open. */
    readonly upgrades: ReadonlySet<Duplex>;
  }
  interface FastifyContextConfig {
    /** True if the route is one for sockets. */
    socket?: boolean;
  }
}

/** Time in which a connection becomes a socket or is cut, in ms. */
const UPGRADE_MS = 5_000;

/**
 * Cuts a socket. One function for all: one for each socket would be kept for as long as it is open.
 */
function cut(this: Socket): void {
  this.destroy();
}

/** Time that clients have to answer a close frame when the server stops, in ms. */
const CLOSE_MS = 1_000;

/**
 * WebSockets, without compression, which costs more than frames this short could save.
 *
 * A client that speaks none of our versions gets its own back, only to be closed with the code
 * for that: browsers do not show the code of a connection that fails over its subprotocol.
 */
export async function websocket(app: App): Promise<void> {
  await app.register(fastifyWebsocket, {
    options: {
      // Connections close what is over the limit with a code that says so; this bounds memory.
      maxPayload: 2 * LIMITS.frameBytes,
      perMessageDeflate: false,
      handleProtocols: (offered: Set<string>) =>
        offered.has(SUBPROTOCOL) ? SUBPROTOCOL : ([...offered][0] ?? false),
    },
    // ws closes the socket itself, with the code for what was wrong; ending it here would lose that.
    errorHandler: (err, _socket, request) => request.log.info({ err }, 'a socket failed'),
    // The sessions' own hook comes later and tells clients to move; see endSockets.
    preClose: (done) => done(),
  });
  const upgrades = new Set<Duplex>();
  app.decorate('upgrades', upgrades);
  function forget(this: Socket): void {
    upgrades.delete(this);
  }
  // A refusal cuts the connection. What becomes a socket has its time limit taken off.
  app.server.on('upgrade', (_request, socket: Socket) => {
    upgrades.add(socket);
    socket.on('close', forget);
    socket.on('timeout', cut).setTimeout(UPGRADE_MS);
  });
  detachAnswers(app);
  app.addHook('onRoute', (route) => {
    if (!route.websocket) return;
    route.config = { ...route.config, socket: true };
    route.preHandler = [route.preHandler ?? [], refusePage].flat();
  });
}

/** Refuses to answer a request that is none for a socket: the plugin would do it without a code. */
async function refusePage({ ws }: FastifyRequest): Promise<void> {
  if (!ws) throw new CodedError('not-found', { what: 'page: the address is for WebSockets' });
}

/** Refuses to upgrade other routes: the plugin would, only to close the socket again. */
export function upgradeSocketsOnly(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (request.ws && !request.routeOptions.config.socket) {
      throw new CodedError('not-found', { what: 'address for sockets' });
    }
    if (request.ws && app.drain.hasBegun) throw new CodedError('stopping');
  });
}

/** Lets go of the answer that a socket was made instead of: it would be kept as long as that is open. */
function detachAnswers(app: App): void {
  const answers = new WeakMap<IncomingMessage, ServerResponse>();
  app.addHook('onRequest', async (request, reply) => {
    if (request.ws) answers.set(request.raw, reply.raw);
  });
  app.websocketServer.on('connection', (_socket, request) => {
    answers.get(request)?.detachSocket(request.socket);
  });
}

/**
 * Lets go of the request that a socket was made from, with its answer, its log and all that hangs on
 * them, a third of what an idle socket costs: the plugin's own listener keeps them. To be called by
 * the route.
 */
export function freeOfRequest(app: App, socket: WebSocket): void {
  socket.removeAllListeners('error');
  // ws closes the socket itself, with the code for what was wrong.
  socket.on('error', (err) => app.log.info({ err }, 'a socket failed'));
}

/**
 * Ends the sockets that are left when everybody else has let go of theirs. Registered last, and as
 * a plugin: an app's own hooks run before those of its plugins, which run in their order.
 */
export function endSockets(app: App): void {
  app.register(async (last) => {
    last.addHook('preClose', async () => {
      const sockets = [...last.websocketServer.clients];
      await Promise.all(sockets.map(leave));
      for (const connection of last.upgrades) connection.destroy();
      last.websocketServer.close();
    });
  });
}

/** Lets one that is told to close do so, or cuts it. */
async function leave(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSING) {
    await once(socket, 'close', { signal: AbortSignal.timeout(CLOSE_MS) }).catch(() => undefined);
  }
  socket.terminate();
}
