import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import { tm } from '../../i18n/t-markdown.js';
import type { SessionActions } from '../../session/session-actions.js';
import { copyText } from '../../browser/copy-text.js';
import { define } from '../../custom-element/define.js';
import { checkIcon, copyIcon } from '../markdown/icons.js';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';
import { isOpen, transcript } from '../message/transcript.js';
import { t } from '../../i18n/t.js';
import { clearIcon, keysIcon } from '../more-icons.js';
import type { Language } from '../../i18n/texts.js';

export interface Menu {
  readonly conversation: Conversation;
  /** Name that visitors see for the chatbot. */
  readonly name: string;
  readonly actions: SessionActions;
  /** The list of shortcuts is shown in place of the items. */
  readonly shortcuts: boolean;
  readonly showShortcuts: () => void;
  readonly close: () => void;
}

/** Menu of actions on the whole conversation. */
export class MenuItemsElement extends PanelElement implements Menu {
  static override properties = {
    conversation: REACTIVE,
    shortcuts: REACTIVE,
    asks: REACTIVE,
    copying: REACTIVE,
    list: REACTIVE,
  };

  conversation!: Conversation;
  name!: string;
  actions!: SessionActions;
  shortcuts = false;
  showShortcuts!: () => void;
  close!: () => void;
  private asks = false;
  private copying: 'loading' | 'failed' | 'copied' | null = null;
  /** Draws the shortcuts; until it is loaded the items stay. */
  private list: ((language: Language | null) => TemplateResult) | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shortcuts') && this.shortcuts) void this.#loadList();
  }

  protected override render(): TemplateResult {
    if (this.shortcuts && this.list) return this.list(this.language);
    return this.asks ? this.#question() : this.#items();
  }

  #items(): TemplateResult {
    const { messages, outbox } = this.conversation;
    const empty = messages.length + outbox.length === 0;
    return html`<button type="button" class="item" ?disabled=${empty} @click=${this.#copy}>
        ${this.copying === 'copied' ? checkIcon : copyIcon}<span
          .textContent=${this.#copyWords()}
        ></span>
      </button>
      <button type="button" class="item" ?disabled=${empty} @click=${() => (this.asks = true)}>
        ${clearIcon}${td(this.language, 'clear')}
      </button>
      <button type="button" class="item keys" @click=${this.showShortcuts}>
        ${keysIcon}${td(this.language, 'keys')}
      </button>
      <span class="sr" role="status" .textContent=${this.copying ? this.#copyWords() : ''}></span>`;
  }

  #copyWords(): string {
    if (this.copying === 'loading') return td(this.language, 'earlierLoading');
    if (this.copying === 'failed') return td(this.language, 'earlierFailed');
    return this.copying === 'copied'
      ? tm(this.language, 'copied')
      : td(this.language, 'copyConversation');
  }

  #question(): TemplateResult {
    return html`<p>${td(this.language, 'clearQuestion')}</p>
      <p class="buttons">
        <button type="button" class="solid-button" @click=${this.#clear}>
          ${td(this.language, 'clearYes')}
        </button>
        <button type="button" class="text-button" @click=${this.close}>
          ${td(this.language, 'cancel')}
        </button>
      </p>`;
  }

  protected override updated(changed: PropertyValues): void {
    const list = this.querySelector('chatbot-shortcut-list');
    if (list && (changed.has('list') || changed.has('shortcuts'))) list.focus();
    else if (changed.has('asks')) this.querySelector<HTMLElement>('button:enabled')?.focus();
  }

  readonly #copy = async (): Promise<void> => {
    try {
      let { conversation } = this;
      while (conversation.hasMore) {
        this.copying = 'loading';
        conversation = await this.actions.loadEarlier();
      }
      const copied = await copyText(conversationText(this.language, conversation, this.name));
      this.copying = copied ? 'copied' : null;
    } catch {
      this.copying = 'failed';
    }
  };

  async #loadList(): Promise<void> {
    this.list = (await import('../../shortcuts/chat-shortcuts.js')).chatShortcuts;
  }

  readonly #clear = (): void => {
    this.actions.reset();
    this.close();
  };
}

/** The conversation as text, for the clipboard. */
function conversationText(
  language: Language | null,
  conversation: Conversation,
  name: string,
): string {
  return transcript(conversation)
    .map((entry) =>
      entry.role === 'user'
        ? `${t(language, 'you')}: ${entry.message.text}`
        : `${name}: ${entry.reply.text}${isOpen(entry.reply) ? ' …' : ''}`,
    )
    .join('\n\n');
}

define('chatbot-panel-menu-items', MenuItemsElement);
