import { html, type PropertyValues, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import type { SessionActions } from '../../session/session-actions.js';
import { define } from '../../custom-element/define.js';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';

/** Older messages are asked for when their place is so near to what is in sight. */
const NEAR = '400px';

/** Loads older messages when the reader comes near or asks for them, and says how that goes. */
export class EarlierMessagesElement extends PanelElement {
  static override properties = { oldest: REACTIVE, waiting: REACTIVE, phase: REACTIVE };

  actions!: SessionActions;
  oldest: number | undefined;
  waiting = false;
  private phase: 'idle' | 'loading' | 'failed' = 'idle';
  #observer: IntersectionObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting && this.phase === 'idle') void this.#load();
      },
      { root: this.closest('.scroller'), rootMargin: `${NEAR} 0px 0px` },
    );
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // They have come and are in their place; or the link is back, and what failed is tried again.
    const isBack = changed.has('waiting') && !this.waiting && this.phase === 'failed';
    if (!changed.has('oldest') && !isBack) return;
    this.phase = 'idle';
    // A page may be shorter than what is in sight; once it is in its place.
    this.#observer?.unobserve(this);
    requestAnimationFrame(() => requestAnimationFrame(() => this.#look()));
  }

  protected override render(): TemplateResult {
    const { phase } = this;
    const words = {
      idle: td(this.language, 'earlier'),
      loading: td(this.language, 'earlierLoading'),
      failed: td(this.language, 'tryAgain'),
    };
    return html`<span
        role="status"
        .textContent=${phase === 'failed' ? td(this.language, 'earlierFailed') : ''}
      ></span>
      <button
        type="button"
        class="text-button"
        aria-disabled=${phase === 'loading'}
        @click=${this.#load}
      >
        ${words[phase]}
      </button>`;
  }

  readonly #load = async (): Promise<void> => {
    if (this.phase === 'loading') return;
    this.phase = 'loading';
    try {
      const { messages } = await this.actions.loadEarlier();
      if (messages[0]?.seq === this.oldest) this.phase = 'idle';
    } catch {
      this.phase = 'failed';
    }
  };

  /** Observing anew tells where it is now. */
  #look(): void {
    if (!this.isConnected) return;
    this.#observer?.unobserve(this);
    this.#observer?.observe(this);
  }
}

define('chatbot-panel-earlier', EarlierMessagesElement);
