import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Distance from the end that counts as there, in px. */
const NEAR = 8;
/** Further down than any end: browsers stop at it. Asking where that is would cost a layout. */
const END = 1e7;

/**
 * Keeps a scroller at its end while it grows, as long as the reader is there. Who scrolls up is left
 * in peace.
 */
export class FollowEnd implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => { scroller: HTMLElement; content: HTMLElement } | null;
  readonly #resized = new ResizeObserver(() => this.keep());
  #scroller: HTMLElement | null = null;
  #top = 0;
  #following = true;

  constructor(
    host: ReactiveControllerHost,
    find: () => { scroller: HTMLElement; content: HTMLElement } | null,
  ) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get following(): boolean {
    return this.#following;
  }

  hostUpdated(): void {
    const found = this.#find();
    if (found?.scroller === this.#scroller) return;
    this.hostDisconnected();
    if (!found) return this.#set(true);
    this.#scroller = found.scroller;
    this.#scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resized.observe(found.scroller);
    this.#resized.observe(found.content);
    // Taking an element out of the page, if only to move it, loses where it was scrolled to.
    if (!this.#following) this.#scroller.scrollTop = this.#top;
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller = null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Goes to the end and stays there. */
  toEnd(): void {
    this.#set(true);
    this.keep();
  }

  /**
   * Goes to the end if the reader is there. Called in the frame in which something has grown, it
   * saves the browser a second look at the page after the observer's.
   */
  keep(): void {
    if (this.#scroller && this.#following) this.#scroller.scrollTop = END;
  }

  readonly #scrolled = (): void => {
    const scroller = this.#scroller;
    // A panel that is not shown has no size and says nothing about the reader.
    if (!scroller || scroller.clientHeight === 0) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const left = scrollHeight - scrollTop - clientHeight;
    if (left <= NEAR) this.#set(true);
    else if (scrollTop < this.#top) this.#set(false);
    this.#top = scrollTop;
  };

  #set(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }
}
