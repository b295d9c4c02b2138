import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.js';
import type { SessionActions } from '../session/session-actions.js';
import { define } from './define.js';
import { menuIcon } from './icons.js';
import type { Parts } from './load-parts.js';
import { PanelElement } from './panel-element.js';
import { reactive } from './reactive.js';

/** The button of the menu, and the place below it, where what it offers comes as soon as it is loaded. */
class MenuElement extends PanelElement {
  @reactive() conversation!: Conversation;
  @reactive() name = '';
  @reactive() parts: Parts = {};
  actions!: SessionActions;
  /** Somebody waits for what is not loaded yet. */
  need!: () => void;
  @reactive() private open = false;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('focusout', this.#onFocusout);
  }

  protected override render(): TemplateResult {
    const { conversation, name, actions, open, parts } = this;
    return html`<button
        type="button"
        class="icon-button"
        aria-label=${t('menu')}
        title=${t('menu')}
        aria-haspopup="true"
        aria-expanded=${open}
        @click=${this.#toggle}
      >
        ${menuIcon}
      </button>
      ${open ? parts.menuItems?.({ conversation, name, actions, close: this.#toggle }) : nothing}`;
  }

  readonly #toggle = (): void => {
    this.open = !this.open;
    if (this.open) this.need();
    this.querySelector('button')?.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    event.preventDefault(); // A dialog around it would close.
    this.#toggle();
  };

  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    // What is shown changes too; then nothing has the focus for a moment.
    if (relatedTarget && !this.contains(relatedTarget as Node)) this.open = false;
  };
}

define('chatbot-panel-menu', MenuElement);
