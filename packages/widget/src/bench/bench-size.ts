import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `wide`: inspector beside the stage. `medium`: a sheet. `narrow`: the tools fold, too. */
export type BenchSize = 'wide' | 'medium' | 'narrow';

/** Where the arrangement changes, in px of the bench's own width. */
const [WIDE, MEDIUM] = [900, 600] as const;

/**
 * How much room the bench has. Measured, since the bench may be a part of a page, a drawer or a
 * window, and since what changes with it is more than looks.
 */
export class BenchSizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #width = 0;
  #element: Element | null = null;
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.#measure(entry.contentRect.width);
  });

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get width(): number {
    return this.#width;
  }

  get size(): BenchSize {
    if (this.#width === 0 || this.#width >= WIDE) return 'wide';
    return this.#width >= MEDIUM ? 'medium' : 'narrow';
  }

  /** Measures this element before the next paint, and whenever it changes. */
  observe(element: Element): void {
    if (element === this.#element) return;
    this.#observer.disconnect();
    this.#element = element;
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#element) this.#observer.observe(this.#element);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Nothing is known of an element that is not shown. */
  #measure(width: number): void {
    if (width === 0 || width === this.#width) return;
    this.#width = width;
    this.#host.requestUpdate();
  }
}
