import { SilenceTimer } from '../../../silence-timer.js';

/** Silence behind what may be complete, in ms: less than any limit of silence. */
const SILENCE_MS = 800;
/** Most looks at one answer: each parses all that has come. */
const MOST_LOOKS = 3;

/** Finds out that an answer is complete whose end does not come: its length is wrong, say. */
export class MissingEnd {
  readonly #isWhole: () => boolean;
  readonly #onMissing: () => void;
  #timer: SilenceTimer | null = null;
  #looks = 0;
  #isMissing = false;

  /**
   * @param isWhole looks whether what has come is complete
   * @param onMissing told once that it is, and that nothing came for a while
   */
  constructor(isWhole: () => boolean, onMissing: () => void) {
    this.#isWhole = isWhole;
    this.#onMissing = onMissing;
  }

  /** True once `onMissing` was told. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Something has come: what it makes complete is looked at when nothing follows. */
  heard(): void {
    if (this.#timer) this.#timer.heard();
    else if (this.#looks < MOST_LOOKS) {
      this.#timer = new SilenceTimer(SILENCE_MS, () => this.#look());
    }
  }

  stop(): void {
    this.#timer?.end();
    this.#looks = MOST_LOOKS;
  }

  #look(): void {
    this.#timer = null;
    this.#looks += 1;
    if (!this.#isWhole()) return;
    this.#isMissing = true;
    this.#onMissing();
  }
}
