import { fork, type ChildProcess } from 'node:child_process';
import { ALLOCATOR_OF_CHILDREN } from '../../../allocator-of-children.js';

export interface ProcessLimits {
  /** Time for one job, in ms. */
  readonly ms: number;
  /** Memory of the whole process, buffers outside of the heap included, in MiB. */
  readonly memory: number;
}

/** Messages of a program: that it begins, then its result, with the CPU time that it took, in ms. */
export type FromProgram<Result> =
  | { readonly type: 'started' }
  | { readonly type: 'done'; readonly result: Result; readonly cpuMs: number };

/** Longest start of a process, in ms: it loads our own code, and a busy machine is no fault of a document. */
const START_MS = 120_000;
/** Idle time after which a process ends, so that its memory comes back, in ms. */
const IDLE_MS = 15_000;

/**
 * A child process that works on one job at a time. What takes too long or too much memory is killed
 * with it; the next job gets a new one. A thread would not do: buffers escape its limit of memory,
 * and what it has taken often stays with the process.
 */
export class BoundedProcess<Job, Result> {
  readonly #program: URL;
  readonly #limits: ProcessLimits;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** @param program gets its limit of memory as argument, jobs and answers as messages */
  constructor(program: URL, limits: ProcessLimits) {
    this.#program = program;
    this.#limits = limits;
  }

  /**
   * @param onCost told once, in ms: the CPU time that the job took; of one that was given up, the
   *   time from when it began
   * @throws Error where the process has ended over it, saying how
   */
  async run(job: Job, onCost: (ms: number) => void = () => undefined): Promise<Result> {
    clearTimeout(this.#idle);
    const child = (this.#child ??= this.#start());
    child.ref();
    child.channel?.ref();
    let began: number | null = null;
    try {
      const { result, cpuMs } = await this.#answer(child, job, () => (began = performance.now()));
      onCost(cpuMs);
      return result;
    } catch (error) {
      if (began !== null) onCost(performance.now() - began);
      this.stop();
      throw error;
    } finally {
      child.unref();
      child.channel?.unref();
      this.#idle = setTimeout(() => this.stop(), IDLE_MS).unref();
    }
  }

  stop(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #start(): ChildProcess {
    const child = fork(this.#program, [String(this.#limits.memory)], {
      execArgv: [...process.execArgv, `--max-old-space-size=${this.#limits.memory}`],
      serialization: 'advanced',
      env: { ...process.env, ...ALLOCATOR_OF_CHILDREN },
      // Libraries complain there of what a file has wrong.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    return child;
  }

  async #answer(
    child: ChildProcess,
    job: Job,
    onStart: () => void,
  ): Promise<{ readonly result: Result; readonly cpuMs: number }> {
    const listening = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const within = (ms: number) => {
          clearTimeout(timer);
          timer = setTimeout(() => reject(new Error(`It took over ${ms} ms.`)), ms);
        };
        const onMessage = (message: FromProgram<Result>) => {
          if (message.type === 'done') return resolve(message);
          onStart();
          within(this.#limits.ms);
        };
        const onExit = (code: number | null, signal: string | null) =>
          reject(new Error(`Its process ended with ${signal ?? `code ${code}`}.`));
        child.on('message', onMessage);
        child.once('exit', onExit);
        child.once('error', reject);
        listening.signal.addEventListener('abort', () => {
          child.off('message', onMessage).off('exit', onExit).off('error', reject);
        });
        within(START_MS);
        child.send(job as object, (error) => error && reject(error));
      });
    } finally {
      clearTimeout(timer);
      listening.abort();
    }
  }
}
