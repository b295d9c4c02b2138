import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n/t.js';
import type { SessionActions } from '../../session/session-actions.js';
import { define } from '../../custom-element/define.js';
import { focusedElement } from '../../shortcuts/asks-for-shortcuts.js';
import { menuIcon } from '../more-icons.js';
import { menuItems } from './menu-items.js';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';

/** The button of the menu, and what it offers; the header keeps its place until it is loaded. */
export class MenuElement extends PanelElement {
  static override properties = {
    conversation: REACTIVE,
    name: REACTIVE,
    shown: REACTIVE,
  };

  conversation!: Conversation;
  name = '';
  actions!: SessionActions;
  private shown: 'nothing' | 'items' | 'shortcuts' = 'nothing';
  /** Has the focus again when the menu is closed; null: its button. */
  #from: HTMLElement | null = null;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('focusout', this.#onFocusout);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode() as ShadowRoot;
    const keep = (): void => {
      // Should it fail, the focus is lost with what leaves, and that is all.
      import('../asked.chunk.js').then(({ keepFocus }) => keepFocus(root)).catch(() => undefined);
    };
    root.addEventListener('click', keep, { once: true });
  }

  /** Opens the menu at the list of shortcuts; what has the focus now has it again afterwards. */
  readonly showShortcuts = (): void => {
    if (this.shown === 'nothing') this.#from = focusedElement();
    this.shown = 'shortcuts';
  };

  protected override render(): TemplateResult {
    const { conversation, name, actions, shown, showShortcuts } = this;
    const open = shown !== 'nothing';
    return html`<button
        type="button"
        class="icon-button"
        aria-label=${t(this.language, 'menu')}
        title=${t(this.language, 'menu')}
        aria-haspopup="true"
        aria-expanded=${open}
        @click=${this.#toggle}
      >
        ${menuIcon}
      </button>
      ${
        open
          ? menuItems({
              conversation,
              name,
              actions,
              shortcuts: shown === 'shortcuts',
              showShortcuts,
              close: this.#toggle,
            })
          : nothing
      }`;
  }

  readonly #toggle = (): void => {
    const from = this.#from?.isConnected ? this.#from : this.querySelector('button');
    this.#from = null;
    this.shown = this.shown === 'nothing' ? 'items' : 'nothing';
    from?.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.shown === 'nothing') return;
    event.stopPropagation();
    event.preventDefault(); // A dialog around it would close.
    this.#toggle();
  };

  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    // What is shown changes too; then nothing has the focus for a moment.
    if (!relatedTarget || this.contains(relatedTarget as Node)) return;
    this.shown = 'nothing';
    this.#from = null;
  };
}

define('chatbot-panel-menu', MenuElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-panel-menu': MenuElement;
  }
}
