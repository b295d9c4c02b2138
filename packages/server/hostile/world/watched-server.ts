import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';
import { BUDGETS } from '../../src/env-budgets.js';
import { LIMIT_VARIABLES } from '../../src/env-limits.js';
import { testDataDirectory, type Teardown } from '../../testing/database.js';
import { startProcess } from '../../testing/processes.js';
import type { Json } from '../../testing/server.js';

const SERVER = new URL('./watched-program.ts', import.meta.url);
/** One address sends all of it here, and is to be answered by what the input is. */
const NO_LIMITS = Object.fromEntries(
  [...Object.keys(LIMIT_VARIABLES), ...Object.keys(BUDGETS)].map((name) => [name, 'off']),
);
/** Time between two questions of the probe, in ms. */
const PROBE_MS = 5;

/** Cost of a piece of work to the server. */
export interface Cost {
  /** Time that the thread which answers everybody has worked, in ms. */
  readonly cpu: number;
  /** The most that it has worked while a probe waited for its answer, in ms. */
  readonly held: number;
  /** Memory of the process afterwards, in MiB. */
  readonly memory: number;
}

/**
 * The server in a process of its own, and what work costs it. Counted is the time that its thread
 * had a core: on a busy machine a probe may wait long for nothing that the server does.
 */
export class WatchedServer {
  readonly url: string;
  readonly token: string;
  readonly #child: ChildProcess;
  readonly #pid: number;

  private constructor(url: string, token: string, child: ChildProcess, pid: number) {
    this.url = url;
    this.token = token;
    this.#child = child;
    this.#pid = pid;
  }

  static async start(t: Teardown, env: Record<string, string> = {}): Promise<WatchedServer> {
    const child = startProcess(t, SERVER, {
      env: {
        ...{ PORT: '0', NODE_ENV: '', LOG_LEVEL: 'silent', DATA_DIR: await testDataDirectory(t) },
        // To make the demo's chatbots is most of a first start.
        SEED_DEMO: 'false',
        ...NO_LIMITS,
        ...env,
      },
    });
    if (!child.stdout || !child.stderr || !child.pid) throw new Error('There is no process.');
    for await (const line of createInterface(child.stdout)) {
      const url = /^Ready: (http:\S+)$/.exec(line)?.[1];
      if (!url) continue;
      child.stdout.resume();
      child.stderr.resume();
      const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers: { origin: url } });
      const { token } = (await answer.json()) as { token: string };
      return new WatchedServer(url, token, child, child.pid);
    }
    throw new Error(`The server ended: ${await text(child.stderr)}`);
  }

  /** Asks the API as an operator; a body that is text goes out as it is. */
  async ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const said = await response.text();
    return { status: response.status, body: said === '' ? null : parse(said) };
  }

  /** Makes a chatbot; its documents are asked unless told otherwise. */
  async chatbot(changes: object = {}): Promise<string> {
    const config = { ...DEFAULT_CONFIG, name: 'Shop', allowedOrigins: [this.url], ...changes };
    const { body } = await this.ask('POST', '/v1/chatbots', { config });
    await this.ask('POST', `/v1/chatbots/${body.id}/publish`, { revision: 1 });
    return String(body.id);
  }

  /** A socket of the test or the live session of a chatbot, after its welcome. */
  async talk(chatbotId: string, mode: 'test' | 'live' = 'test'): Promise<Talk> {
    const address = `${this.url.replace('http', 'ws')}/v1/chatbots/${chatbotId}/${mode}`;
    const socket = new WebSocket(address, [SUBPROTOCOL], { origin: this.url });
    await once(socket, 'open');
    const talk = new Talk(socket);
    talk.write({ type: 'hello', ...(mode === 'test' && { token: this.token }), fresh: true });
    await talk.next('welcome');
    return talk;
  }

  /** Does something while an independent probe asks whether the server lives. */
  async cost(work: () => Promise<unknown>): Promise<Cost> {
    let isOver = false;
    let held = 0;
    const before = this.#cpu();
    const probe = (async () => {
      while (!isOver) {
        const asked = this.#cpu();
        const answer = await fetch(`${this.url}/health/live`);
        await answer.arrayBuffer();
        held = Math.max(held, this.#cpu() - asked);
        await delay(PROBE_MS);
      }
    })();
    try {
      await work();
    } finally {
      isOver = true;
      await probe;
    }
    return { cpu: this.#cpu() - before, held, memory: this.memory() };
  }

  /** Resident memory of the process, in MiB. */
  memory(): number {
    const [, kib = '0'] = /VmRSS:\s*(\d+)/.exec(this.#read('status')) ?? [];
    return Number(kib) / 1024;
  }

  /**
   * Measures the main thread's heap after garbage collection, in MiB. Resident memory is no
   * measure of what is kept: an allocator gives back late, or never.
   */
  async heap(): Promise<number> {
    const told = once(this.#child, 'message') as Promise<[number]>;
    this.#child.send('heap');
    const [bytes] = await told;
    return bytes / 1024 ** 2;
  }

  /** CPU time of the main thread so far, in ms. */
  #cpu(): number {
    const [nanoseconds = '0'] = this.#read(`task/${this.#pid}/schedstat`).split(' ');
    return Number(nanoseconds) / 1e6;
  }

  #read(file: string): string {
    return readFileSync(`/proc/${this.#pid}/${file}`, 'utf8');
  }
}

/** A socket, and what has come over it. */
export class Talk {
  readonly socket: WebSocket;
  readonly frames: Json[] = [];
  /** Code of its end; null while it is open. */
  closedWith: number | null = null;
  #read = 0;
  #heard: () => void = () => undefined;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.frames.push(parse(data.toString()));
      this.#heard();
    });
    socket.on('close', (code) => {
      this.closedWith = code;
      this.#heard();
    });
    socket.on('error', () => undefined);
  }

  write(frame: object | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /**
   * The next frame of one of these types.
   *
   * @throws Error when the socket closes before
   */
  async next(...types: string[]): Promise<Json> {
    for (;;) {
      while (this.#read < this.frames.length) {
        const frame = this.frames[this.#read++];
        if (types.includes(frame.type)) return frame;
      }
      if (this.closedWith !== null) throw new Error(`The socket has closed: ${this.closedWith}.`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  /** Resolves when all that was written has been read there, or the socket has closed. */
  async answered(): Promise<void> {
    if (this.socket.readyState === this.socket.OPEN) this.write({ type: 'ping' });
    await this.next('pong').catch(() => undefined);
  }

  close(): void {
    this.socket.terminate();
  }
}

function parse(text: string): Json {
  return JSON.parse(text);
}
