import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Teardown } from '../../testing/database.js';

/** `up` is what the client says, `down` what it hears. */
export type Direction = 'up' | 'down';

/** Effects of a link on the bytes that pass it. */
export interface Weather {
  /** Bytes in this direction vanish, while the connection stays open. */
  drops: ReadonlySet<Direction>;
  /** Each connection is cut after so many bytes of this direction. */
  cutAfter: { readonly direction: Direction; readonly bytes: number } | null;
  bytesPerSecond: number;
  /** Each piece is late by up to so many ms; the order stays, as it does in TCP. */
  jitterMs: number;
}

const FAIR: Weather = {
  drops: new Set(),
  cutAfter: null,
  bytesPerSecond: Infinity,
  jitterMs: 0,
};

const BOTH: ReadonlySet<Direction> = new Set(['up', 'down']);

/** Bytes in flight in one direction above which no more are read from the sender. */
const MOST_WAITING = 16 * 1024;

/**
 * A TCP connection through bad weather: what a client connects to in place of the servers. Each
 * new connection goes to another one of them, as by a load balancer that knows nothing.
 */
export class TcpProxy {
  readonly weather: Weather = { ...FAIR };
  /** Bytes that have vanished. */
  dropped = 0;
  /** Ports on this machine. */
  targets: readonly number[];
  readonly #server: Server;
  readonly #random: () => number;
  readonly #open = new Set<Socket>();

  private constructor(server: Server, targets: readonly number[], random: () => number) {
    this.#server = server;
    this.targets = targets;
    this.#random = random;
    server.on('connection', (client) => this.#take(client));
  }

  static async start(
    t: Teardown,
    targets: readonly number[],
    random: () => number = Math.random,
  ): Promise<TcpProxy> {
    const server = createServer({ noDelay: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server, targets, random);
    t.teardown(async () => {
      proxy.cut();
      server.close();
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#open.size / 2;
  }

  /** Ends every connection, without a word. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  /** Every connection stays open, and nothing passes. */
  freeze(): void {
    this.weather.drops = BOTH;
  }

  /**
   * Ends all faults. Connections that have lost bytes are cut: no TCP connection continues after a
   * gap.
   */
  clear(): void {
    const hasHoles = this.weather.drops.size > 0;
    Object.assign(this.weather, FAIR);
    if (hasHoles) this.cut();
  }

  #take(client: Socket): void {
    const target = this.targets[Math.floor(this.#random() * this.targets.length)];
    if (target === undefined) {
      client.destroy();
      return;
    }
    const server = connect({ port: target, host: '127.0.0.1', noDelay: true });
    const end = () => {
      client.destroy();
      server.destroy();
      this.#open.delete(client);
      this.#open.delete(server);
    };
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.on('error', end).on('close', end);
    }
    this.#carry('up', client, server, end);
    this.#carry('down', server, client, end);
  }

  /** Pieces wait in one queue, whatever the weather was when they came: TCP has an order. */
  #carry(direction: Direction, from: Socket, to: Socket, cut: () => void): void {
    const queue: { readonly piece: Buffer; readonly due: number }[] = [];
    let waiting = 0;
    let passed = 0;
    let lastDue = 0;
    let timer: NodeJS.Timeout | null = null;
    const deliver = (piece: Buffer) => {
      waiting -= piece.length;
      if (to.destroyed) return;
      if (this.weather.drops.has(direction)) {
        this.dropped += piece.length;
        return;
      }
      const { cutAfter } = this.weather;
      const left =
        cutAfter?.direction === direction ? Math.max(cutAfter.bytes - passed, 0) : Infinity;
      passed += piece.length;
      to.write(piece.subarray(0, Math.min(left, piece.length)));
      if (left <= piece.length) cut();
    };
    const pump = () => {
      timer = null;
      const now = performance.now();
      for (let next = queue[0]; next && next.due <= now; next = queue[0]) {
        queue.shift();
        deliver(next.piece);
      }
      const next = queue[0];
      if (next) timer = setTimeout(pump, Math.max(next.due - now, 1));
      // Whoever does not read holds up whoever writes, as a real link does.
      if (waiting < MOST_WAITING && !to.writableNeedDrain) from.resume();
      else from.pause();
    };
    to.on('drain', pump);
    from.on('data', (data: Buffer) => {
      const { bytesPerSecond, jitterMs } = this.weather;
      const isSlow = bytesPerSecond !== Infinity;
      // A slow link is slow for each byte, not only for whole pieces.
      const size = isSlow ? Math.max(Math.floor(bytesPerSecond / 20), 1) : data.length;
      for (let start = 0; start < data.length; start += size) {
        const piece = data.subarray(start, start + size);
        waiting += piece.length;
        const now = performance.now();
        lastDue = isSlow
          ? Math.max(lastDue, now) + (piece.length / bytesPerSecond) * 1_000
          : Math.max(lastDue, now + this.#random() * jitterMs);
        queue.push({ piece, due: lastDue });
      }
      if (!timer) pump();
    });
  }
}
