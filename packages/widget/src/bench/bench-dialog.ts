import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Host extends ReactiveControllerHost {
  readonly open: boolean;
}

/** The native dialog that a bench over the page is in: open while its host is, closed by a person. */
export class BenchDialog implements ReactiveController {
  readonly #host: Host;
  readonly #close: () => void;
  #dialog: HTMLDialogElement | null = null;
  #pressedBackdrop = false;

  /** @param close asks for the host to be closed */
  constructor(host: Host, close: () => void) {
    this.#host = host;
    this.#close = close;
    host.addController(this);
  }

  hostConnected(): void {
    // A dialog that is moved in the page leaves the top layer and does not know: open it anew.
    this.#dialog?.close();
    this.#host.requestUpdate();
  }

  /** To be called when it was drawn; null: it is a part of the page. */
  drawn(dialog: HTMLDialogElement | null): void {
    this.#dialog = dialog;
    if (dialog && this.#host.open && !dialog.open) dialog.showModal();
    if (dialog && !this.#host.open) dialog.close();
  }

  /** A selection that is drawn out of the window is no click beside it. */
  readonly onPointerDown = (event: PointerEvent): void => {
    this.#pressedBackdrop = event.target === this.#dialog;
  };

  readonly onClick = (event: MouseEvent): void => {
    if (event.target === this.#dialog && this.#pressedBackdrop) this.#close();
  };

  /**
   * The browser closed it, by Esc or the system's back gesture. The event comes late: what was
   * closed by the page may be open again.
   */
  readonly onClose = (event: Event): void => {
    if (event.target === this.#dialog && this.#host.open && !this.#dialog?.open) this.#close();
  };
}
