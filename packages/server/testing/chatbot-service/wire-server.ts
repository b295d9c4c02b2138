import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Teardown } from '../database.js';
import type { Json } from '../server.js';

/** One request as it came over the wire, and what is answered to it. */
export class Exchange {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Resolves when the connection under it is closed, by whoever. */
  readonly closed: Promise<void>;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, text: string, response: ServerResponse) {
    this.method = request.method ?? '';
    this.path = request.url ?? '';
    this.headers = request.headers;
    this.text = text;
    this.#response = response;
    this.closed = new Promise((resolve) => response.once('close', () => resolve()));
  }

  /** The body, which is JSON in these tests. */
  get json(): Json {
    return JSON.parse(this.text);
  }

  /** A whole answer; what is no text is sent as JSON. */
  respond(status: number, body: unknown, headers: Record<string, string> = {}): void {
    const isText = typeof body === 'string';
    this.begin(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
    this.#response.end(isText ? body : JSON.stringify(body));
  }

  /** The head of an answer, at once. */
  begin(status: number, headers: Record<string, string>): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  beginEvents(headers: Record<string, string> = {}): void {
    this.begin(200, { 'content-type': 'text/event-stream', ...headers });
  }

  write(text: string | Buffer): void {
    this.#response.write(text);
  }

  /** Server-sent events, each of them JSON. */
  events(...events: unknown[]): void {
    for (const event of events) this.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** The answer that was sent. */
  get status(): number {
    return this.#response.statusCode;
  }

  end(data: string | Buffer = ''): void {
    this.#response.end(data);
  }

  /** Breaks the connection under the answer. */
  cut(): void {
    this.#response.socket?.resetAndDestroy();
  }
}

export interface WireServerOptions {
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Default 127.0.0.1. */
  readonly address?: string;
  /** Default: any that is free. */
  readonly port?: number;
}

export type Handler = (exchange: Exchange) => void | Promise<void>;

/** A service on a real port of this machine that answers as a test wants. */
export class WireServer {
  readonly exchanges: Exchange[] = [];
  handler: Handler;
  readonly #server: Server;
  readonly #scheme: string;

  private constructor(server: Server, scheme: string, handler: Handler) {
    this.#server = server;
    this.#scheme = scheme;
    this.handler = handler;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#take(request, response);
    });
  }

  static async start(
    t: Teardown,
    handler: Handler,
    { tls, address = '127.0.0.1', port = 0 }: WireServerOptions = {},
  ): Promise<WireServer> {
    const server = tls ? createSecureServer(tls) : createServer();
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
    t.teardown(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return new WireServer(server, tls ? 'https' : 'http', handler);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get host(): string {
    return `${(this.#server.address() as AddressInfo).address}:${this.port}`;
  }

  get url(): string {
    return `${this.#scheme}://${this.host}`;
  }

  get last(): Exchange {
    const last = this.exchanges.at(-1);
    if (!last) throw new Error('There was no request.');
    return last;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const exchange = new Exchange(request, Buffer.concat(chunks).toString(), response);
    this.exchanges.push(exchange);
    await this.handler(exchange);
  }
}

/** A port of this machine at which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
