import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import { tm } from '../../i18n/t-markdown.js';
import type { SessionActions } from '../../session/session-actions.js';
import { copyText } from '../copy-text.js';
import { define } from '../define.js';
import { checkIcon, copyIcon } from '../markdown/icons.js';
import { PanelElement } from '../panel-element.js';
import { reactive } from '../reactive.js';
import { conversationText } from './conversation-text.js';
import { clearIcon, keysIcon } from './icons.js';

export interface Menu {
  readonly conversation: Conversation;
  /** What visitors call the chatbot. */
  readonly name: string;
  readonly actions: SessionActions;
  readonly close: () => void;
}

export function menuItems({ conversation, name, actions, close }: Menu): TemplateResult {
  return html`<chatbot-panel-menu-items
    class="menu"
    part="menu"
    .conversation=${conversation}
    .name=${name}
    .actions=${actions}
    .close=${close}
  ></chatbot-panel-menu-items>`;
}

/** What can be done with the whole conversation. */
export class MenuItemsElement extends PanelElement implements Menu {
  @reactive() conversation!: Conversation;
  name!: string;
  actions!: SessionActions;
  close!: () => void;
  @reactive() private asks = false;
  /** What shows the keys, in place of the items. */
  @reactive() keys: ((heading: string) => TemplateResult) | null = null;
  @reactive() private copied = false;

  protected override render(): TemplateResult {
    if (this.keys) return this.keys(td('keys'));
    return this.asks ? this.#question() : this.#items();
  }

  #items(): TemplateResult {
    const { messages, outbox } = this.conversation;
    const empty = messages.length + outbox.length === 0;
    return html`<button type="button" class="item" ?disabled=${empty} @click=${this.#copy}>
        ${this.copied ? checkIcon : copyIcon}${this.copied ? tm('copied') : td('copyConversation')}
      </button>
      <button type="button" class="item" ?disabled=${empty} @click=${() => (this.asks = true)}>
        ${clearIcon}${td('clear')}
      </button>
      <button type="button" class="item keys" @click=${this.#showKeys}>
        ${keysIcon}${td('keys')}
      </button>`;
  }

  #question(): TemplateResult {
    return html`<p>${td('clearQuestion')}</p>
      <p class="buttons">
        <button type="button" class="solid-button" @click=${this.#clear}>${td('clearYes')}</button>
        <button type="button" class="text-button" @click=${this.close}>${td('cancel')}</button>
      </p>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('asks')) this.querySelector<HTMLElement>('button:enabled')?.focus();
  }

  readonly #copy = async (): Promise<void> => {
    this.copied = await copyText(conversationText(this.conversation, this.name));
  };

  readonly #showKeys = async (): Promise<void> => {
    const { showKeys } = await import('../../keys/keys-in-chat.js');
    await showKeys(this);
  };

  readonly #clear = (): void => {
    this.actions.reset();
    this.close();
  };
}

define('chatbot-panel-menu-items', MenuItemsElement);
