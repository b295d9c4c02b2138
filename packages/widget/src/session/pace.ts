/**
 * Text that is already flowing is shown no more often than every 40 ms: the eye sees no difference. A
 * slow device shows it less often, so that drawing it takes a sixteenth of its time (the frames that
 * follow take as much again): with a 4× throttle a third less work, and no frame is dropped.
 */
const FLOW_MS = { least: 40, most: 100 };
const FLOW_SHARE = 16;
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
  #flowMs = FLOW_MS.least;
  /** What it took to show it the last time, in ms. */
  #lastCost = 0;
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
    const early = this.#toldAt + (flows ? this.#flowMs : FRAME_MS) - this.#now();
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
    // In a task of its own, as views draw in this one's microtasks.
    setTimeout(this.#weigh);
  };

  /** One that was held up by something else does not count: the smaller of two does. */
  readonly #weigh = (): void => {
    const cost = this.#now() - this.#toldAt;
    const wanted = FLOW_SHARE * Math.min(cost, this.#lastCost);
    this.#flowMs = Math.min(Math.max(FLOW_MS.least, wanted), FLOW_MS.most);
    this.#lastCost = cost;
  };
}
