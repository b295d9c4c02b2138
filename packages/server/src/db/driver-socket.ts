import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as encrypt } from 'node:tls';
import type { ServerAddress } from './server-address.js';

/** Options of the driver that say where the database is. */
interface DriverOptions {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * Makes the sockets that postgres.js 3.4 talks over, so that no query waits for ever when one fails.
 *
 * Left to itself, the driver rejects what it has sent when a socket has an `error`, and forgets what it
 * is given from then to the socket's `close`. What it has not written by the `close` it keeps for
 * the next connection, and then writes nothing there. So each socket fails in one moment, and one
 * that does not begin with the driver's greeting is closed for the driver to begin again.
 *
 * @param seconds time that the encryption may take to begin
 * @returns options of the driver; its `socket` never rejects: the driver would lose a connection by it
 */
export function driverSocket(ssl: ServerAddress['ssl'], seconds: number) {
  let turn = 0;
  const socket = async ({ host, port, path }: DriverOptions): Promise<Duplex> => {
    const at = turn++ % host.length;
    const name = host[at] ?? '';
    const plain = path ? connect({ path }) : connect({ host: name, port: port[at] ?? 0 });
    // Told by the driver in its errors.
    Object.assign(plain, { host: name, port: port[at] });
    if (!ssl) return beginsWithGreeting(failsAtOnce(plain));
    try {
      return beginsWithGreeting(failsAtOnce(await encrypted(plain, name, ssl, seconds)));
    } catch (error) {
      plain.destroy();
      return failed(error as Error);
    }
  };
  // They are encrypted when the driver is given them.
  return { socket, ssl: false } as const;
}

/** Keeps an error back until the socket is closed: nobody is given a socket between the two. */
function failsAtOnce<Kind extends Duplex>(socket: Kind): Kind {
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  let failure: unknown = null;
  socket.emit = (event: string | symbol, ...args: unknown[]) => {
    if (event === 'error') {
      failure = args[0];
      return true;
    }
    if (event !== 'close' || failure === null) return emit(event, ...args);
    emit('error', failure);
    return emit('close', true);
  };
  return socket;
}

/** Closes a socket that the driver does not write its greeting to, and nothing before it. */
function beginsWithGreeting(socket: Socket): Socket {
  const original = socket.write;
  const write = (chunk: Buffer): boolean => Reflect.apply(original, socket, [chunk]);
  let isWritten = false;
  socket.write = (chunk: Buffer) => {
    isWritten = true;
    Reflect.deleteProperty(socket, 'write');
    if (chunk.readInt32BE() === chunk.length) return write(chunk);
    socket.destroy();
    return true;
  };
  // The driver writes in the turn after the one in which it is given the socket.
  setImmediate(() => setImmediate(() => isWritten || socket.destroy()));
  return socket;
}

/** https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL */
const SSL_REQUEST = Buffer.from('0000000804d2162f', 'hex');
const YES = 'S'.charCodeAt(0);

async function encrypted(
  plain: Socket,
  name: string,
  ssl: Exclude<ServerAddress['ssl'], false>,
  seconds: number,
): Promise<Socket> {
  plain.write(SSL_REQUEST);
  const [answer] = await heard(plain, 'data', seconds);
  if (answer?.[0] !== YES) {
    if (ssl === 'prefer') return plain;
    throw failure('NO_TLS', 'the database has no TLS');
  }
  const options = ssl === 'prefer' ? { rejectUnauthorized: false } : ssl;
  const servername = isIP(name) ? {} : { servername: name };
  const socket = encrypt({ socket: plain, ...servername, ...options });
  await heard(socket, 'secureConnect', seconds);
  return socket;
}

/** Waits for an event of a socket: an error before it, or its end, or that it takes too long rejects. */
async function heard(socket: Socket, event: string, seconds: number): Promise<Buffer[]> {
  const end = () => socket.destroy(failure('CONNECTION_CLOSED', 'the database hung up'));
  const late = () => socket.destroy(failure('CONNECT_TIMEOUT', `no answer for ${seconds} s`));
  socket.once('end', end).setTimeout(seconds * 1000, late);
  try {
    return await (once(socket, event) as Promise<Buffer[]>);
  } finally {
    socket.off('end', end).setTimeout(0, late);
  }
}

/** An error of a connection, with the codes that the driver has for them. */
const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

/** A socket that fails when the driver greets: it has to fail while the driver listens. */
const failed = (error: Error): Duplex =>
  failsAtOnce(
    new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done(error) }),
  );
