import { css, html, LitElement, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { checkIcon } from './icons.js';
import { followPopover } from './place-popover.js';
import { controls } from './styles/controls.js';
import { popovers } from './styles/popovers.js';
import { tokens } from './styles/tokens.js';

export interface MenuItem {
  readonly value: string;
  readonly label: string;
  /** Description of its effect, in a few words. */
  readonly hint?: string;
  /** One of several of which at most one holds. */
  readonly checked?: boolean;
}

/** An item of a menu was chosen. */
export class MenuPickEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('menu-pick');
    this.value = value;
  }
}

/**
 * A button with a menu, by the ARIA pattern of that name: arrows, Home and End move, Esc closes.
 *
 * @fires menu-pick - `MenuPickEvent`
 */
export class MenuButton extends LitElement {
  static override styles = [
    tokens,
    controls,
    popovers,
    css`
      :host {
        display: inline-flex;
        color: inherit;
      }

      .opener {
        flex: 1;
        justify-content: var(--menu-justify, center);
      }

      :host([marked]) .opener {
        color: var(--warn);
        border-color: currentColor;
      }

      .popover {
        --width: 288px;
        padding: 4px;
      }

      .item {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr);
        gap: 0 8px;
        align-items: start;
        width: 100%;
        min-height: var(--target);
        padding: 6px 8px;
        border: 0;
        border-radius: 6px;
        background: none;
        text-align: start;
      }

      .item:hover,
      .item:focus-visible {
        background: var(--hover);
        outline-offset: -2px;
      }

      .item .words {
        grid-column: 2;
        font-weight: 500;
      }

      .item small {
        display: block;
        font-size: 12px;
        line-height: 16px;
        font-weight: 400;
        color: var(--quiet);
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) icon: SVGTemplateResult | null = null;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  /** Something chosen here holds and should be seen. */
  @property({ type: Boolean, reflect: true }) marked = false;
  @property({ type: Boolean }) disabled = false;
  @query('.opener') private opener!: HTMLElement;
  @query('.popover') private menu!: HTMLElement;

  protected override render(): TemplateResult {
    return html`<button
        class="button tool opener"
        type="button"
        aria-label=${this.label}
        title=${this.label}
        aria-haspopup="menu"
        popovertarget="menu"
        ?disabled=${this.disabled}
      >
        ${this.icon}<span class="label">${this.label}</span>
      </button>
      <div
        id="menu"
        class="popover"
        popover
        role="menu"
        aria-label=${this.label}
        @beforetoggle=${this.#onToggle}
        @toggle=${this.#onToggled}
        @keydown=${this.#onKey}
      >
        ${this.items.map((item) => this.#item(item))}
      </div>`;
  }

  #item({ value, label, hint, checked }: MenuItem): TemplateResult {
    return html`<button
      class="item"
      type="button"
      role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${checked ?? nothing}
      tabindex="-1"
      @click=${() => this.#pick(value)}
    >
      ${checked ? checkIcon : nothing}<span class="words"
        >${label}${hint ? html`<small>${hint}</small>` : nothing}</span
      >
    </button>`;
  }

  #pick(value: string): void {
    this.menu.hidePopover();
    this.dispatchEvent(new MenuPickEvent(value));
  }

  #onToggle(event: ToggleEvent): void {
    followPopover(event, this.menu, this.opener);
  }

  #onToggled(event: ToggleEvent): void {
    if (event.newState !== 'open') return;
    (
      this.renderRoot.querySelector<HTMLElement>('[aria-checked=true]') ?? this.#buttons[0]
    )?.focus();
  }

  get #buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const last = buttons.length - 1;
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  }
}

define('chatbot-menu-button', MenuButton);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-menu-button': MenuButton;
  }
}
