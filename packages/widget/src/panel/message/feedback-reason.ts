import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import { t } from '../../i18n/t.js';
import type { SessionActions } from '../../session/session-actions.js';
import { define } from '../../custom-element/define.js';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';

/** Asks whoever found a reply bad for the reason. Nobody has to give one. */
export class FeedbackReasonElement extends PanelElement {
  static override properties = { reply: REACTIVE, phase: REACTIVE };

  reply!: BotMessage;
  actions!: SessionActions;
  private phase: 'asking' | 'told' | 'over' = 'asking';

  protected override render(): TemplateResult | typeof nothing {
    if (this.phase === 'told') {
      return html`<p class="why" role="status">${td(this.language, 'whyThanks')}</p>`;
    }
    if (this.phase === 'over') return nothing;
    const label = td(this.language, 'why');
    return html`<form class="why" @submit=${this.#send} @keydown=${this.#onKey}>
      <input
        name="reason"
        dir="auto"
        autocomplete="off"
        required
        maxlength=${LIMITS.feedbackReasonLength}
        placeholder=${label}
        aria-label=${label}
      />
      <button class="text-button">${t(this.language, 'send')}</button>
      <button type="button" class="text-button" @click=${this.#skip}>
        ${td(this.language, 'cancel')}
      </button>
    </form>`;
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const reason = this.querySelector('input')?.value.trim();
    if (!reason) return;
    this.#leave();
    this.phase = 'told';
    this.actions.rate(this.reply.id, 'bad', reason);
  };

  readonly #skip = (): void => {
    this.#leave();
    this.phase = 'over';
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation(); // It would close the panel.
    event.preventDefault(); // A dialog around it would close, too.
    this.#skip();
  };

  /** The focus goes back to the thumb, not nowhere. */
  #leave(): void {
    const thumbs = this.parentElement?.querySelectorAll<HTMLElement>('[part=feedback]');
    thumbs?.[thumbs.length - 1]?.focus();
  }
}

define('chatbot-panel-why', FeedbackReasonElement);
