import type { LitElement, ReactiveController } from 'lit';
import '../ui/menu-button.js';

/** Steps of how many tools have a word beside their icon; rarely opened ones lose it first. */
const STEPS = ['all', 'some', 'few', 'none'] as const;

interface Host extends LitElement {
  /** Width that it may have, in px. */
  readonly room: number;
}

/**
 * Shows as many words as there is room for, told to the styles by `data-words`. They are measured,
 * since the same words are half as long in Chinese as in English, and longer by a third in German.
 */
export class ToolWordsController implements ReactiveController {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    void this.#fit();
  }

  async #fit(): Promise<void> {
    const host = this.#host;
    // The menus among the tools are drawn after their host, yet before the next paint.
    const menus = host.renderRoot.querySelectorAll('chatbot-menu-button');
    await Promise.all([...menus].map(({ updateComplete }) => updateComplete));
    // What is not shown has no width, and stays as it was.
    if (host.offsetWidth === 0) return;
    for (const words of STEPS) {
      host.dataset['words'] = words;
      if (host.offsetWidth <= host.room) return;
    }
  }
}
