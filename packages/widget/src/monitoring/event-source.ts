import { EventStream, type StreamEvent } from '../session/http/event-stream.js';

/** Delay before a cut stream is opened again, in ms: longer with each failure. */
const [FIRST_MS, LONGEST_MS] = [500, 15_000];

export interface EventSourceOptions {
  /** Opens the stream; rejects where it cannot be had. */
  readonly open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly onEvent: (event: StreamEvent) => void;
  /** @param problem what is wrong where it is not open */
  readonly onState: (open: boolean, problem: unknown) => void;
  /** True to try again after this. */
  readonly mayRetry: (problem: unknown) => boolean;
}

/** Server-sent events with a token in a header, which a browser's own `EventSource` cannot send. */
export class TokenEventSource {
  readonly #options: EventSourceOptions;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: EventSourceOptions) {
    this.#options = options;
    void this.#run();
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const { open, onEvent, onState, mayRetry } = this.#options;
    const { signal } = this.#stop;
    let problem: unknown = null;
    try {
      const reader = (await open(signal)).getReader();
      onState(true, null);
      this.#failures = 0;
      const decoder = new TextDecoder();
      const stream = new EventStream();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        for (const event of stream.push(decoder.decode(value, { stream: true }))) {
          if (event.data && !signal.aborted) onEvent(event);
        }
      }
    } catch (error) {
      problem = error;
      this.#failures += 1;
    }
    if (signal.aborted) return;
    onState(false, problem);
    if (problem !== null && !mayRetry(problem)) return;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.#run(), wait);
  }
}
