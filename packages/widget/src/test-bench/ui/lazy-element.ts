import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A part of its host that is loaded when it is first needed. */
export class LazyElement implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<unknown>;
  #state: 'new' | 'loading' | 'there' | 'failed' = 'new';
  #error: unknown;

  constructor(host: ReactiveControllerHost, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.again();
  }

  /**
   * Tells whether it is loaded; the host renders again when it is.
   *
   * @throws what kept it from being loaded
   */
  ask(): boolean {
    if (this.#state === 'failed') throw this.#error;
    if (this.#state === 'new') void this.#begin();
    return this.#state === 'there';
  }

  /** Lets a part that failed be loaded again the next time that it is asked for. */
  again(): void {
    if (this.#state === 'failed') this.#state = 'new';
  }

  async #begin(): Promise<void> {
    this.#state = 'loading';
    try {
      await this.#load();
      this.#state = 'there';
    } catch (error) {
      this.#state = 'failed';
      this.#error = error;
    }
    this.#host.requestUpdate();
  }
}
