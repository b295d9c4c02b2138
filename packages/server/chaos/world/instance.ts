import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { EngineSettings } from '../../src/sessions/engine/settings.js';
import type { Teardown } from '../../testing/database.js';
import { freePort } from '../../testing/free-port.js';
import { endProcess, startProcess } from '../../testing/processes.js';

/** Characters of a server's output that are kept, to be shown if it does not start. */
const SAID = 2_000;

const PROGRAM = new URL('./instance-program.ts', import.meta.url);

export interface InstanceOptions {
  readonly modelUrl: string;
  /** Default: of this version. */
  readonly program?: URL;
  /** Shared by all instances. Null: the embedded database in `dataDir`, for one instance only. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly engine?: Partial<EngineSettings>;
  /** Offset of its clock, in ms. */
  readonly clockOffsetMs?: number;
}

/** One server process, which a test may kill, pause, stop and start again on the same port. */
export class Instance {
  readonly port: number;
  readonly #t: Teardown;
  readonly #options: InstanceOptions;
  #process: ChildProcess | null = null;

  private constructor(t: Teardown, port: number, options: InstanceOptions) {
    this.#t = t;
    this.port = port;
    this.#options = options;
  }

  static async start(t: Teardown, options: InstanceOptions): Promise<Instance> {
    const instance = new Instance(t, await freePort(), options);
    await instance.start();
    return instance;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get isUp(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const { modelUrl, databaseUrl, redisUrl, dataDir } = this.#options;
    const { program = PROGRAM, engine = {}, clockOffsetMs = 0 } = this.#options;
    const child = startProcess(this.#t, program, {
      env: {
        NODE_ENV: '',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl ?? '',
        REDIS_URL: redisUrl ?? '',
        OPENAI_BASE_URL: modelUrl,
        // The model's client asks for some key.
        OPENAI_API_KEY: 'of-the-test',
        LOG_LEVEL: 'silent',
        ENGINE: JSON.stringify(engine),
        CLOCK_OFFSET_MS: String(clockOffsetMs),
      },
    });
    this.#process = child;
    child.stdout?.resume();
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-SAID);
      if (process.env['CHAOS_LOG']) process.stderr.write(data);
    });
    const ready = await Promise.race([
      once(child, 'message').then(() => true),
      once(child, 'exit').then(() => false),
    ]);
    if (!ready) throw new Error(`A server did not start: ${said}`);
  }

  /** Resolves when its news reach other processes again, and theirs reach it. */
  async untilWhole(): Promise<void> {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`);
      if (((await answer.json()) as { status?: string }).status === 'ready') return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Plants a fault that the suites have to find: one of `plant.ts`. */
  async plant(fault: string): Promise<void> {
    const child = this.#process;
    if (!child) throw new Error('It is not up.');
    const planted = once(child, 'message');
    child.send(fault);
    await planted;
  }

  /** Kills the process, as a crash or the kernel out of memory does. */
  async kill(): Promise<void> {
    if (this.#process) await endProcess(this.#process, 'SIGKILL');
  }

  /**
   * Stops the process, as a supervisor does.
   *
   * @returns its exit code and how long it took, in ms
   */
  async stop(): Promise<{ code: number | null; ms: number }> {
    const begun = performance.now();
    const code = this.#process ? await endProcess(this.#process, 'SIGTERM') : null;
    return { code, ms: performance.now() - begun };
  }

  /** Pauses the process, like an overloaded machine: nothing runs, connections stay open. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }
}
