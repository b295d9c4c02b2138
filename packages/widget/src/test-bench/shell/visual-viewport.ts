import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells a host's styles what of the window is free: an on-screen keyboard covers the page without
 * making it smaller. Sets `--viewport-height` and `--viewport-top`; through the object model,
 * since a style attribute would be refused by a strict page's CSP.
 */
export class VisualViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.visualViewport?.addEventListener('resize', this.#apply);
    window.visualViewport?.addEventListener('scroll', this.#apply);
    this.#apply();
  }

  hostDisconnected(): void {
    window.visualViewport?.removeEventListener('resize', this.#apply);
    window.visualViewport?.removeEventListener('scroll', this.#apply);
  }

  /** Zoomed in by the fingers, the window is not smaller; only the view of it is. */
  #apply = (): void => {
    const view = window.visualViewport;
    if (!view || Math.abs(view.scale - 1) > 0.01) return;
    this.#host.style.setProperty('--viewport-height', `${Math.round(view.height)}px`);
    this.#host.style.setProperty('--viewport-top', `${Math.round(view.offsetTop)}px`);
  };
}
