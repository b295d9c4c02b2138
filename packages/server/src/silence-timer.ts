/** Looks in the longest silence. */
const LOOKS = 8;

/**
 * Tells once of a silence of `ms`, up to an eighth later. Hearing something sets no timer: that would
 * be done for each piece of each reply.
 */
export class SilenceTimer {
  readonly #lookMs: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout;
  #looks = 0;

  constructor(ms: number, onSilence: () => void) {
    this.#lookMs = ms / LOOKS;
    this.#onSilence = onSilence;
    this.#timer = setTimeout(this.#look, this.#lookMs);
  }

  heard(): void {
    this.#looks = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    this.#looks += 1;
    if (this.#looks > LOOKS) this.#onSilence();
    else this.#timer = setTimeout(this.#look, this.#lookMs);
  };
}
