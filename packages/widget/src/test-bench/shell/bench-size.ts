import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sizeObserver } from '../../browser/size-observer.js';

/** `wide`: the tools are beside the name. `medium`: in a row of their own. `narrow`: in a menu. */
export type BenchSize = 'wide' | 'medium' | 'narrow';

/**
 * Widths of the bench at which the arrangement changes, in px. From the second on, the panel in its true
 * size and the narrowest inspector have room beside each other.
 */
const [WIDE, SPLIT, MEDIUM] = [900, 769, 600] as const;

/**
 * Size class of the bench. Measured, since the bench may be a part of a page, a drawer or a window,
 * and since more than looks changes with it.
 */
export class BenchSizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #width = 0;
  #element: Element | null = null;
  readonly #observer = sizeObserver((width) => this.#measure(width));

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

  /** True if the inspector is beside the stage; else it is a sheet below it. */
  get isSplit(): boolean {
    return this.#width === 0 || this.#width >= SPLIT;
  }

  /**
   * Measures this element at once, and whenever it changes. Observers are told once a frame has its
   * layout: what moves then counts as a shift, though nobody has seen it before.
   */
  observe(element: Element): void {
    if (element === this.#element) return;
    this.#observer.disconnect();
    this.#element = element;
    queueMicrotask(() => this.#measure(element.clientWidth));
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
