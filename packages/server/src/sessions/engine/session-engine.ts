import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { ClientConnection, type OpenSession } from './client-connection.js';
import type { ClientSocket } from './client-socket.js';
import type { EngineParts } from './engine-parts.js';
import { ReplyRunner } from './reply-runner.js';
import { SessionOperations } from './session-operations.js';
import { SessionRooms } from './session-rooms.js';

/** Sessions that are answered at the same time after a crash. */
const RESTARTS_AT_ONCE = 4;

/** Heartbeats are looked at so many times within one. */
const CHECKS_PER_HEARTBEAT = 3;

/**
 * Runs the conversations of one mode: sockets in, replies out, the log as the truth between them.
 * Knows its ports only; a `ClientSocket` is all that it sees of the web.
 */
export class SessionEngine {
  readonly operations: SessionOperations;
  readonly #parts: EngineParts;
  readonly #rooms: SessionRooms;
  readonly #runner: ReplyRunner;
  readonly #connections = new Set<ClientConnection>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#rooms = new SessionRooms(parts);
    this.#runner = new ReplyRunner(parts);
    this.operations = new SessionOperations(parts, this.#runner);
    const every = parts.settings.heartbeatMs / CHECKS_PER_HEARTBEAT;
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections) connection.checkLife(every);
    }, every).unref();
  }

  /**
   * Answers what the last process left unanswered. Only for the one process of a database.
   *
   * @returns how many sessions that concerns; they are answered in the background
   */
  async start(): Promise<number> {
    const waiting = [...(await this.#parts.repository.releaseAll())];
    const count = waiting.length;
    if (count > 0) this.#parts.log.info({ sessions: count }, 'answering what was left unanswered');
    const answer = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await this.#runner.wake(next);
      }
    };
    for (let i = 0; i < RESTARTS_AT_ONCE; i++) void answer();
    return count;
  }

  /** A client has connected. The caller passes on what the socket gets, and its end. */
  connect(socket: ClientSocket, open: OpenSession): ClientConnection {
    const host = { parts: this.#parts, rooms: this.#rooms, operations: this.operations };
    const connection = new ClientConnection(socket, open, host);
    this.#connections.add(connection);
    return connection;
  }

  /** The client of this connection has gone. */
  disconnect(connection: ClientConnection): void {
    connection.disconnected();
    this.#connections.delete(connection);
  }

  /** Tells clients to connect elsewhere and leaves unfinished replies to the next process. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const connection of this.#connections) {
      connection.close(CLOSE.drain, 'The server is stopping.');
    }
    await this.#runner.close();
  }
}
