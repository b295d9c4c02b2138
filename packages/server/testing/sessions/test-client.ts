import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  EMPTY_CONVERSATION,
  type Conversation,
} from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { reduce } from '@chatbot-test/shared/conversation/reduce.js';
import type {
  ClientFrame,
  Cursor,
  HelloFrame,
  Visitor,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { Compile } from 'typebox/compile';
import { WebSocket } from 'ws';
import { Changes } from '../patience.js';
import { seen } from './seen.js';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

const schema = Compile(ServerFrame);

export interface TestClientOptions {
  readonly url: string;
  readonly token: string | null;
  readonly origin: string | null;
  readonly protocols: string[];
}

export interface Hello {
  readonly token?: string;
  readonly sessionId?: string;
  readonly fresh?: boolean;
  readonly cursor?: Cursor;
  readonly visitor?: Visitor;
  readonly identity?: string;
  readonly seen?: HelloFrame['seen'];
}

/** A client over a real socket: all frames that it got, and what the reducer makes of them. */
export class TestClient {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[] = [];
  conversation: Conversation = EMPTY_CONVERSATION;
  closed: { readonly code: number; readonly reason: string } | null = null;
  readonly #token: string | null;
  #read = 0;
  readonly #changes = new Changes();

  private constructor(socket: WebSocket, token: string | null) {
    this.socket = socket;
    this.#token = token;
    socket.on('message', (data: Buffer) => {
      const frame = parseServerFrame(data.toString());
      if (!frame || !schema.Check(frame)) {
        throw new Error(`The server sent what is no frame: ${data.toString()}`);
      }
      this.frames.push(frame);
      const before = this.conversation;
      this.conversation = reduce(before, frame);
      // As every client does: news may be swapped, and a reply's end then shows what was missed.
      if (this.conversation.gap && !before.gap) {
        this.write({ type: 'recover', cursor: cursorOf(before) });
      }
      this.#changes.tell();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#changes.tell();
    });
  }

  static async connect(options: Partial<TestClientOptions> & { url: string }): Promise<TestClient> {
    const { url, token = null, origin = null, protocols = [SUBPROTOCOL] } = options;
    const socket = new WebSocket(url, protocols, { ...(origin !== null && { origin }) });
    const client = new TestClient(socket, token);
    await once(socket, 'open');
    return client;
  }

  /** Says hello, with the cursor of what it knows, and waits for the welcome. */
  async hello(hello: Hello = {}): Promise<FrameOf<'welcome'>> {
    this.write({
      type: 'hello',
      ...(this.#token !== null && { token: this.#token }),
      ...(this.conversation.epoch > 0 && { cursor: cursorOf(this.conversation) }),
      ...hello,
    });
    return this.next('welcome');
  }

  get sessionId(): string {
    const welcome = this.frames.find((frame) => frame.type === 'welcome');
    if (!welcome) throw new Error('There was no welcome yet.');
    return welcome.session.id;
  }

  /** @returns its cid */
  send(text: string, cid: string = randomUUID()): string {
    this.write({ type: 'send', cid, text });
    return cid;
  }

  write(frame: ClientFrame): void {
    this.raw(JSON.stringify(frame));
  }

  raw(data: string | Buffer): void {
    this.socket.send(data);
  }

  /** The next frame of this type that was not returned before; those between are passed over. */
  async next<Type extends ServerFrame['type']>(type: Type): Promise<FrameOf<Type>> {
    let frame: ServerFrame | undefined;
    await this.until(() => {
      while (this.#read < this.frames.length && frame?.type !== type) {
        frame = this.frames[this.#read];
        this.#read += 1;
      }
      return frame?.type === type || this.closed !== null;
    }, `a ${type} frame`);
    if (frame?.type === type) return frame as FrameOf<Type>;
    throw new Error(`Closed with ${this.closed?.code} before a ${type} frame came.`);
  }

  /** Resolves when the condition holds; it is asked again after each frame and at the end. */
  async until(
    condition: (conversation: Conversation) => boolean,
    what = String(condition),
  ): Promise<void> {
    await this.#changes.until(
      () => condition(this.conversation),
      () => `${what}; what came: ${seen(this.frames, this.closed?.code)}`,
    );
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.end();
  }

  /** @returns the code with which the socket was closed */
  async end(): Promise<number> {
    await this.until(() => this.closed !== null, 'the end');
    return this.closed?.code ?? 0;
  }

  /** Texts of the log as this client shows it. */
  get transcript(): string[] {
    return this.conversation.messages.map(({ text }) => text);
  }

  ofType<Type extends ServerFrame['type']>(type: Type): FrameOf<Type>[] {
    return this.frames.filter((frame): frame is FrameOf<Type> => frame.type === type);
  }
}
