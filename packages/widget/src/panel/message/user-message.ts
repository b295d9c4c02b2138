import { html, nothing, type TemplateResult } from 'lit';
import { REACTIVE } from '../../custom-element/reactive.js';
import { t } from '../../i18n/t.js';
import { define } from '../../custom-element/define.js';
import { MessageElement } from './message-element.js';
import { timeOf } from './times.js';
import type { Question } from './transcript.js';

/** One message of the person who asks. */
export class UserMessageElement extends MessageElement {
  static override properties = {
    message: REACTIVE,
    waiting: REACTIVE,
    latest: REACTIVE,
  };

  message!: Question;
  /** Messages that are written now wait for the connection. */
  waiting = false;
  /** The last one of all: its state stays in sight. */
  latest = false;

  protected override willUpdate(): void {
    this.nameIt(`${t(this.language, 'you')}, ${timeOf(this.language, this.message.createdAt)}`);
  }

  protected override render(): TemplateResult {
    const { text, createdAt } = this.message;
    return html`<div class="line">
        <time class="aside" datetime=${createdAt}>${timeOf(this.language, createdAt)}</time>
        <div class="bubble" part="message user-message">${text}</div>
      </div>
      ${this.#state()}`;
  }

  #state(): unknown {
    const { message } = this;
    const state = 'role' in message ? 'sent' : message.state;
    if (state === 'failed') return this.#failed();
    if (state === 'sent' && !this.latest) return nothing;
    const words =
      state === 'sent'
        ? t(this.language, 'sent')
        : this.waiting
          ? t(this.language, 'waiting')
          : t(this.language, 'sending');
    return html`<span class="state" data-state=${state} .textContent=${words}></span>`;
  }

  #failed(): unknown {
    const { lazy, message, actions } = this;
    return (
      lazy.failedMessage?.(this.language, message, actions) ??
      html`<span class="state">${t(this.language, 'notSent')}</span>`
    );
  }
}

define('chatbot-panel-question', UserMessageElement);
