/** Adds up what has happened. */
export interface UsageCollecting {
  /** @returns how much there was */
  collect(): Promise<number>;
  clean(): Promise<void>;
}

/** Puts questions without an answer into groups. */
export interface QuestionGrouping {
  group(): Promise<number>;
}

export interface UsageJobParts {
  readonly rollUps: UsageCollecting;
  readonly unanswered: QuestionGrouping;
  readonly onError: (error: unknown) => void;
  /** Pause between two looks, in ms. Default 5 s: a chart is so far behind, at most. */
  readonly everyMs?: number;
}

const EVERY_MS = 5_000;

/** Keeps the roll-ups up to date while the server runs. */
export class UsageJob {
  readonly #parts: UsageJobParts;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(parts: UsageJobParts) {
    this.#parts = parts;
  }

  start(): void {
    const { everyMs = EVERY_MS } = this.#parts;
    this.#timer ??= setInterval(() => void this.run(), everyMs).unref();
  }

  /** Resolves when all that had happened by now is added up. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#collect().finally(() => (this.#running = null));
    return this.#running;
  }

  clean(): Promise<void> {
    return this.#parts.rollUps.clean();
  }

  /** Resolves when what runs has ended. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  async #collect(): Promise<void> {
    const { rollUps, unanswered, onError } = this.#parts;
    try {
      await rollUps.collect();
      await unanswered.group();
    } catch (error) {
      onError(error);
    }
  }
}
