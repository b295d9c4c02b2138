import { setTimeout as delay } from 'node:timers/promises';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { REVISIONS_TOPIC } from '../../chatbots/chatbot-news.js';
import { ACCESS_TOPIC } from '../../operators/revocations.js';
import type { Unsubscribe } from '../../live-store/live-store.js';
import { within } from '../../within.js';
import { ClientConnection, type ConnectionHost } from './connection/client-connection.js';
import type { OpenSession } from './connection/open-session.js';
import { AccessWatch } from './connection/access-watch.js';
import type { ClientSocket } from './connection/client-socket.js';
import type { EngineParts } from './engine-parts.js';
import { ReplyControl } from './reply/reply-control.js';
import { ReplyLeases } from './reply/reply-leases.js';
import { ReplyRunner } from './reply/reply-runner.js';
import { ReplySlots } from './reply/reply-slots.js';
import { SessionOperations } from './session-operations.js';
import { SessionRooms } from './room/session-rooms.js';
import { SocketlessFrames } from './connection/socketless-frames.js';

/** Heartbeats are looked at so many times within one. */
const CHECKS_PER_HEARTBEAT = 3;

/**
 * Runs the conversations of one mode: sockets in, replies out, the log as the truth between them.
 * Knows its ports only; a `ClientSocket` is all that it sees of the web.
 */
export class SessionEngine {
  readonly operations: SessionOperations;
  /** Frames that come without a socket. */
  readonly socketless: SocketlessFrames;
  readonly #parts: EngineParts;
  readonly #rooms: SessionRooms;
  readonly #runner: ReplyRunner;
  readonly #control: ReplyControl;
  readonly #leases: ReplyLeases;
  readonly #access: AccessWatch;
  readonly #connections = new Set<ClientConnection>();
  readonly #heartbeat: NodeJS.Timeout;
  #leaveMissed: Unsubscribe | null = null;
  #isAlone = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#access = new AccessWatch(parts.log);
    this.#rooms = new SessionRooms(parts);
    const slots = parts.slots ?? new ReplySlots(parts.settings);
    this.#runner = new ReplyRunner(parts, slots, (id) => this.#rooms.overridesOf(id));
    this.#control = new ReplyControl(parts, this.#runner);
    this.#leases = new ReplyLeases(parts, this.#runner);
    this.operations = new SessionOperations(parts, this.#runner, this.#control, slots);
    this.socketless = new SocketlessFrames(this.#host());
    const every = parts.settings.heartbeatMs / CHECKS_PER_HEARTBEAT;
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections) connection.checkLife(every);
    }, every).unref();
  }

  /**
   * Begins to work with other processes, and answers what is left unanswered.
   *
   * @param isAlone no other process has this database
   * @returns how many sessions were left; they are answered in the background
   */
  async start(isAlone: boolean): Promise<number> {
    this.#isAlone = isAlone;
    await this.#control.start();
    await this.#access.listen(this.#parts.liveStore, [ACCESS_TOPIC, REVISIONS_TOPIC]);
    this.#leaveMissed = this.#parts.liveStore.onMissed(() => void this.#rooms.lookForMissed());
    return this.#leases.start(isAlone);
  }

  /** Counts of this process at the moment. */
  get counts() {
    return {
      sockets: this.#connections.size,
      sessions: this.#rooms.size,
      running: this.#runner.running,
    };
  }

  /** A client has connected. The caller passes on what the socket gets, and its end. */
  connect(socket: ClientSocket, open: OpenSession): ClientConnection {
    const connection = new ClientConnection(socket, open, this.#host());
    this.#connections.add(connection);
    return connection;
  }

  /** The client of this connection has gone. */
  disconnect(connection: ClientConnection): void {
    connection.disconnected();
    this.#connections.delete(connection);
  }

  /**
   * The server is to stop: clients are sent elsewhere, spread over time so that they do not all
   * arrive there at once; what is being answered has a while to end, what is queued is for others.
   */
  async drain(): Promise<void> {
    const { moveMs, finishMs } = this.#parts.settings;
    this.#leases.close();
    // Nobody else would answer, and there is nowhere to go.
    const alone = this.#isAlone;
    const handOver = (sessionId: string) => this.#control.ask({ type: 'wake', sessionId });
    await Promise.all([
      this.#sendAway(alone ? 0 : moveMs),
      within(finishMs, this.#runner.drain(alone ? null : handOver)).catch(() => undefined),
    ]);
  }

  /** Most go by themselves in that time; who stays is closed soon after, not all at once either. */
  async #sendAway(ms: number): Promise<void> {
    const leaving = [...this.#connections].map(async (connection) => {
      connection.sendAway(ms);
      await delay(ms + (Math.random() * ms) / 3);
      connection.close(CLOSE.drain, 'The server is stopping.');
    });
    await Promise.all(leaving);
  }

  /** Closes what is open and hands unfinished replies over. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#access.close();
    this.#leaveMissed?.();
    this.#control.close();
    this.#leases.close();
    for (const connection of this.#connections) {
      connection.close(CLOSE.drain, 'The server is stopping.');
    }
    const left = await this.#runner.close();
    for (const sessionId of left) this.#control.ask({ type: 'wake', sessionId });
  }

  #host(): ConnectionHost {
    return {
      parts: this.#parts,
      rooms: this.#rooms,
      operations: this.operations,
      access: this.#access,
    };
  }
}
