import type {
  ClientFrame,
  HelloFrame,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  Recovery,
  ServerFrame,
  WelcomeFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import {
  buildChatbotInfo,
  buildPublicConfig,
  buildSessionInfo,
} from '@chatbot-test/shared/testing/builders.js';
import { socketPair, type SocketPair } from '@chatbot-test/shared/testing/socket-pair.js';
import { SessionClient, type SessionOptions } from '../session-client.js';

/** The server's end of one connection: what it has received, and a way to wait for it. */
export class ServerEnd {
  readonly pair: SocketPair;
  readonly received: ClientFrame[] = [];
  #waiting: (() => void)[] = [];

  constructor(pair: SocketPair) {
    this.pair = pair;
    pair.server.addEventListener('message', ({ data }) => {
      this.received.push(JSON.parse(data) as ClientFrame);
      for (const check of this.#waiting.splice(0)) check();
    });
  }

  send(frame: ServerFrame): void {
    this.pair.server.send(JSON.stringify(frame));
  }

  /** The first frame of this type, received or still to come; `count` asks for a later one. */
  async got<Type extends ClientFrame['type']>(
    type: Type,
    count = 1,
  ): Promise<Extract<ClientFrame, { type: Type }>> {
    for (;;) {
      const frames = this.received.filter((frame) => frame.type === type);
      const frame = frames[count - 1];
      if (frame) return frame as Extract<ClientFrame, { type: Type }>;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Waits for the hello and answers it. */
  async welcome(
    recovery: Partial<Recovery> = {},
    frame: Partial<WelcomeFrame> = {},
  ): Promise<HelloFrame> {
    const hello = await this.got('hello');
    this.send({
      type: 'welcome',
      session: buildSessionInfo(),
      chatbot: buildChatbotInfo(),
      recovery: buildRecovery(recovery),
      ...frame,
    });
    return hello;
  }
}

export function buildRecovery(overrides: Partial<Recovery> = {}): Recovery {
  return {
    epoch: 1,
    seq: 0,
    complete: false,
    hasMore: false,
    messages: [],
    replies: [],
    ...overrides,
  };
}

/** A client whose sockets end in this page: one `ServerEnd` for each connection it makes. */
export class ClientUnderTest {
  readonly client: SessionClient;
  readonly urls: string[] = [];
  readonly ends: ServerEnd[] = [];
  #waiting: (() => void)[] = [];

  constructor(options: Partial<SessionOptions> = {}) {
    this.client = this.make({
      server: 'https://chat.example.com',
      chatbotId: 'shop-helper',
      mode: 'test',
      config: buildPublicConfig(),
      token: () => 'operator-token',
      schedule: (run) => queueMicrotask(run),
      open: (url, protocol) => {
        this.urls.push(url);
        return this.open(protocol);
      },
      ...options,
    });
  }

  /** Other clients are made otherwise. */
  protected make(options: SessionOptions): SessionClient {
    return new SessionClient(options);
  }

  /** Makes one connection: the client's end of it. */
  open(protocol: string): SocketPair['client'] {
    const end = new ServerEnd(socketPair({ protocol }));
    this.ends.push(end);
    for (const check of this.#waiting.splice(0)) check();
    return end.pair.client;
  }

  /** The server's end of the n-th connection, once it is made. */
  async connection(number: number): Promise<ServerEnd> {
    for (;;) {
      const end = this.ends[number - 1];
      if (end) return end;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Resolves as soon as the state is like this. */
  async until(like: (state: SessionClient['store']['state']) => boolean): Promise<void> {
    if (like(this.client.store.state)) return;
    await new Promise<void>((resolve) => {
      const end = this.client.store.subscribe((state) => {
        if (!like(state)) return;
        end();
        resolve();
      });
    });
  }
}
