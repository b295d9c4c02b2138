import type { LitElement } from 'lit';
import { t } from '../../i18n/bench/t.js';
import { focusedElement } from '../../shortcuts/asks-for-shortcuts.js';
import type { RetryableActions } from '../notices/retryable-actions.js';

interface Dialog extends LitElement {
  /** @param from what had the focus */
  show(from: HTMLElement | null): void;
}

const small = () => import('./dialogs.chunk.js');
const DIALOGS = {
  embed: { tag: 'chatbot-embed-code', load: () => import('../embed-code/embed-code-dialog.js') },
  sessions: { tag: 'chatbot-session-list', load: small },
  visitor: { tag: 'chatbot-visitor-dialog', load: small },
  keys: { tag: 'chatbot-shortcuts-dialog', load: small },
} as const;

/** Dialogs of the bench, each loaded when it is first opened: most tests need none. */
export class LazyDialogs {
  readonly #host: LitElement;
  readonly #actions: RetryableActions;

  /** @param host has an element of each dialog in its shadow root */
  constructor(host: LitElement, actions: RetryableActions) {
    this.#host = host;
    this.#actions = actions;
  }

  /** Loads a dialog and opens it; a failure is shown with a way to try again. */
  show(name: keyof typeof DIALOGS): void {
    const { tag, load } = DIALOGS[name];
    void this.#actions.try(t(`tools.${name}`), async () => {
      const from = focusedElement();
      await load();
      // What has left the page meanwhile is no element of that kind yet.
      if (!this.#host.isConnected) return;
      const dialog = this.#host.renderRoot.querySelector<Dialog>(tag);
      await dialog?.updateComplete;
      dialog?.show(from);
    });
  }
}
