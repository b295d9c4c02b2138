import type { ClientFrame, Cursor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type {
  ErrorFrame,
  ServerFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { Over, Socket } from '../link/socket.js';
import { EventStream } from './event-stream.js';

interface Events {
  open: undefined;
  message: { readonly data: unknown };
  close: { readonly code: number; readonly reason: string };
}

/** An answer to frames takes no longer, in ms. */
const ANSWER_MS = 20_000;
/**
 * Delays before news is asked for: after a message, while there is some, and at most where nothing
 * happens, in ms.
 */
const [ANSWER_SOON_MS, NEWS_MS, QUIET_MS] = [250, 700, 10_000];
/** Frames, and characters of them, in one request. */
const [MOST_FRAMES, MOST_CHARACTERS] = [64, 60_000];
/** RFC 6455, 7.4.1: nothing is wrong. The link broke. A server that failed. */
const [RENEWED, BROKEN, FAILED] = [1000, 1006, 1011];

/** Refusals of a whole request that trying again does not change. */
const FINAL: Readonly<Record<string, number>> = {
  unauthorized: CLOSE.unauthorized,
  'origin-not-allowed': CLOSE.forbidden,
  forbidden: CLOSE.forbidden,
  'identity-required': CLOSE.forbidden,
  'identity-refused': CLOSE.forbidden,
  'not-found': CLOSE.notFound,
  'session-ended': CLOSE.ended,
  'session-expired': CLOSE.idle,
  'body-too-large': CLOSE.frameTooLarge,
};

/**
 * Does over plain HTTP what a WebSocket does: the hello opens a stream of server-sent events, other
 * frames are posted, one request after the other so that they keep their order (P-HTTP-1, P-HTTP-2).
 * Where something gathers a stream up before it passes it on, the hello is answered with the welcome
 * alone, and news is asked for (P-HTTP-7).
 */
export class HttpSocket implements Socket {
  readonly over: Over;
  readyState: 1 | 3 = 1;
  readonly #url: string;
  readonly #aborted = new AbortController();
  readonly #listeners: { [Type in keyof Events]: ((event: Events[Type]) => void)[] } = {
    open: [],
    message: [],
    close: [],
  };
  #token: string | undefined;
  #sessionId: string | undefined;
  #waiting: ClientFrame[] = [];
  #posting = false;
  readonly #cursor: (() => Cursor) | null;
  /** Delay before news is asked for again, in ms. */
  #newsMs = NEWS_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param url of the WebSocket that it stands in for
   * @param cursor up to where news is known; null: it comes by a stream
   */
  constructor(url: string, cursor: (() => Cursor) | null = null) {
    this.#url = url.replace(/^ws/, 'http');
    this.#cursor = cursor;
    this.over = cursor ? 'polling' : 'http';
  }

  addEventListener<Type extends keyof Events>(
    type: Type,
    listener: (event: Events[Type]) => void,
  ): void {
    this.#listeners[type].push(listener);
    // It is there from the beginning: the hello opens it.
    if (type === 'open') queueMicrotask(() => this.#emit('open', undefined));
  }

  send(data: string): void {
    if (this.readyState !== 1) return;
    const frame = JSON.parse(data) as ClientFrame;
    if (frame.type === 'hello') void this.#listen(frame);
    // Requests have it from now on; the stream, when it is opened anew.
    else if (frame.type === 'auth') this.#token = frame.token;
    // The server speaks by itself: a question over another connection would tell nothing of this.
    else if (frame.type !== 'ping') {
      this.#waiting.push(frame);
      void this.#flush();
    }
  }

  close(): void {
    this.readyState = 3;
    clearTimeout(this.#timer);
    this.#aborted.abort();
  }

  async #listen({ type: _, token, ...hello }: Extract<ClientFrame, { type: 'hello' }>) {
    this.#token = token;
    try {
      const what = this.#cursor ? 'stream?once=true' : 'stream';
      const response = await this.#post(what, hello, this.#aborted.signal);
      // A server that has no such address answers so too: it says in the stream what is not found.
      if (response.status === 404) return this.#end(BROKEN, '');
      if (!response.ok || !response.body) return await this.#refused(response);
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      const stream = new EventStream();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return this.#end(BROKEN, '');
        for (const { type, data } of stream.push(decoder.decode(value, { stream: true }))) {
          if (type === 'close') return this.#closes(JSON.parse(data) as Events['close']);
          this.#receive(data);
        }
      }
    } catch {
      // Browsers keep the reason to themselves.
      this.#end(BROKEN, '');
    }
  }

  /** The end of a stream is that of the link; that of a welcome alone is the beginning of questions. */
  #closes(close: Events['close']): void {
    if (!this.#cursor || close.code !== RENEWED) return this.#closed(close);
    this.#askLater(NEWS_MS);
  }

  #askLater(newsMs: number): void {
    this.#newsMs = newsMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#askForNews(), newsMs);
  }

  #askForNews(): void {
    if (!this.#cursor || this.readyState !== 1) return;
    this.#askLater(Math.min(this.#newsMs * 1.3, QUIET_MS));
    if (this.#posting) return;
    this.#waiting.push({ type: 'recover', cursor: this.#cursor() });
    void this.#flush();
  }

  /** Whatever comes is passed on, so that it counts as life. */
  #receive(data: string): void {
    if (data.startsWith('{"type":"welcome"')) {
      const { session, token } = JSON.parse(data) as Extract<ServerFrame, { type: 'welcome' }>;
      this.#sessionId = session.id;
      this.#token = token ?? this.#token;
    }
    this.#emit('message', { data });
  }

  async #flush(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    while (this.#waiting.length > 0 && this.readyState === 1) {
      await this.#carry(this.#next()).catch(() => this.#end(BROKEN, ''));
    }
    this.#posting = false;
  }

  /** Takes as many waiting frames as one request may have, at least one. */
  #next(): ClientFrame[] {
    let characters = 0;
    const fitting = this.#waiting.findIndex((frame, index) => {
      characters += JSON.stringify(frame).length;
      return index > 0 && (index >= MOST_FRAMES || characters > MOST_CHARACTERS);
    });
    return this.#waiting.splice(0, fitting < 0 ? this.#waiting.length : fitting);
  }

  async #carry(frames: readonly ClientFrame[]): Promise<void> {
    const timeout = new AbortController();
    const giveUp = (): void => timeout.abort();
    const timer = setTimeout(giveUp, ANSWER_MS);
    this.#aborted.signal.addEventListener('abort', giveUp);
    try {
      const body = { sessionId: this.#sessionId, frames };
      const response = await this.#post('frames', body, timeout.signal);
      if (!response.ok) return await this.#refused(response);
      const answer = (await response.json()) as { frames: ServerFrame[]; close?: Events['close'] };
      for (const frame of answer.frames) this.#receive(JSON.stringify(frame));
      const hasAsked = frames.some(({ type }) => type === 'send');
      if (this.#cursor && answer.frames.some(isNews))
        this.#askLater(hasAsked ? ANSWER_SOON_MS : NEWS_MS);
      if (answer.close) this.#closed(answer.close);
    } finally {
      clearTimeout(timer);
      this.#aborted.signal.removeEventListener('abort', giveUp);
    }
  }

  #post(what: string, body: object, signal: AbortSignal): Promise<Response> {
    return fetch(`${this.#url}/${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify(body),
      signal,
      credentials: 'omit',
      cache: 'no-store',
    });
  }

  async #refused(response: Response): Promise<void> {
    const { error } = (await response.json()) as { error?: ErrorFrame['problem'] };
    if (!error) return this.#end(BROKEN, '');
    this.#receive(JSON.stringify({ type: 'error', problem: error } satisfies ErrorFrame));
    this.#end(FINAL[error.code] ?? (response.status < 500 ? CLOSE.badFrame : FAILED), error.code);
  }

  #closed({ code, reason }: Events['close']): void {
    this.#end(code, reason);
  }

  #end(code: number, reason: string): void {
    if (this.readyState === 3) return;
    this.close();
    this.#emit('close', { code, reason });
  }

  #emit<Type extends keyof Events>(type: Type, event: Events[Type]): void {
    for (const listener of this.#listeners[type]) listener(event);
  }
}

/** Something has happened, or is about to: more may come soon. */
function isNews(frame: ServerFrame): boolean {
  if (frame.type !== 'recovered') return true;
  const { messages, replies } = frame.recovery;
  return messages.length + replies.length > 0;
}
