import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import {
  EMPTY_CONVERSATION,
  type Conversation,
} from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { reduce } from '@chatbot-test/shared/conversation/reduce.js';
import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { Changes } from '../patience.js';
import { seen } from './seen.js';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

export interface HttpClientOptions {
  /** Address of the server and the chatbot, as in `http://127.0.0.1:1234/v1/chatbots/shop/test`. */
  readonly url: string;
  readonly token: string | null;
  readonly origin: string | null;
}

/** Answer to a batch of frames. */
export interface BatchAnswer {
  readonly status: number;
  readonly frames: ServerFrame[];
  readonly close?: { readonly code: number };
  readonly error?: Problem;
}

/** A client over plain HTTP, with real requests: all it got, and what the reducer makes of it. */
export class HttpClient {
  readonly frames: ServerFrame[] = [];
  conversation: Conversation = EMPTY_CONVERSATION;
  /** The stream's own end: with a code, or without one. */
  closed: { readonly code: number | null } | null = null;
  status = 0;
  sessionId: string | undefined;
  token: string | null;
  readonly #options: HttpClientOptions;
  readonly #changes = new Changes();
  #request: ClientRequest | null = null;
  #response: IncomingMessage | null = null;
  #read = 0;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.token = options.token;
  }

  /** Opens the stream; resolves when its headers are there. */
  async open(hello: object = {}): Promise<void> {
    this.#request = this.#post('stream', hello);
    const [response] = (await once(this.#request, 'response')) as [IncomingMessage];
    this.status = response.statusCode ?? 0;
    this.#response = response.setEncoding('utf8');
    let buffer = '';
    response.on('data', (chunk: string) => {
      buffer += chunk;
      const events = buffer.split('\n\n');
      buffer = events.pop() ?? '';
      for (const event of events) this.#hear(event);
    });
    response.on('error', () => undefined); // It closes as well.
    response.on('close', () => {
      this.closed ??= { code: null };
      this.#changes.tell();
    });
  }

  /** Opens the stream and waits for the welcome. */
  async hello(hello: object = {}): Promise<FrameOf<'welcome'>> {
    await this.open(hello);
    return this.next('welcome');
  }

  /** Carries out frames, on the client's own server or on another one. */
  async carryOut(frames: readonly (ClientFrame | object)[], url?: string): Promise<BatchAnswer> {
    const posted = this.#post('frames', { sessionId: this.sessionId, frames }, url);
    const [response] = (await once(posted, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const answer = JSON.parse(Buffer.concat(chunks).toString()) as Omit<BatchAnswer, 'status'>;
    for (const frame of answer.frames ?? []) this.#take(frame);
    return { ...answer, status: response.statusCode ?? 0 };
  }

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

  async until(
    condition: (conversation: Conversation) => boolean,
    what = String(condition),
  ): Promise<void> {
    await this.#changes.until(
      () => condition(this.conversation),
      () => `${what}; what came: ${seen(this.frames, this.closed?.code)}`,
    );
  }

  /** @returns the code with which the stream was closed; null where it just ended */
  async end(): Promise<number | null> {
    await this.until(() => this.closed !== null, 'the end');
    return this.closed?.code ?? null;
  }

  /** Stops reading, as a page does that is frozen. */
  stall(): void {
    this.#response?.pause();
  }

  leave(): void {
    this.#request?.destroy();
  }

  ofType<Type extends ServerFrame['type']>(type: Type): FrameOf<Type>[] {
    return this.frames.filter((frame): frame is FrameOf<Type> => frame.type === type);
  }

  get transcript(): string[] {
    return this.conversation.messages.map(({ text }) => text);
  }

  #post(what: string, body: object, url = this.#options.url): ClientRequest {
    const { origin } = this.#options;
    const posted = request(`${url}/${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(origin !== null && { origin }),
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
      },
    });
    posted.on('error', () => undefined); // The test that cuts it knows.
    posted.end(JSON.stringify(body));
    return posted;
  }

  #hear(event: string): void {
    const data = event
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => line.slice(6))
      .join('\n');
    if (event.startsWith('event: close')) this.closed = JSON.parse(data) as { code: number };
    else if (data) this.#take(JSON.parse(data));
    this.#changes.tell();
  }

  #take(value: unknown): void {
    const frame = parseServerFrame(JSON.stringify(value));
    if (!frame) throw new Error(`The server sent what is no frame: ${JSON.stringify(value)}`);
    if (frame.type === 'welcome') {
      this.sessionId = frame.session.id;
      this.token = frame.token ?? this.token;
    }
    this.frames.push(frame);
    const before = this.conversation;
    this.conversation = reduce(before, frame);
    // As every client does: news may be swapped.
    if (this.conversation.gap && !before.gap) {
      void this.carryOut([{ type: 'recover', cursor: cursorOf(before) }]).catch(() => undefined);
    }
    this.#changes.tell();
  }
}
