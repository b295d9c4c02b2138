import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { buildChatbotInfo, buildSessionInfo } from '@chatbot-test/shared/testing/builders.js';
import { buildRecovery } from './client-under-test.js';

interface Asked {
  readonly url: string;
  readonly authorization: string | null;
  readonly body: Record<string, unknown>;
}

/** One stream of server-sent events, and its far end. */
export class StreamEnd {
  readonly asked: Asked;
  aborted = false;
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;

  constructor(asked: Asked, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.asked = asked;
    this.#controller = controller;
  }

  send(frame: ServerFrame): void {
    this.write(`data: ${JSON.stringify(frame)}\n\n`);
  }

  write(text: string): void {
    this.#controller.enqueue(new TextEncoder().encode(text));
  }

  close(code?: number): void {
    if (code) this.write(`event: close\ndata: ${JSON.stringify({ code, reason: 'Closed.' })}\n\n`);
    this.#controller.close();
  }

  welcome(token?: string): void {
    this.send({
      type: 'welcome',
      session: buildSessionInfo(),
      chatbot: buildChatbotInfo(),
      recovery: buildRecovery(),
      ...(token && { token }),
    });
  }
}

/** Stands where a page's HTTP requests go, until `stop()`. */
export class HttpServerInPage {
  readonly streams: StreamEnd[] = [];
  readonly batches: Asked[] = [];
  /** Greets by itself. */
  greets = true;
  /** Answers a batch; by default with an ack for each send. */
  answer: (frames: readonly ClientFrame[]) => Response | Promise<Response> = (frames) =>
    Response.json({ frames: frames.flatMap(acked) });
  readonly #fetch = window.fetch;
  #waiting: (() => void)[] = [];

  constructor() {
    window.fetch = (input, init) => {
      const url = String(input);
      if (!/\/(stream|stream\?once=true|frames)$/.test(url)) return this.#fetch(input, init);
      const asked: Asked = {
        url,
        authorization: new Headers(init?.headers).get('authorization'),
        body: JSON.parse(String(init?.body)) as Record<string, unknown>,
      };
      const response = url.includes('/stream') ? this.#open(asked, init) : this.#carry(asked);
      for (const check of this.#waiting.splice(0)) check();
      return Promise.resolve(response);
    };
  }

  stop(): void {
    window.fetch = this.#fetch;
  }

  async stream(number: number): Promise<StreamEnd> {
    await this.until(() => this.streams.length >= number);
    return this.streams[number - 1] as StreamEnd;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #open(asked: Asked, init: RequestInit | undefined): Response {
    let end: StreamEnd | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        end = new StreamEnd(asked, controller);
        this.streams.push(end);
        init?.signal?.addEventListener('abort', () => {
          if (end) end.aborted = true;
          controller.error(new DOMException('aborted', 'AbortError'));
          for (const check of this.#waiting.splice(0)) check();
        });
        if (this.greets) end.welcome();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #carry(asked: Asked): Response | Promise<Response> {
    this.batches.push(asked);
    return this.answer(asked.body['frames'] as ClientFrame[]);
  }
}

let seq = 0;

function acked(frame: ClientFrame): ServerFrame[] {
  if (frame.type !== 'send') return [];
  return [{ type: 'ack', cid: frame.cid, messageId: 'm', epoch: 1, seq: (seq += 1) }];
}
