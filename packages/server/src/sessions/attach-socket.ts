import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import type { RawData, WebSocket } from 'ws';
import type { ClientSocket } from './engine/client-socket.js';
import type { OpenSession } from './engine/client-connection.js';
import type { SessionEngine } from './engine/session-engine.js';

/** A client that does not answer a close frame is cut after so long, in ms. */
const CLOSE_MS = 5_000;

/** Ties an upgraded socket to the engine: what comes in, signs of life, its end. */
export function attachSocket(engine: SessionEngine, socket: WebSocket, open: OpenSession): void {
  if (socket.protocol !== SUBPROTOCOL) {
    socket.close(CLOSE.version, `This server speaks ${SUBPROTOCOL}.`);
    return;
  }
  const connection = engine.connect(clientSocket(socket), open);
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) connection.receiveBinary();
    else {
      const bytes = asBuffer(data);
      connection.receive(bytes.toString(), bytes.byteLength);
    }
  });
  socket.on('pong', () => connection.alive());
  socket.on('close', () => engine.disconnect(connection));
}

function clientSocket(socket: WebSocket): ClientSocket {
  return {
    send: (text) => socket.send(text),
    ping: () => socket.ping(),
    close: (code, reason) => {
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), CLOSE_MS).unref();
    },
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
  };
}

/** One buffer, unless somebody has set another `binaryType`. */
function asBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
