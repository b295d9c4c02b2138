export interface HeapCompactorParts {
  /** Bytes of the heap that are in use, garbage included. */
  readonly usedBytes: () => number;
  /** Part of the time since it was asked last in which the event loop was busy, 0 to 1. */
  readonly busyShare: () => number;
  /** Collects the heap and moves what is left together; returns when it has. */
  readonly compact: () => void;
}

/** Part of the time; whoever is busy for less is quiet. */
const QUIET = 0.1;
/** The heap has grown if it is larger by this factor and by so many bytes. */
const GROWTH = 1.1;
const GROWTH_BYTES = 4 * 1_024 * 1_024;
/** Looks from one time to the next, a minute: a server with little to do is quiet, too, and makes garbage. */
const REST_LOOKS = 12;

/**
 * Compacts the heap of a quiet server when it has grown, once a minute at most. That holds everything up, for
 * about 100 ms for each 50 MB that are in use, so a busy server is left to V8.
 */
export class HeapCompactor {
  /** Time between two looks, in ms. */
  static readonly EVERY_MS = 5_000;
  readonly #parts: HeapCompactorParts;
  /** Least that was in use since the last time. */
  #leastBytes = 0;
  #looksToRest = 0;

  constructor(parts: HeapCompactorParts) {
    this.#parts = parts;
  }

  look(): void {
    const isQuiet = this.#parts.busyShare() < QUIET;
    const used = this.#parts.usedBytes();
    this.#leastBytes = Math.min(this.#leastBytes, used);
    this.#looksToRest -= 1;
    if (!isQuiet || this.#looksToRest > 0) return;
    if (used < this.#leastBytes * GROWTH + GROWTH_BYTES) return;
    this.#looksToRest = REST_LOOKS;
    this.#parts.compact();
    this.#leastBytes = this.#parts.usedBytes();
  }
}
