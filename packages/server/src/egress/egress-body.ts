/** Source of the pieces of a body. */
export interface BodySource {
  /** Goes on after a piece for which `push` said no. */
  resume(): void;
  /** Ends the request. */
  destroy(): void;
  /** Lets the answer come to its end, where that is near; nobody reads it any more. */
  leave(): void;
}

export interface EgressBodyOptions {
  readonly maxBytes: number;
  readonly tooLarge: () => Error;
}

/** Bytes that are handed over before others have a turn: a quarter of what a socket reads at once. */
const LONGEST_STRETCH = 16_384;

/** Takes a piece. @returns whether that is enough, and the rest is not wanted */
export type TakePiece = (piece: Uint8Array) => boolean;

/** End of the reading of a body: null, or the error that ended it. */
interface End {
  readonly error: unknown;
}

/**
 * The body of an answer, to be read once. Each piece is handed over in the step in which it has
 * arrived, without a stream, an iterator or a promise between: each piece of each reply takes this
 * way. Who does not read holds the source back; who does not want it calls `cancel`. A piece that is
 * too long for one turn of the event loop is handed over in several.
 */
export class EgressBody {
  readonly #source: BodySource;
  readonly #options: EgressBodyOptions;
  readonly #watchers: TakePiece[] = [];
  /** Pieces that have come and are not handed over. */
  #waiting: Uint8Array[] = [];
  #take: TakePiece | null = null;
  #settle: (end: End) => void = () => undefined;
  #end: End | null = null;
  #bytes = 0;
  /** Bytes that were handed over since others last had a turn. */
  #stretch = 0;
  /** True while others have one. */
  #isPaused = false;

  constructor(source: BodySource, options: EgressBodyOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Shows every piece before it is read. What is thrown here ends the reading. */
  watch(watcher: (piece: Uint8Array) => void): void {
    this.#watchers.push((piece) => {
      watcher(piece);
      return false;
    });
  }

  /** Fails where more than so many bytes come, in place of the limit of before. */
  limit(maxBytes: number, tooLarge: () => Error): void {
    this.watch(() => {
      if (this.#bytes > maxBytes) throw tooLarge();
    });
  }

  /**
   * Reads all of it, or until `take` has enough.
   *
   * @returns rejects with what the body failed with, or `take` has thrown
   */
  read(take: TakePiece): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#take = take;
      this.#settle = ({ error }) => (error === null ? resolve() : reject(asError(error)));
      this.#goOn();
    });
  }

  /** Ends the request where its answer is not wanted. */
  cancel(): void {
    this.#waiting = [];
    this.end(new Error('The answer was given up.'));
    this.#source.destroy();
  }

  /** Takes the next piece from the source. @returns true if the source may go on */
  push(piece: Uint8Array): boolean {
    if (this.#end) return true;
    this.#waiting.push(piece);
    if (this.#take && !this.#isPaused) this.#drain();
    return this.#waiting.length === 0 && this.#take !== null && !this.#isPaused;
  }

  /**
   * Ends the body. Called by the source.
   *
   * @param error what the source failed with; null if the body is complete
   */
  end(error: unknown): void {
    if (this.#end) return;
    this.#end = { error };
    if (this.#waiting.length === 0) this.#settle(this.#end);
  }

  #goOn(): void {
    this.#isPaused = false;
    this.#drain();
    if (this.#isPaused) return;
    if (this.#end) this.#settle(this.#end);
    else this.#source.resume();
  }

  /** Hands over what waits, up to a stretch of it. */
  #drain(): void {
    for (let piece = this.#waiting.shift(); piece; piece = this.#waiting.shift()) {
      const left = LONGEST_STRETCH - this.#stretch;
      if (piece.byteLength > left) {
        this.#waiting.unshift(piece.subarray(left));
        piece = piece.subarray(0, left);
      }
      this.#stretch += piece.byteLength;
      this.#hand(piece);
      if (this.#stretch < LONGEST_STRETCH) continue;
      // A socket reads megabytes at a stretch, and nobody else would have a turn meanwhile.
      this.#stretch = 0;
      this.#isPaused = true;
      setImmediate(() => this.#goOn());
      return;
    }
  }

  #hand(piece: Uint8Array): void {
    const { maxBytes, tooLarge } = this.#options;
    try {
      this.#bytes += piece.byteLength;
      if (this.#bytes > maxBytes) throw tooLarge();
      for (const watcher of this.#watchers) watcher(piece);
      if (this.#take?.(piece) !== true) return;
      this.#finish(null);
    } catch (error) {
      this.#finish(error);
    }
  }

  /** Ends the body early, for a reader that has enough. */
  #finish(error: unknown): void {
    this.#waiting = [];
    this.#take = () => false;
    this.#settle({ error });
    this.#settle = () => undefined;
    const isOver = this.#end !== null;
    this.#end ??= { error };
    if (error !== null) this.#source.destroy();
    else if (!isOver) this.#source.leave();
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
