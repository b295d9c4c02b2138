import { html, nothing, type TemplateResult } from 'lit';
import { reactive } from './reactive.js';
import { t } from '../i18n/t.js';
import { define } from './define.js';
import { MessageElement } from './message-element.js';
import { timeOf } from './times.js';
import type { Question } from './transcript.js';

/** One message of the person who asks. */
export class UserMessageElement extends MessageElement {
  @reactive() message!: Question;
  /** Messages that are written now wait for the connection. */
  @reactive() waiting = false;
  /** The last one of all: its state stays in sight. */
  @reactive() latest = false;

  protected override willUpdate(): void {
    this.nameIt(`${t('you')}, ${timeOf(this.message.createdAt)}`);
  }

  protected override render(): TemplateResult {
    const { text, createdAt } = this.message;
    return html`<div class="line">
        <time class="aside" datetime=${createdAt}>${timeOf(createdAt)}</time>
        <div class="bubble" part="message user-message">${text}</div>
      </div>
      ${this.#state()}`;
  }

  #state(): unknown {
    const { message } = this;
    const state = 'role' in message ? 'sent' : message.state;
    if (state === 'failed') return this.#failed();
    if (state === 'sent' && !this.latest) return nothing;
    const words = state === 'sent' ? t('sent') : this.waiting ? t('waiting') : t('sending');
    return html`<span class="state" data-state=${state}>${words}</span>`;
  }

  #failed(): unknown {
    const { parts, message, actions } = this;
    return (
      parts.failedMessage?.(message, actions) ?? html`<span class="state">${t('notSent')}</span>`
    );
  }
}

define('chatbot-panel-question', UserMessageElement);
