import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { OnTopAgain } from '../../elements/chatbot-widget/window.chunk.js';

interface Host extends ReactiveControllerHost, Element {
  readonly open: boolean;
}

/** The native dialog that a bench over the page is in: open while its host is, closed by a person. */
export class BenchDialog implements ReactiveController {
  readonly #host: Host;
  readonly #close: () => void;
  #dialog: HTMLDialogElement | null = null;
  #pressedBackdrop = false;
  readonly #top: OnTopAgain;

  /** @param close asks for the host to be closed */
  constructor(host: Host, close: () => void) {
    this.#host = host;
    this.#close = close;
    this.#top = new OnTopAgain(host, () => this.#raise());
    host.addController(this);
  }

  hostConnected(): void {
    // A dialog that is moved in the page leaves the top layer and does not know: open it anew.
    this.#dialog?.close();
    this.#host.requestUpdate();
    this.#top.watch();
  }

  hostDisconnected(): void {
    this.#top.stop();
  }

  /** Shows the dialog. Called after it was drawn. @param dialog null if it is a part of the page */
  drawn(dialog: HTMLDialogElement | null): void {
    this.#dialog = dialog;
    if (dialog && this.#host.open && !dialog.open && !this.#top.isShut) dialog.showModal();
    if (dialog && !this.#host.open) dialog.close();
  }

  /** Modal and out of sight, as in a dialog that has closed, it would keep people from the page. */
  #raise(): void {
    if (this.#dialog?.open && this.#top.isShut) return this.#close();
    this.#dialog?.close();
    this.#host.requestUpdate();
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
