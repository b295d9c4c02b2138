import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder, type Teardown } from './database.js';
import { freePort } from './free-port.js';
import { endProcess } from './processes.js';

/** redis-server: the one named by REDIS_SERVER_PATH, as `npm test` sets it, or the one in PATH. */
export function findRedis(): string | null {
  const { REDIS_SERVER_PATH, PATH = '' } = process.env;
  if (REDIS_SERVER_PATH) return REDIS_SERVER_PATH;
  const candidates = PATH.split(delimiter).map((folder) => join(folder, 'redis-server'));
  return candidates.find(isExecutable) ?? null;
}

/** Reason why tests with Redis are skipped; false if there is one. */
export const withoutRedis =
  findRedis() === null && 'no Redis here: REDIS_SERVER_PATH names its program';

const ATTEMPTS = 3;

/** A Redis of this test's own, without anything on disk. */
export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  readonly #args: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(port: number, folder: string, args: readonly string[]) {
    this.#port = port;
    this.#folder = folder;
    this.#args = args;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(t: Teardown, args: readonly string[] = []): Promise<RedisServer> {
    const folder = await temporaryFolder(t);
    for (let attempt = 1; ; attempt++) {
      const server = new RedisServer(await freePort(), folder, args);
      try {
        await server.start();
        t.teardown(() => server.kill());
        return server;
      } catch (error) {
        // Somebody else may have taken the port in the meantime.
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Starts Redis again on the same port, empty. */
  async start(): Promise<void> {
    const child = spawn(findRedis() ?? 'redis-server', [
      ...['--bind', '127.0.0.1', '--dir', this.#folder, '--save', '', '--appendonly', 'no'],
      ...(this.#args.includes('--tls-cert-file')
        ? ['--port', '0', '--tls-port', String(this.#port)]
        : ['--port', String(this.#port)]),
      ...this.#args,
    ]);
    this.#process = child;
    for await (const line of createInterface(child.stdout)) {
      if (!line.includes('Ready to accept connections')) continue;
      child.stdout.resume();
      return;
    }
    throw new Error(`Redis does not start on port ${this.#port}.`);
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    if (this.#process) await endProcess(this.#process, 'SIGKILL');
  }

  /** Carries out one command, as `redis-cli` does. */
  async command(...args: readonly string[]): Promise<void> {
    const socket = connect(this.#port, '127.0.0.1');
    socket.write(`${args.join(' ')}\r\n`);
    await once(socket, 'data');
    socket.destroy();
  }

  /** It keeps its connections and answers nothing. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }
}

/** @returns the port of a sentinel by this configuration, which it writes to */
export async function startSentinel(t: Teardown, configuration: string): Promise<number> {
  const port = await freePort();
  const args = [configuration, '--sentinel', '--port', String(port)];
  const child = spawn(findRedis() ?? 'redis-server', args);
  t.teardown(async () => void (await endProcess(child, 'SIGKILL')));
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes('+monitor')) continue;
    child.stdout.resume();
    return port;
  }
  throw new Error('The sentinel does not start.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
