/**
 * Text that is already flowing is shown no more often than every 40 ms: the eye sees no difference. A
 * slow device shows it less often, so that drawing it takes a sixteenth of its time (the frames that
 * follow take as much again): with a 4× throttle a third less work, and no frame is dropped.
 */
const FLOW_MS = { least: 40, most: 100 };
const FLOW_SHARE = 16;
/** Changes that follow others within a frame, in ms, may be told with those that wait behind them. */
const FRAME_MS = 16;

/**
 * Tells of changes at once, once of all that wait while there are many, and less often while a reply
 * only grows. It tells outside of frames: what is drawn in one makes it long, and what is scrolled to
 * in one asks for another, which makes the browser look through the whole page.
 */
export class RenderThrottle {
  readonly #tell: () => void;
  readonly #soon: (run: () => void) => void;
  readonly #now: () => number;
  #due: 'soon' | 'later' | null = null;
  #toldAt = -Infinity;
  #flowMs = FLOW_MS.least;
  /** Time that the last rendering took, in ms. */
  #lastCost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param soon runs it once, after what waits already */
  constructor(
    tell: () => void,
    soon: (run: () => void) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#tell = tell;
    this.#soon = soon;
    this.#now = now;
  }

  /** @param flows nothing but the text of a reply that has already begun to show is another */
  changed(flows: boolean): void {
    if (this.#due === 'soon' || (flows && this.#due)) return;
    clearTimeout(this.#timer);
    const early = this.#toldAt + (flows ? this.#flowMs : FRAME_MS) - this.#now();
    this.#due = flows && early > 0 ? 'later' : 'soon';
    if (early <= 0) queueMicrotask(this.#run);
    else if (flows) this.#timer = setTimeout(this.#run, early);
    else this.#soon(this.#run);
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
