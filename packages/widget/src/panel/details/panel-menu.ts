import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { PanelElement } from '../panel-element.js';
import { reactive } from '../reactive.js';
import { td } from '../../i18n/t-details.js';
import type { SessionActions } from '../../session/session-actions.js';
import { copyText } from '../copy-text.js';
import { checkIcon, clearIcon, copyIcon, menuIcon } from './icons.js';
import { conversationText } from './conversation-text.js';
import { define } from '../define.js';

/** What can be done with the whole conversation. */
export class PanelMenuElement extends PanelElement {
  @reactive() conversation!: Conversation;
  @reactive() name = '';
  actions!: SessionActions;
  @reactive() private shows: 'nothing' | 'items' | 'question' = 'nothing';
  @reactive() private copied = false;

  protected override render(): TemplateResult {
    const open = this.shows !== 'nothing';
    return html`<button
        type="button"
        class="icon-button"
        aria-label=${td('menu')}
        title=${td('menu')}
        aria-haspopup="true"
        aria-expanded=${open}
        @click=${() => this.#show(open ? 'nothing' : 'items')}
      >
        ${menuIcon}
      </button>
      ${
        open
          ? html`<div
              class="menu"
              part="menu"
              @keydown=${this.onKeydown}
              @focusout=${this.onFocusout}
            >
              ${this.shows === 'items' ? this.#items() : this.#question()}
            </div>`
          : nothing
      }`;
  }

  #items(): TemplateResult {
    const { messages, outbox } = this.conversation;
    const empty = messages.length + outbox.length === 0;
    return html`<button type="button" class="item" ?disabled=${empty} @click=${this.onCopy}>
        ${this.copied ? checkIcon : copyIcon}${this.copied ? td('copied') : td('copyConversation')}
      </button>
      <button type="button" class="item" ?disabled=${empty} @click=${() => this.#show('question')}>
        ${clearIcon}${td('clear')}
      </button>`;
  }

  #question(): TemplateResult {
    return html`<p>${td('clearQuestion')}</p>
      <p class="buttons">
        <button type="button" class="solid-button" @click=${this.onClear}>${td('clearYes')}</button>
        <button type="button" class="text-button" @click=${() => this.#show('nothing')}>
          ${td('cancel')}
        </button>
      </p>`;
  }

  /** Moves the focus into what is shown, and back to the button. */
  async #show(shows: 'nothing' | 'items' | 'question'): Promise<void> {
    this.shows = shows;
    this.copied = false;
    await this.updateComplete;
    const within = shows === 'nothing' ? '.icon-button' : '.menu button:not(:disabled)';
    this.querySelector<HTMLElement>(within)?.focus();
  }

  private async onCopy(): Promise<void> {
    this.copied = await copyText(conversationText(this.conversation, this.name));
  }

  private onClear(): void {
    this.actions.reset();
    void this.#show('nothing');
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    void this.#show('nothing');
  }

  private onFocusout({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.contains(relatedTarget)) return;
    // What is shown changes too; then the focus comes back at once.
    if (relatedTarget !== null) this.shows = 'nothing';
  }
}

define('chatbot-panel-menu', PanelMenuElement);
