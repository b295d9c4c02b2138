import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { buildChatbotInfo, buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import { socketPair, type MemorySocket } from '@chatbot-test/shared/testing/socket-pair.js';

interface Connection {
  readonly url: URL;
  readonly socket: MemorySocket;
  readonly received: ClientFrame[];
}

/** The far end of every WebSocket that the page opens, until `stop()`. */
export class SocketServer {
  readonly connections: Connection[] = [];
  /** Messages that a welcome brings. */
  messages: readonly Message[] = [];
  /** Says no to a hello, with this close code; null welcomes. */
  refuse: (token: string | undefined) => number | null = () => null;
  readonly #original = window.WebSocket;

  constructor() {
    const open = (url: string, protocol: string): MemorySocket => this.#open(url, protocol);
    const replacement = function (url: string, protocol: string) {
      return open(url, protocol);
    };
    window.WebSocket = Object.assign(replacement, { OPEN: 1 }) as unknown as typeof WebSocket;
  }

  stop(): void {
    window.WebSocket = this.#original;
    for (const { socket } of this.connections) socket.close(1000);
  }

  get last(): Connection {
    const last = this.connections.at(-1);
    if (!last) throw new Error('Nobody has connected.');
    return last;
  }

  send(frame: ServerFrame, { socket }: Connection = this.last): void {
    socket.send(JSON.stringify(frame));
  }

  #open(url: string, protocol: string): MemorySocket {
    const { client, server } = socketPair({ protocol });
    const connection: Connection = { url: new URL(url), socket: server, received: [] };
    this.connections.push(connection);
    server.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(data) as ClientFrame;
      connection.received.push(frame);
      if (frame.type === 'hello') this.#answer(connection, frame.token);
    });
    return client;
  }

  #answer(connection: Connection, token: string | undefined): void {
    const code = this.refuse(token);
    if (code !== null) return connection.socket.close(code);
    const { messages } = this;
    this.send(
      {
        type: 'welcome',
        session: buildSessionInfo({ id: `session-of-${connection.url.pathname.split('/')[3]}` }),
        chatbot: buildChatbotInfo(),
        recovery: {
          epoch: 1,
          seq: messages.at(-1)?.seq ?? 0,
          complete: false,
          hasMore: false,
          messages: [...messages],
          replies: [],
        },
      },
      connection,
    );
  }
}
