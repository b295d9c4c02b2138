import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';

export interface BenchClientOptions {
  readonly url: string;
  readonly token: string;
  readonly origin: string;
  readonly sessionId: string;
  /** Cursor of the client: what came before is not sent. */
  readonly cursor: { readonly epoch: number; readonly seq: number };
}

/** A client over a real socket that keeps nothing, so that what it costs says nothing of it. */
export class BenchClient {
  /** Size of all frames that it got, in bytes. */
  bytes = 0;
  readonly #socket: WebSocket;
  readonly #acks = new Map<string, () => void>();
  #welcomed: () => void = () => undefined;
  #done: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(data));
  }

  static async open({ url, token, origin, sessionId, cursor }: BenchClientOptions) {
    const socket = new WebSocket(url, [SUBPROTOCOL], { origin });
    await once(socket, 'open');
    const client = new BenchClient(socket);
    const welcomed = new Promise<void>((resolve) => (client.#welcomed = resolve));
    const hello = { type: 'hello', token, sessionId, cursor: { ...cursor, replies: [] } };
    socket.send(JSON.stringify(hello));
    await welcomed;
    return client;
  }

  /** Resolves with the ack. */
  send(text: string): Promise<void> {
    const cid = randomUUID();
    const acked = new Promise<void>((resolve) => this.#acks.set(cid, resolve));
    this.#socket.send(JSON.stringify({ type: 'send', cid, text }));
    return acked;
  }

  /** Resolves when the next reply has ended. */
  done(): Promise<void> {
    return new Promise((resolve) => (this.#done = resolve));
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(data: Buffer): void {
    this.bytes += data.byteLength;
    const frame = JSON.parse(data.toString()) as ServerFrame;
    if (frame.type === 'ack') {
      this.#acks.get(frame.cid)?.();
      this.#acks.delete(frame.cid);
    } else if (frame.type === 'welcome') this.#welcomed();
    else if (frame.type === 'done') this.#done();
    else if (frame.type === 'error') throw new Error(frame.problem.message);
  }
}
