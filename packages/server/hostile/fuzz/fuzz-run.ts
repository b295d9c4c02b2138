import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { GOLDEN_CLIENT_FRAMES } from '@chatbot-test/shared/testing/golden-client-frames.js';
import fc from 'fast-check';
import type { WatchedServer } from '../world/watched-server.js';
import { mutated } from './mutate.js';
import { bodiesOf, type Route } from './routes.js';

export interface FuzzOptions {
  readonly seed: number;
  readonly frames: number;
  readonly bodies: number;
  /** Number of parts that these come in, each with a body for every route and a chatbot of its own; default: 5. */
  readonly rounds?: number;
  readonly onProgress?: (line: string) => void;
}

export interface FuzzReport {
  /** Counts of answers, by code of an error, code of a close, or status. */
  readonly answers: ReadonlyMap<string, number>;
  /** Answers that no input may get, with the input. */
  readonly failures: readonly string[];
  /** Heap of the server after the first round and at the end, in MiB. */
  readonly heap: { readonly before: number; readonly after: number };
}

/** Frames that one socket may send at once, less its hello and its ping. */
const FRAMES_AT_ONCE = 80;
const BODIES_AT_ONCE = 8;
/** Answers that say something of us and not of the input. */
const OURS = new Set(['internal']);
const CLOSES: ReadonlySet<number> = new Set([
  1000,
  1002,
  1006,
  1007,
  1009,
  ...Object.values(CLOSE),
]);

/** Sends mutations of everything that a client may send, and notes what comes back. */
export class FuzzRun {
  readonly #server: WatchedServer;
  readonly #options: FuzzOptions;
  readonly #answers = new Map<string, number>();
  readonly #failures: string[] = [];

  constructor(server: WatchedServer, options: FuzzOptions) {
    this.#server = server;
    this.#options = options;
  }

  async run(): Promise<FuzzReport> {
    const { frames, bodies, rounds = 5, onProgress } = this.#options;
    const asked = await this.#server.chatbot();
    // Bodies may archive the chatbot that they are sent to, or close it to the page. All are made before the
    // first body, which may change what publishing asks for.
    const changed: string[] = [];
    for (let round = 0; round < rounds; round++) changed.push(await this.#server.chatbot());
    const share = (count: number) => Math.ceil(count / rounds);
    let before = 0;
    let after = 0;
    for (const [round, chatbotId] of changed.entries()) {
      await this.#frames(asked, share(frames), round);
      await this.#bodies(chatbotId, share(bodies), round);
      after = await this.#server.heap();
      if (round === 0) before = after;
      const failures = this.#failures.length;
      onProgress?.(
        `${round + 1} of ${rounds} rounds, heap ${after.toFixed(0)} MiB, resident ${this.#server.memory().toFixed(0)} MiB, ${failures} failures`,
      );
    }
    return { answers: this.#answers, failures: this.#failures, heap: { before, after } };
  }

  async #frames(chatbotId: string, count: number, round: number): Promise<void> {
    const golden = Object.values(GOLDEN_CLIENT_FRAMES).flat();
    const seed = this.#options.seed + round;
    const frames = fc.sample(mutated(golden), { numRuns: count, seed });
    for (let start = 0; start < frames.length;) {
      const some = frames.slice(start, start + FRAMES_AT_ONCE);
      start += await this.#talk(chatbotId, some, start % 3 === 0 ? 'live' : 'test');
    }
  }

  /** @returns how many frames were sent before the socket closed */
  async #talk(chatbotId: string, frames: readonly string[], mode: 'test' | 'live') {
    const talk = await this.#server.talk(chatbotId, mode);
    let sent = 0;
    for (const frame of frames) {
      if (talk.socket.readyState !== talk.socket.OPEN) break;
      talk.write(frame);
      sent += 1;
      // What closes the socket does so before the next is written: each is seen to be read.
      if (sent % 10 === 0) await talk.answered();
    }
    await talk.answered();
    const last = frames.slice(Math.max(0, sent - 10), sent).join('\n');
    for (const { problem } of talk.frames) if (problem) this.#note(problem.code, last);
    const { closedWith } = talk;
    if (closedWith !== null) this.#noteClose(closedWith, last);
    talk.close();
    return sent;
  }

  async #bodies(chatbotId: string, count: number, round: number): Promise<void> {
    const { body: reference } = await this.#server.ask('GET', '/docs/json');
    const routes = bodiesOf(reference, chatbotId);
    const seed = this.#options.seed + 1_000 + round;
    const perRoute = Math.ceil(count / routes.length);
    for (const route of routes) {
      const bodies = fc.sample(mutated(route.examples), { numRuns: perRoute, seed });
      for (let start = 0; start < bodies.length; start += BODIES_AT_ONCE) {
        const some = bodies.slice(start, start + BODIES_AT_ONCE);
        await Promise.all(some.map((body) => this.#post(route, body)));
      }
    }
  }

  async #post({ method, path }: Route, body: string): Promise<void> {
    const { status, body: said } = await this.#server.ask(method, path, body);
    const named = `${method} ${path} ${body}`;
    if (status < 400) this.#count(String(status));
    else this.#note(String(said?.error?.code ?? `uncoded ${status}`), named);
    if (status === 500) this.#failures.push(`500: ${named.slice(0, 500)}`);
  }

  #note(code: string, input: string): void {
    this.#count(code);
    const isCoded = Object.hasOwn(ERRORS, code);
    if (!isCoded || OURS.has(code)) this.#failures.push(`${code}: ${input.slice(0, 500)}`);
  }

  #noteClose(code: number, input: string): void {
    this.#count(`closed ${code}`);
    if (!CLOSES.has(code) || code === CLOSE.internal) {
      this.#failures.push(`closed ${code}: ${input.slice(0, 500)}`);
    }
  }

  #count(answer: string): void {
    this.#answers.set(answer, (this.#answers.get(answer) ?? 0) + 1);
  }
}
