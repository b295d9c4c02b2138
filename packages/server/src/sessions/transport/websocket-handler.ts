import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type { ErrorFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import type { RawData, WebSocket } from 'ws';
import { guardOpening, type ClientPlace, type GuardedOpening } from '../access/client-place.js';
import type { OperatorAccess } from '../access/operator-access.js';
import type { SessionAccess } from '../access/session-access.js';
import type { ClientSocket } from '../engine/connection/client-socket.js';
import type { SessionEngine } from '../engine/session-engine.js';
import { sendText } from './send-text.js';

/** Time after which a client that does not answer a close frame is cut, in ms. */
const CLOSE_MS = 5_000;

/** Sockets of one mode: ties each upgraded one to the engine. */
export class WebSocketHandler {
  readonly #engine: SessionEngine;
  readonly #access: SessionAccess;

  constructor(engine: SessionEngine, access: SessionAccess) {
    this.#engine = engine;
    this.#access = access;
  }

  /**
   * Runs a session on a socket until either side ends it.
   *
   * @param stream beneath the socket
   */
  handle(socket: WebSocket, stream: Duplex, chatbotId: string, place: ClientPlace): void {
    if (socket.protocol !== SUBPROTOCOL) {
      socket.close(CLOSE.version, `This server speaks ${SUBPROTOCOL}.`);
      return;
    }
    let guarded: GuardedOpening;
    try {
      guarded = guardOpening(place, 'sockets', (hello) =>
        this.#access.open(chatbotId, hello, place),
      );
    } catch (error) {
      refuse(socket, stream, error);
      return;
    }
    const connection = this.#engine.connect(
      new UpgradedSocket(socket, stream, place.requestId),
      guarded.open,
    );
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) connection.receiveBinary();
      else {
        const bytes = asBuffer(data);
        connection.receive(bytes.toString(), bytes.byteLength);
      }
    });
    socket.on('pong', () => connection.alive());
    socket.on('close', () => {
      guarded.leave();
      this.#engine.disconnect(connection);
    });
  }
}

/** Sockets of test sessions, which only operators open. */
export class WebSocketTestHandler extends WebSocketHandler {
  constructor(engine: SessionEngine, access: OperatorAccess) {
    super(engine, access);
  }
}

/** Says why, and when to come again, which a refused upgrade would keep from a browser. */
function refuse(socket: WebSocket, stream: Duplex, error: unknown): void {
  const problem = toProblem(error, randomUUID());
  const client = new UpgradedSocket(socket, stream);
  client.send(JSON.stringify({ type: 'error', problem } satisfies ErrorFrame));
  client.close(CLOSE.rateLimited, problem.code);
}

class UpgradedSocket implements ClientSocket {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly requestId: string | undefined;

  /** @param stream beneath the socket */
  constructor(socket: WebSocket, stream: Duplex, requestId?: string) {
    this.#socket = socket;
    this.#stream = stream;
    this.requestId = requestId;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    sendText(this.#socket, this.#stream, text);
  }

  ping(): void {
    this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), CLOSE_MS).unref();
  }
}

/** One buffer, unless somebody has set another `binaryType`. */
function asBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
