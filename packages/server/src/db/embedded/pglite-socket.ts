import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';

/** First bytes of a message that says how to encrypt or what to cancel, in place of a start. */
const TLS_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
/** Types of messages of the client. */
const TERMINATE = 'X'.charCodeAt(0);
/** Ends what an error of a client that has gone left behind: until a Sync, Postgres skips everything. */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);
const NO_BYTES = Buffer.alloc(0);
/** Length of a start in bytes, as Postgres has it: shorter or longer ones are another protocol's. */
const START_BYTES = { least: 8, most: 10_000 };
/** A message counts the four bytes of its length. */
const LEAST_BYTES = 4;

export interface PgliteSocket {
  /** Cuts the client off and frees the address. */
  close(): Promise<void>;
}

/**
 * Serves PGlite on a socket file or named pipe, in Postgres' protocol 3.0
 * (https://www.postgresql.org/docs/current/protocol-flow.html). PGlite is one session of Postgres: a client
 * that comes while another is served waits for it to leave.
 *
 * Whatever messages have come are given to Postgres in one call: a client that sends its queries
 * without waiting for answers, as postgres.js does, pays for one call in place of five or more for each
 * query. A client that does not speak the protocol is cut off.
 *
 * @param onFailure told when the database itself breaks, after which it answers nothing
 */
export async function servePglite(
  db: PGlite,
  path: string,
  onFailure: (error: unknown) => void,
): Promise<PgliteSocket> {
  /** The first of them is served. */
  const clients: Socket[] = [];
  let connection: Connection | null = null;
  const serveFirst = () => {
    const [socket] = clients;
    connection = socket ? new Connection(db, socket, onFailure) : null;
    socket?.on('data', (data) => connection?.take(data)).resume();
  };
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    clients.push(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      const at = clients.indexOf(socket);
      clients.splice(at, 1);
      if (at > 0) return;
      connection?.end();
      serveFirst();
    });
    if (clients.length === 1) serveFirst();
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of clients) socket.destroy();
      await closed;
    },
  };
}

class Connection {
  readonly #db: PGlite;
  readonly #socket: Socket;
  readonly #onFailure: (error: unknown) => void;
  /** Beginning of a message that has not come as a whole. */
  #rest: Buffer = NO_BYTES;
  #isStarted = false;

  constructor(db: PGlite, socket: Socket, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#socket = socket;
    this.#onFailure = onFailure;
  }

  take(data: Buffer): void {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    while (!this.#isStarted && bytes.length >= START_BYTES.least) {
      const length = bytes.readInt32BE(0);
      if (length < START_BYTES.least || length > START_BYTES.most) {
        this.#socket.destroy();
        return;
      }
      if (bytes.length < length) break;
      this.#begin(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
    }
    const whole = this.#isStarted ? wholeMessages(bytes) : 0;
    this.#rest = bytes.subarray(whole);
    if (whole > 0) this.#execute(bytes.subarray(0, whole));
    if (!this.#isStarted) return;
    if (this.#rest[0] === TERMINATE) this.#socket.end();
    else if (isBroken(this.#rest)) this.#socket.destroy();
  }

  /** Ends what the client has left open: the next one is given the same session of Postgres. */
  end(): void {
    if (!this.#isStarted || this.#db.closed) return;
    this.#execute(SYNC);
    if (this.#db.isInTransaction()) this.#execute(queryMessage('rollback'));
  }

  #begin(message: Buffer): void {
    const code = message.readInt32BE(4);
    if (code === TLS_REQUEST || code === GSS_REQUEST) this.#socket.write('N');
    else if (code === CANCEL_REQUEST) this.#socket.end();
    else {
      this.#isStarted = true;
      this.#execute(message);
    }
  }

  /** Runs them before it returns. Errors of SQL are answers; what is thrown is a broken database. */
  #execute(messages: Buffer): void {
    this.#db
      .execProtocolRawStream(messages, {
        // Its files are the disk's: there is nothing to be copied there.
        syncToFs: false,
        onRawData: (data) => {
          // A view of memory that the next message is written to.
          if (this.#socket.writable) this.#socket.write(Buffer.from(data));
        },
      })
      .catch(this.#onFailure);
  }
}

/** Length of the messages that are there as a whole, up to one that ends the connection. */
function wholeMessages(bytes: Buffer): number {
  let end = 0;
  while (bytes.length - end >= 5 && bytes[end] !== TERMINATE) {
    const length = bytes.readInt32BE(end + 1);
    if (length < LEAST_BYTES || end + 1 + length > bytes.length) break;
    end += 1 + length;
  }
  return end;
}

/** Tells whether a message begins there that has no possible length. */
function isBroken(bytes: Buffer): boolean {
  return bytes.length >= 5 && bytes.readInt32BE(1) < LEAST_BYTES;
}

function queryMessage(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.from([0x51, 0, 0, 0, 0]);
  head.writeInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
}
