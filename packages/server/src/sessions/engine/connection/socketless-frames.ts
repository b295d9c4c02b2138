import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { CloseCode } from '@chatbot-test/shared/protocol/close-codes.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import { ClientConnection, type ConnectionHost } from './client-connection.js';
import type { ClientSocket } from './client-socket.js';
import { RecentMap } from './recent-map.js';
import { TokenBucket } from './token-bucket.js';

/** Result of a batch of frames. */
export interface BatchAnswer {
  /** Frames of the server, as JSON text: acks, refusals, recoveries. */
  readonly frames: readonly string[];
  /** A socket would have been closed with this. */
  readonly close: { readonly code: number; readonly reason: string } | null;
}

/** Sessions whose rate is remembered while they have no socket here. */
const SESSIONS = 10_000;
/** Time in which a rate has recovered, in ms. */
const FORGET_MS = 60_000;

/**
 * Carries out frames that come without a socket, by session alone: on any instance, also where the
 * client hears its news from another one. They are read, limited and refused as a socket's are.
 */
export class SocketlessFrames {
  readonly #host: ConnectionHost;
  readonly #rates: RecentMap<{ readonly frames: TokenBucket; readonly sends: TokenBucket }>;

  constructor(host: ConnectionHost) {
    this.#host = host;
    const { frames, sends } = host.parts.settings;
    this.#rates = new RecentMap(SESSIONS, FORGET_MS, () => ({
      frames: new TokenBucket(frames),
      sends: new TokenBucket(sends),
    }));
  }

  /**
   * Carries out frames, given as JSON text, one after the other.
   *
   * @param requestId correlation id of the request that they came in
   */
  async carryOut(
    session: SessionRecord,
    texts: readonly string[],
    requestId: string,
  ): Promise<BatchAnswer> {
    const rates = this.#rates.get(session.id);
    const sends = this.#host.rooms.find(session.id)?.sends ?? rates.sends;
    const socket = new AnswerSocket(requestId);
    const known = { session, frames: rates.frames, sends };
    const connection = new ClientConnection(socket, neverOpens, this.#host, known);
    for (const text of texts) connection.receive(text, Buffer.byteLength(text));
    await connection.settled;
    connection.disconnected();
    return { frames: socket.frames, close: socket.closed };
  }
}

/** Keeps what would have been sent. */
class AnswerSocket implements ClientSocket {
  readonly bufferedAmount = 0;
  readonly frames: string[] = [];
  closed: BatchAnswer['close'] = null;
  readonly requestId: string;

  constructor(requestId: string) {
    this.requestId = requestId;
  }

  send(text: string): void {
    this.frames.push(text);
  }

  close(code: CloseCode, reason: string): void {
    this.closed = { code, reason };
  }

  ping(): void {
    // Nobody is there to answer; the client is heard of by its requests.
  }
}

/** The client is known: a hello is refused before it could open anything. */
function neverOpens(): Promise<never> {
  return Promise.reject(new CodedError('unauthorized'));
}
