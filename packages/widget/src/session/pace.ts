/** Text that is already flowing is shown no more often than this, in ms: the eye sees no difference. */
const FLOW_MS = 40;
/** Two changes within a frame, in ms, are shown in one. */
const FRAME_MS = 16;

/**
 * Tells of changes at once, once a frame while there are many, and less often while a reply only
 * grows. A frame that nothing was told in costs nothing: even an empty one makes the browser look
 * through the whole page.
 */
export class Pace {
  readonly #tell: () => void;
  readonly #inFrame: (run: () => void) => void;
  readonly #now: () => number;
  #due: 'soon' | 'later' | null = null;
  #toldAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param inFrame runs it once, in the next frame */
  constructor(
    tell: () => void,
    inFrame: (run: () => void) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#tell = tell;
    this.#inFrame = inFrame;
    this.#now = now;
  }

  /** @param flows nothing but the text of a reply that has already begun to show is another */
  changed(flows: boolean): void {
    if (this.#due === 'soon' || (flows && this.#due)) return;
    clearTimeout(this.#timer);
    const early = this.#toldAt + (flows ? FLOW_MS : FRAME_MS) - this.#now();
    this.#due = flows && early > 0 ? 'later' : 'soon';
    // What is scrolled to in a frame asks for another one: text that flows is told outside of them.
    if (early <= 0) queueMicrotask(this.#run);
    else if (flows) this.#timer = setTimeout(this.#run, early);
    else this.#inFrame(this.#run);
  }

  readonly #run = (): void => {
    this.#due = null;
    this.#toldAt = this.#now();
    this.#tell();
  };
}
